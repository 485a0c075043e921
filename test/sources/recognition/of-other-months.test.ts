import { expect, it } from "vitest";
import { takenOf } from "./support/taken-of.ts";

const rollOf = (file: string, ...sums: readonly string[]) =>
  takenOf(file, [
    ["低保证号", "姓名", "身份证号", "与户主关系", "保障人数", ...sums, "乡镇", "村"],
    ...Array.from({ length: 8 }, (_, n) => [
      ...[`5000${n}`, "王一", `999999196${n}01010011`, "户主", "1"],
      ...sums.map((_sum, at) => String(200 + 50 * at)),
      ...["青山乡", "上村委会"],
    ]),
  ]).fields.amount_fen;

it.each([
  ["2019年10月低保花名册.xlsx", ["9月补差", "10月补差"], "10月补差"],
  ["2019年10月低保花名册.xlsx", ["10月补差", "9月补差"], "10月补差"],
  ["2019年9月低保花名册.xlsx", ["9月补差", "10月补差"], "9月补差"],
  [
    "低保花名册201910.xlsx",
    ["2019年9月户保障金额", "2019年10月户保障金额"],
    "2019年10月户保障金额",
  ],
  // What nothing says of the roll's month stays.
  ["2019年10月低保花名册.xlsx", ["9月补差"], "9月补差"],
])("of %s with %j takes the sum of its own month", (file, sums, taken) => {
  expect(rollOf(file, ...sums)).toBe(taken);
});
