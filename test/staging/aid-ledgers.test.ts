import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { resolveCode } from "../../src/rolls/resolve-code.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const HEADER = ["姓名", "身份证号", "救助原因", "申请日期", "审批日期", "救助金额"];
const grant = (n: number, ...more: string[]) => [
  ...[`张${n}`, `9999991990010110${10 + n}`, "患病", "2019-08-01", "2019-08-03", "1500"],
  ...more,
];

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const column = async (field: string) =>
  (
    await db.rows<{ said: string | number | null }>(
      `SELECT ${field} AS said FROM stage.aid ORDER BY sheet_id, row_no`,
    )
  ).map(({ said }) => said);

it.each([
  ["临时救助台账.xlsx", "急难型", "支出型"],
  ["临时救助.xlsx", "急难型临时救助", "支出型临时救助"],
])("takes the type of aid from the sheet of %s", async (file, ...sheets) => {
  await stageRows(
    db,
    sheets.map((sheet, at) => ({ file, sheet, rows: [HEADER, grant(2 * at), grant(2 * at + 1)] })),
  );
  expect(await column("urgency")).toEqual(["急难型", "急难型", "支出型", "支出型"]);
});

it.each([
  ["急难型、支出型临时救助台账.csv", [null, null]],
  ["临时救助先行救助登记台账.csv", [null, 1]],
  ["临时救助（含先行救助）台账.csv", [null, null]],
])("takes no more from the name of %s than it says of all", async (file, said) => {
  await stageRows(db, { file, rows: [HEADER, grant(1)] });
  expect([(await column("urgency"))[0], (await column("first_aid"))[0]]).toEqual(said);
});

it("reads the number of the minutes under 是否一事一议 as yes, and the day of first aid", async () => {
  const said = [
    "是（民纪〔2019〕7号）",
    "民纪〔2019〕7号",
    "县局务会第3次",
    "非一事一议",
    "按常规",
  ];
  const helped = ["2019-08-01", "先行救助", "24小时内", "未先行", "见备注"];
  await stageRows(db, {
    file: "临时救助台账.csv",
    rows: [
      [...HEADER, "是否一事一议", "是否先行救助"],
      ...said.map((text, n) => grant(n, text, helped[n] ?? "")),
    ],
  });
  expect(await column("special")).toEqual([1, 1, 1, 0, null]);
  expect(await column("first_aid")).toEqual([1, 1, 1, 0, null]);
});

it("tells papers that were made up, in whatever words, from those that were not", async () => {
  const said = ["2019-08-09", "已补齐", "已于8月12日补办", "待补", "未补办", "/", "否", ""];
  await stageRows(db, {
    file: "临时救助台账.csv",
    rows: [
      [...HEADER, "是否先行救助", "补手续日期"],
      ...said.map((text, n) => grant(n, "是", text)),
    ],
  });
  expect((await column("papers_said")).map((text) => text !== null)).toEqual([
    ...[true, true, true],
    ...[false, false, false, false, false],
  ]);
});

it.each([
  ["decision", "已批", "批准"],
  ["decision", "经审核，符合低保条件", "批准"],
  ["decision", "不符合低保条件", "不予批准"],
  ["decision", "拟准予", "在办"],
  ["decision", "退件", "不予批准"],
  ["study_state", "顶岗实习", "在读"],
  ["self_care", "重度依赖", "全护理"],
  ["self_care", "轻度依赖", "半护理"],
] as const)("reads %s %s as %s", (list, written, value) => {
  expect(resolveCode(list, written)).toEqual({ value, known: true });
});
