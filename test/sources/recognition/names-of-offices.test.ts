import { describe, expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const PEOPLE = [
  ["张三", "999999195001010015"],
  ["李四", "999999196002020028"],
  ["王五", "999999197003030030"],
] as const;

/** Which column was taken for each field, of a list with these others beside name and number. */
function fieldsOf(file: string, others: Readonly<Record<string, readonly string[]>>) {
  const { fields } = recognised(
    file,
    ["姓名", "身份证号", ...Object.keys(others)],
    ...PEOPLE.map((who, n) => [...who, ...Object.values(others).map((cells) => cells[n] ?? "")]),
  );
  return fields;
}

const COUNTS = ["1", "3", "2"];

describe("columns of 低保 by other names", () => {
  it.each(["核定人数", "核定保障人数", "核定救助人数", "审批保障人数"])(
    "%s is how many of the household are covered",
    (header) => {
      const fields = fieldsOf("2019年10月低保花名册.xls", {
        低保证号: ["D1", "D2", "D3"],
        月补差: ["300", "900", "600"],
        家庭人口: ["3", "3", "2"],
        [header]: COUNTS,
      });
      expect([fields.covered_count, fields.family_count]).toEqual([header, "家庭人口"]);
    },
  );

  it.each(["分保类别", "分类保障类型"])("%s is under which head somebody gets more", (header) => {
    const fields = fieldsOf("2019年10月低保花名册.xls", {
      低保证号: ["D1", "D2", "D3"],
      城乡类别: ["农村", "农村", "城市"],
      月补差: ["300", "900", "600"],
      [header]: ["老年人", "", "重度残疾人"],
    });
    expect([fields.classified, fields.side]).toEqual([header, "城乡类别"]);
  });

  it.each(["存折号", "存折帐号", "一折通号", "惠民卡号"])("%s is the account", (header) => {
    const fields = fieldsOf("2019年10月低保花名册.xls", {
      低保证号: ["D1", "D2", "D3"],
      月补差: ["300", "900", "600"],
      [header]: ["6210000000000000017", "6210000000000000025", "6210000000000000033"],
    });
    expect([fields.account, fields.household_no]).toEqual([header, "低保证号"]);
  });
});

it.each([
  ["记账日期", "存折号"],
  ["记帐日期", "存折账号"],
  ["交易时间", "一折通账号"],
])("%s on a list of payments is when it was paid, and %s the account", (day, account) => {
  const fields = fieldsOf("2019年低保金发放明细.xls", {
    发放项目: ["低保金", "低保金", "低保金"],
    所属年月: ["2019-09", "2019-09", "2019-10"],
    发放金额: ["300", "900", "600"],
    [day]: ["2019-09-10", "2019-09-10", "2019-10-11"],
    [account]: ["6210000000000000017", "6210000000000000025", "6210000000000000033"],
  });
  expect([fields.paid_on, fields.account]).toEqual([day, account]);
});
