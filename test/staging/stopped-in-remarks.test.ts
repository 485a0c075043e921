import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const person = (at: number) => {
  const serial = String(at + 1).padStart(4, "0");
  return [`D${serial}`, `赵${serial}`, `赵${serial}`, `99999919900101${serial}`, "300", "2018.01"];
};

/** How many of a 低保 roll of so many people are no longer on it, by what stands beside the last of them. */
async function stopped(header: string, people: number, last: readonly string[]) {
  const rows = Array.from({ length: people }, (_, at) => [
    ...person(at),
    last[at - people + last.length] ?? "",
  ]);
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间", header], ...rows],
  });
  const [found] = await db.rows<{ stopped: number }>(
    "SELECT count(*) FILTER (status = '停发') AS stopped FROM stage.enrolment",
  );
  return Number(found?.stopped);
}

it.each(["停保", "9月停保", "2019年9月停发", "2019.9停保", "2019年9月起停发", "停保（2019年9月）"])(
  "reads the remark %s of those who were taken off",
  async (remark) => {
    expect(await stopped("备注", 5, [remark, remark])).toBe(2);
  },
);

it.each(["11月起停保", "自2019年11月起停发", "2019.11停保", "下月停保"])(
  "leaves on the roll of October whoever is taken off after it: %s",
  async (text) => {
    expect(await stopped("备注", 5, [text, text])).toBe(0);
    await db.run("DELETE FROM stage.enrolment");
    expect(await stopped("保障状态", 5, ["在保", "在保", "在保", "停保", text])).toBe(1);
  },
);

it.each(["备注", "人员变动", "情况说明"])(
  "knows from the end of a long list that %s says who was taken off",
  async (header) => {
    expect(await stopped(header, 400, Array(30).fill("停保"))).toBe(30);
  },
);

it("reads, among remarks of other things, those that say no more than that somebody was taken off", async () => {
  const remarks = Array.from(
    { length: 30 },
    (_, at) => ["停保", "残疾证待补", "停保后申诉，待复核"][at % 3] as string,
  );
  expect(await stopped("备注", 400, remarks)).toBe(10);
});

it("reads from brackets behind a name that its bearer was taken off, and leaves to the lists of the dead who has died", async () => {
  const marks = ["", "（已停保）", "(9月停保)", "（户主）", "(亡)", "（大）", "(停发）"];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
      ...marks.map((mark, at) => {
        const name = `赵${"甲乙丙丁戊己庚"[at]}`;
        return person(at).map((cell, n) => (n === 1 ? name : n === 2 ? name + mark : cell));
      }),
    ],
  });
  const rows = await db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  expect(rows.map(({ status }) => status)).toEqual([
    null,
    "停发",
    "停发",
    null,
    null,
    null,
    "停发",
  ]);
});

it("takes those below a line that says so for stopped, down to the next such line", async () => {
  const lines = [["以下人员9月停保"], ["以下为新增人员"], ["注：停保人员另附表"]];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
      ...[person(0), person(1), lines[0] ?? [], person(2), person(3), lines[1] ?? [], person(4)],
      lines[2] ?? [],
    ],
  });
  const rows = await db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  expect(rows.map(({ status }) => status)).toEqual([null, null, "停发", "停发", null]);
});
