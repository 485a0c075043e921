import { describe, expect, it } from "vitest";
import { headerText } from "../../../src/rolls/headers/header-text.ts";
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

describe("columns that a system numbers", () => {
  it("are called by the Chinese behind the number of 人社's standard", () => {
    const { roll, fields } = recognised(
      "社保缴费.csv",
      ["AAC003姓名", "AAC002身份证号", "AAB004单位名称", "最近缴费年月（AAE003）"],
      ...PEOPLE.map((who) => [...who, "某厂", "201910"]),
    );
    expect(roll).toBe("employment");
    expect(fields).toMatchObject({
      name: "AAC003姓名",
      id: "AAC002身份证号",
      paid_month: "最近缴费年月（AAE003）",
    });
  });

  it.each([
    ["B.姓名", "姓名"],
    ["2、身份证号", "身份证号"],
    ["（三）与户主关系", "与户主关系"],
    ["四、乡镇", "乡镇"],
    // No numbers of columns.
    ["一、二级残疾", "一二级残疾"],
    ["1.5倍标准", "1.5倍标准"],
    ["A类", "A类"],
  ])("are called by what stands behind the letter or number of the column: %s", (written, text) => {
    expect(headerText(written)).toBe(text);
  });

  it("keep the year of a header beside English", () => {
    expect(headerText("OA2019年10月金额")).toBe("2019年10月金额");
  });

  const codes = ["01", "02", "01"];
  it.each([
    ["项目代码（01低保02特困）", {}, "项目代码（01低保02特困）"],
    ["项目编码", { 摘要: ["低保金", "特困金", "低保金"] }, "摘要"],
    // Then the name of the list says it.
    ["项目编码", {}, undefined],
  ])("say what was paid where %s explains them", (header, others, taken) => {
    const fields = fieldsOf("2019年10月发放明细.csv", {
      [header]: codes,
      ...others,
      所属月份: ["201910", "201910", "201910"],
      发放金额: ["300", "560", "300"],
    });
    expect(fields.item).toBe(taken);
  });
});

describe("headers of a form that numbers its columns, or was typed by ear", () => {
  it.each([
    ["姓  名", "2.身份证 号码", "灾种：", "4.受灾日期"],
    ["1、姓名", "2、身份证号妈", "3、灾种", "4、受灾日期"],
    ["姓名", "7.身份证号码", "灾种", "受灾日期"],
    ["一、姓名", "二、身份证号码", "三、灾种", "四、受灾日期"],
  ])("are those of one person a row: %s, %s", (...header) => {
    const rows = PEOPLE.map((who) => [...who, "洪涝", "2019-08-12", "房屋倒塌", "仍有困难"]);
    const { roll, fields, asked } = recognised(
      "受灾人员名册.xlsx",
      [...header, "损失情况", "当前生活状况"],
      ...rows,
    );
    expect([roll, fields.name, fields.id]).toEqual(["disaster", header[0], header[1]]);
    expect(asked).toEqual([]);
  });
});
