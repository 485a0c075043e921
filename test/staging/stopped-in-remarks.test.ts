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

it.each(["备注", "人员变动", "情况说明"])(
  "knows from the end of a long list that %s says who was taken off",
  async (header) => {
    expect(await stopped(header, 400, Array(30).fill("停保"))).toBe(30);
  },
);

it("takes remarks of other things, however long the list, for what they are", async () => {
  const remarks = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? "停保" : "残疾证待补"));
  expect(await stopped("备注", 400, remarks)).toBe(0);
});
