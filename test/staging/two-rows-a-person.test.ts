import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => number(`9999991990010110${n}`);
const NAMES = ["张一平", "李二平", "王三平"];

const read = async (rows: readonly (readonly string[])[]) => {
  const sheets = await stageRows(db, { file: "2019年10月低保花名册.xlsx", rows });
  const people = await db.rows<{ row_no: number; name: string; id: string; amount: number }>(
    `SELECT m.row_no, m.name_text AS name, m.id_text AS id, e.amount_fen AS amount
     FROM mention m JOIN stage.enrolment e ON e.sheet_id = m.sheet_id AND e.row_no = m.row_no ORDER BY m.row_no`,
  );
  return { sheets, people };
};
const expected = (first: number) =>
  NAMES.map((name, at) => ({ row_no: first + 2 * at, name, id: ID(at), amount: 30000 }));

it("reads a form that has each person's number in the row below his name", async () => {
  const { sheets, people } = await read([
    ["2019年10月农村低保花名册"],
    ["序号", "低保证号", "姓名", "与户主关系", "月保障金额"],
    ["", "", "身份证号", "享受时间", ""],
    ...NAMES.flatMap((name, at) => [
      [`${at + 1}`, `D0${at}`, name, "户主", "300"],
      ["", "", ID(at), "2018.03", ""],
    ]),
    ["合计", "", "3人", "", "900"],
  ]);
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao"]);
  expect(people).toEqual(expected(4));
  expect(
    await db.rows(
      "SELECT DISTINCT from_month - 2018 * 12 + 1 AS month, relation FROM stage.enrolment",
    ),
  ).toEqual([{ month: 3, relation: "户主" }]);
});

it("reads the same where one cell of the header names both", async () => {
  const { people } = await read([
    ["序号", "低保证号", "姓名/身份证号", "与户主关系", "月保障金额"],
    ...NAMES.flatMap((name, at) => [
      [`${at + 1}`, `D0${at}`, name, "户主", "300"],
      ["", "", ID(at), "", ""],
    ]),
  ]);
  expect(people).toEqual(expected(2));
});

it.each([
  [
    "two rows",
    [
      ["序号", "低保证号", "姓名", "月保障金额"],
      ["", "", "身份证号", ""],
    ],
  ],
  ["one row", [["序号", "低保证号", "姓名/身份证号", "月保障金额"]]],
])(
  "reads it where each page has the header of %s again, and somebody has no number",
  async (_, header) => {
    const person = (name: string, at: number, id: string) => [
      [`${at + 1}`, `D0${at}`, name, "300"],
      ["", "", id, ""],
    ];
    const { people } = await read([
      ["2019年10月农村低保花名册"],
      ...NAMES.flatMap((name, at) => [...header, ...person(name, at, at === 1 ? "无证" : ID(at))]),
    ]);
    expect(people.map(({ name, id }) => [name, id])).toEqual([
      [NAMES[0], ID(0)],
      [NAMES[1], "无证"],
      [NAMES[2], ID(2)],
    ]);
  },
);
