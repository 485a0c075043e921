import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const standards = [{ side: "农村" as const, fromMonth: 0, fen: 42_000 }];
const context = { month: monthNumber(2019, 10), standards, priceLinkage: [] };
const folder = mkdtempSync(join(tmpdir(), "doudi-checks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const people = ["赵甲", "钱乙", "孙丙", "李丁", "周戊"].map((name, index) => ({
  name,
  id: number(`99999919${60 + index}0101${String(100 + index).padStart(3, "0")}`),
}));

function write(file: string, header: string, rows: string[][]) {
  writeFileSync(join(folder, file), [header, ...rows.map((row) => row.join(","))].join("\r\n"));
}

/** What the results of each person were: income, assets, date. */
const results: [person: number, income: string, assets: string, date: string][] = [
  [0, "300", "未超标", ""],
  [0, "900", "未超标", ""],
  [1, "300", "未超标", "2019-03-01"],
  [1, "900", "未超标", "2019-09-01"],
  [2, "900", "未超标", "2019-03-01"],
  [2, "300", "未超标", "2019-09-01"],
  [3, "300", "未超标", "2019-09-01"],
  [3, "", "超标", ""],
  [4, "300", "未超标", "2019-03-01"],
  [4, "", "超标", "2019-09-01"],
];

// Whoever has one result below the line and one above it is below it if the first is the newer.
it("leaves open what hangs on the order of two results that nothing puts in order", async () => {
  const place = ["甲乡", "东村"];
  for (const roll of ["低保花名册2019-10.csv", "特困人员名册2019-10.csv"])
    write(roll, "低保证号,姓名,身份证号,城乡类别,开始享受年月,乡镇,村", [
      ["9999000001", "吴己", number("99999919700101200"), "农村", "2018-03", ...place],
    ]);
  write(
    "家庭经济状况核对结果.csv",
    "申请人姓名,申请人身份证号,家庭人口数,家庭人均月收入,家庭月刚性支出,家庭月就业成本,财产状况,核对日期,乡镇,村",
    results.map(([person, income, assets, date]) => [
      ...[people[person]?.name ?? "", people[person]?.id ?? "", "1", income, "0", "0"],
      ...[assets, date, ...place],
    ]),
  );
  const { findings, sentences } = await screenFolder(folder, context);
  const levels = findings.filter((one) => one.startsWith("LB11|")).map((one) => one.split("|")[1]);
  expect(levels.sort()).toEqual(["check", "check", "hit"]);
  const said = sentences.filter((one) => one.startsWith("LB11|"));
  expect(said.filter((one) => one.includes("看不出哪一份在后"))).toHaveLength(2);
  expect(said.filter((one) => one.includes("孙丙"))).toHaveLength(1);
});
