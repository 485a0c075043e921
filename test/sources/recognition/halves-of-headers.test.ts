import { describe, expect, it } from "vitest";
import { takenOf } from "./support/taken-of.ts";

const idOf = (year: number, n: number) => `999999${year}01010${100 + n}1`;
const times = (count: number, row: (n: number) => string[]) =>
  Array.from({ length: count }, (_, n) => row(n));

const children = (groups: readonly string[], below: readonly string[]) => [
  ["2019年10月孤儿基本生活费名册"],
  groups,
  below,
  ...times(12, (n) => [
    String(n + 1),
    "李大伯",
    idOf(1950, n),
    `李小明`,
    idOf(2010, n),
    "1000",
    "2017.01",
    "青山乡",
    "上村委会",
  ]),
];

describe("a header whose upper half says whose a word is that stands in it twice", () => {
  const below = [
    "号",
    "姓名",
    "身份证号",
    "姓名",
    "身份证号",
    "标准(元)",
    "时间",
    "乡镇",
    "村委会",
  ];

  it.each([
    ["printed over its columns", [[2, 2, 3] as const, [2, 4, 5] as const, [2, 8, 9] as const]],
    ["written once, as text keeps it", []],
  ])("is read with it where the lower half alone has as many headers: %s", (_, groups) => {
    const upper = ["序", "监护人", "", "儿童", "", "每月补助", "审批", "住址", ""];
    const { at, fields, asked } = takenOf("儿童福利.xlsx", children(upper, below), groups);
    expect(at).toEqual([2, 2]);
    expect(fields).toMatchObject({ name: "儿童/姓名", id: "儿童/身份证号" });
    expect(asked).toEqual([]);
  });

  it("is not read with a title above it", () => {
    const upper = ["孤儿名册", "", "", "", "", "", "", "单位：元", ""];
    expect(takenOf("儿童福利.xlsx", children(upper, below)).at).toEqual([3, 1]);
  });
});

describe("a header whose lower half parts what is printed over several columns", () => {
  const upper = ["序号", "乡镇", "村", "申请人", "", "补贴标准", "补贴类型"];
  const row = (n: number) => [
    ...[String(n + 1), "青山乡", "上村委会", "王一", idOf(1960, n), "80"],
    "困难残疾人生活补贴",
  ];
  const groups = [[1, 4, 5] as const];

  it("is read with it though nothing else is merged", () => {
    const rows = [upper, ["", "", "", "姓名", "身份证号", "", ""], ...times(12, row)];
    const { at, fields } = takenOf("2019年10月两项补贴.xlsx", rows, groups);
    expect(at).toEqual([1, 2]);
    expect(fields).toMatchObject({ name: "申请人/姓名", id: "申请人/身份证号" });
  });

  it("has no lower half where people stand below it", () =>
    expect(takenOf("2019年10月两项补贴.xlsx", [upper, ...times(12, row)], groups).at).toEqual([
      1, 1,
    ]));
});
