import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

/** The states of four people, of whom the first three are one household, and the stops, by what stands beside the first of them. */
async function readRoll(remark: (names: readonly string[]) => string, beside = "") {
  const people = [0, 1, 2, 3].map(madePerson);
  const names = people.map(({ name }) => name);
  written.write("2019年10月低保花名册.csv", [
    ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间", "备注"],
    ...people.map(({ name, id }, at) => [
      ...[at < 3 ? "7001" : "7002", names[at < 3 ? 0 : 3] ?? "", name, id, "300", "2018.01"],
      [remark(names), beside][at] ?? "",
    ]),
  ]);
  await written.read();
  const states = await written.db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  const stops = await written.db.rows(
    `SELECT d.row_no, m.name_text = '${names[1]}' AS is_his, stop_month - 2019 * 12 + 1 AS month, reason
     FROM stage.departure d JOIN mention m ON m.sheet_id = d.sheet_id AND m.row_no = d.row_no ORDER BY d.row_no`,
  );
  return { states: states.map(({ status }) => status), stops };
}

it.each([
  ["", "死亡停保", { month: null, reason: "死亡" }],
  ["其母", "2019年3月死亡停保", { month: 3, reason: "死亡" }],
  ["2019.3.5", "去世，停保", { month: 3, reason: "死亡" }],
  ["儿子", "服刑，9月停保", { month: 9, reason: "服刑" }],
])(
  "takes off the member whom a remark beside another names: %s…%s",
  async (before, after, stop) => {
    const { states, stops } = await readRoll(([, his]) => `${before}${his}${after}`);
    expect(states).toEqual([null, "停发", null, null]);
    expect(stops).toEqual([{ row_no: 3, is_his: true, ...stop }]);
  },
);

it("takes off each of two named together", async () => {
  const { states, stops } = await readRoll(([, one, two]) => `${one}、${two}2019年3月迁出停保`);
  expect(states).toEqual([null, "停发", "停发", null]);
  expect(stops).toHaveLength(2);
});

it.each([
  ["who is of another household", ([, , , other]: readonly string[]) => `${other}死亡停保`],
  [
    "for what all of them may have been taken off",
    ([, his]: readonly string[]) => `${his}收入超标停保`,
  ],
  ["who is back", ([, his]: readonly string[]) => `${his}9月停保，10月恢复`],
  [
    "as the head, which all of them may have been",
    ([, his]: readonly string[]) => `户主${his}死亡停保`,
  ],
])("takes nobody off by the name of one %s", async (_, remark) => {
  const { states } = await readRoll(remark);
  expect(states.slice(1)).toEqual([null, null, null]);
});
