import { describe, expect, it } from "vitest";
import { takenOf } from "./support/taken-of.ts";

const idOf = (year: number, n: number) => `999999${year}01010${100 + n}1`;
const times = (count: number, row: (n: number) => string[]) =>
  Array.from({ length: count }, (_, n) => row(n));

describe("a list called after its 发放", () => {
  const list = (...more: readonly string[]) => {
    const row = (n: number) => [
      ...["青山乡", "上村委会", "王一", idOf(1960, n), "李二", idOf(1970, n), "80", "2019年10月"],
      ...more.map(() => "成功"),
    ];
    return takenOf(
      "2019年10月重度残疾人护理补贴发放表.xlsx",
      [
        ["乡镇", "村", "申请人", "", "代办人", "", "补贴标准", "发放时段", ...more],
        ["", "", "姓名", "身份证号", "姓名", "身份证号", "", ""],
        ...times(12, row),
      ],
      [
        [1, 3, 4],
        [1, 5, 6],
      ],
    );
  };

  it("is the roll of the subsidy where nothing but the month is of a payment: 姓名 below 代办人 is no 户名", () => {
    const { roll, fields } = list();
    expect(roll).toBe("subsidy");
    expect(fields).toMatchObject({ name: "申请人/姓名", period: "发放时段" });
  });

  it("is one of payments where it says whether they arrived", () => {
    const { roll, fields } = list("发放状态");
    expect(roll).toBe("payment");
    expect(fields).toMatchObject({ for_month: "发放时段" });
    expect(fields.account_name).toBeUndefined();
  });
});

it("takes the day on which orphans were paid for no beginning, and their list of half a year for payments", () => {
  const { roll, fields } = takenOf("2019年下半年孤儿基本生活费发放表.xlsx", [
    ["序号", "姓名", "身份证号", "银行账号", "乡镇", "村", "发放金额", "发放日期", "备注"],
    ...times(6, (n) => [
      ...[String(n + 1), "王一", idOf(2010, n), `62172200000000${100 + n}`, "青山乡", "上村委会"],
      ...["6000", "2019-07-08", ""],
    ]),
  ]);
  expect(roll).toBe("payment");
  expect(fields).toMatchObject({ paid_on: "发放日期", amount_fen: "发放金额" });
});
