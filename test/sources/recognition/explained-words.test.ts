import { describe, expect, it } from "vitest";
import { takenOf } from "./support/taken-of.ts";

const idOf = (year: number, n: number) => `999999${year}01010${100 + n}1`;
const times = (count: number, row: (n: number) => string[]) =>
  Array.from({ length: count }, (_, n) => row(n));

describe("words of a header that only what stands with them explains", () => {
  const row = (n: number) => [
    ...[`D${n}`, "王一", "王一", idOf(1960, n), "300", "农", n % 2 ? "整保" : "单保", "2017.01"],
    ...["√", "", "", "", "青山乡", "上村委会"],
  ];
  const form = [
    [
      ...["证号", "户主", "姓名", "身份证号", "月保障金", "保障类别", "", "享受起始月"],
      ...["分类施保对象（打√）", "", "", "", "户籍地（乡镇）", "户籍地（村）"],
    ],
    [
      ...["", "", "", "", "", "城/农", "方式", ""],
      ...["老年人", "未成年人", "重残", "重病", "", ""],
    ],
    ...times(30, row),
  ];
  const groups = [[1, 6, 7] as const, [1, 9, 12] as const];

  it("are read with the stem of the group above: 方式 below 保障类别 is 保障方式", () =>
    expect(takenOf("2019年10月低保.xlsx", form, groups).fields).toMatchObject({
      side: "保障类别/城/农",
      coverage: "保障类别/方式",
    }));

  it("are read with the brackets that say which part of a place it is", () =>
    expect(takenOf("2019年10月低保.xlsx", form, groups).fields).toMatchObject({
      town: "户籍地（乡镇）",
      village: "户籍地（村）",
    }));

  it("are classes of 分类施保 where the group says how they are marked", () =>
    expect(takenOf("2019年10月低保.xlsx", form, groups).fields.classified).toMatch(
      /老年人、未成年人、重残、重病$/,
    ));
});

describe("villages that stand alone in their rows above their people", () => {
  it("are no values of the column that they stand in, though that is the first one", () => {
    const people = (n: number) => [
      ["脑梗死", "急性心肌梗死"][n % 2] as string,
      "王一",
      idOf(1960, n),
    ];
    const rows = ["东村委会", "西村委会", "南村委会", "北村委会"].flatMap((village, n) => [
      [village, "", ""],
      ...times(2, (each) => people(2 * n + each)),
    ]);
    const { roll, fields } = takenOf("重病患者.xlsx", [["患何种病", "姓名", "证件号码"], ...rows]);
    expect(roll).toBe("illness");
    expect(fields).toMatchObject({ disease: "患何种病" });
  });
});

describe("a form printed with its title, unit and header on each page", () => {
  const header = ["序号", "证号", "姓名（与户主关系）", "身份证号", "月保障金", "享受时间"];
  const page = (k: number) => [
    ["2019年10月最低生活保障对象花名册", "", "", "", "", ""],
    ["编制单位：县低保中心", "", "", "", "", `第${k + 1}页 共3页`],
    header,
    ...times(20, (n) => {
      const no = 20 * k + n;
      return [
        String(no + 1),
        `53290${100 + (no >> 1)}`,
        "王一（户主）",
        idOf(1960, no),
        "300",
        "2017.01",
      ];
    }),
    ["本页小计", "", "20人", "", "", ""],
  ];

  it("has 证号 for its 低保证号, and not the numbers of the rows, which do not go on in its headers", () => {
    const { fields } = takenOf("低保.xlsx", [...page(0), ...page(1), ...page(2)]);
    expect(fields).toMatchObject({ household_no: "证号" });
  });

  it("has the name where the relation to the head stands behind it", () => {
    const { fields } = takenOf("低保.xlsx", page(0));
    expect(fields).toMatchObject({ name: "姓名（与户主关系）" });
    const guardians = page(0).map((cells) =>
      cells.map((cell) => cell.replace("与户主关系", "监护人")),
    );
    expect(takenOf("低保.xlsx", guardians).fields.name).toBeUndefined();
  });
});
