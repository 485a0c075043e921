import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const HEAD = ["姓名", "身份证号", "低保证号", "金额"];
const rowOf = (n: number, ...more: string[]) => [
  `张${"一二三四五六七八九"[n]}`,
  ID(n),
  `A0${n}`,
  "900",
  ...more,
];

/** First month and number of months of each payment, 201907 3. */
async function spans(): Promise<string[]> {
  const rows = await db.rows<{ said: string }>(
    "SELECT concat(for_month // 12, lpad(CAST(for_month % 12 + 1 AS VARCHAR), 2, '0'), ' ', for_count) AS said FROM stage.payment ORDER BY row_no",
  );
  return rows.map(({ said }) => said);
}

it("reads the quarter that a list of payments is called after", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年第三季度农村低保金发放表.csv",
    rows: [HEAD, rowOf(1), rowOf(2), rowOf(3)],
  });
  expect(sheet?.recognition.questions.filter(({ field }) => field === "for_month")).toEqual([]);
  expect(await spans()).toEqual(["201907 3", "201907 3", "201907 3"]);
});

it("tells payees of one name apart by their numbers", async () => {
  await stageRows(db, {
    file: "2019年第三季度农村低保金发放表.csv",
    rows: [HEAD, ...[1, 2, 3].map((n) => ["张三", ID(n), `A0${n}`, "900"])],
  });
  expect(await spans()).toEqual(["201907 3", "201907 3", "201907 3"]);
});

it("takes no month from a quarter for rows that name everybody three times", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年第三季度农村低保金发放表.csv",
    rows: [HEAD, ...[1, 2, 3].flatMap((n) => [rowOf(n), rowOf(n), rowOf(n)])],
  });
  expect(sheet?.recognition.questions.map(({ field }) => field)).toContain("for_month");
  expect(await spans()).toEqual(Array(9).fill(" "));
});

it("takes the month of each row, and not the quarter of the name", async () => {
  await stageRows(db, {
    file: "2019年第三季度农村低保金发放表.csv",
    rows: [[...HEAD, "月份"], rowOf(1, "2019-07"), rowOf(1, "2019-08"), rowOf(2, "2019-09")],
  });
  expect(await spans()).toEqual(["201907 1", "201908 1", "201909 1"]);
});

it.each([
  ["发放月份", ["1-3月", "4月-6月", "7月"], ["201901 3", "201904 3", "201907 1"]],
  ["季度", ["第一季度", "2季度", "四季度"], ["201901 3", "201904 3", "201910 3"]],
  ["所属期", ["上半年", "下半年", "7-9月份"], ["201901 6", "201907 6", "201907 3"]],
])("gives %s without a year that of the list", async (header, written, said) => {
  await stageRows(db, {
    file: "2019年低保金发放明细.csv",
    rows: [[...HEAD, header], ...written.map((text, at) => rowOf(at + 1, text))],
  });
  expect(await spans()).toEqual(said);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});
