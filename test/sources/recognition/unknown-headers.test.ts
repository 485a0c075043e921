import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();

function fieldsOf(file: string, header: readonly string[], data: readonly (readonly string[])[]) {
  const rows = [header, ...data].map((cells, index) => ({ row: index + 1, cells: [...cells] }));
  const found = recogniseSheet({ file, sheet: "Sheet1", rows, merges: [] }, rolls);
  const fields = Object.fromEntries(found.columns.map(({ field, header: text }) => [text, field]));
  return { roll: found.roll?.id, fields, asked: found.questions.map(({ text }) => text) };
}

const PEOPLE = [
  ["张三", "999999195001010015"],
  ["李四", "999999196002020028"],
  ["王五", "999999197003030030"],
] as const;

const DIBAO_REST = [
  ["D01", "300", "青山乡", "上村委会"],
  ["D02", "120", "青山乡", "下村委会"],
  ["D03", "250", "白水镇", "河村委会"],
] as const;

describe("headers that no list has", () => {
  it("takes 纳保时间 for the beginning, never for the end", () => {
    const rows = PEOPLE.map((person, at) => [...person, ...(DIBAO_REST[at] ?? []), "2015年3月"]);
    const { fields } = fieldsOf(
      "2019年10月低保名册.xlsx",
      ["姓名", "身份证号", "低保证号", "月保障金额", "乡镇", "村", "纳保时间"],
      rows,
    );
    expect(fields.纳保时间).toBe("from_month");
  });

  it("takes 编号 that numbers the rows for no household's number", () => {
    const rows = PEOPLE.map((person, at) => [String(at + 1), ...person, ...(DIBAO_REST[at] ?? [])]);
    const { fields } = fieldsOf(
      "2019年10月低保名册.xlsx",
      ["编号", "姓名", "身份证号", "本户领款证号", "月保障金额", "乡镇", "村"],
      rows,
    );
    expect(fields.编号).toBeUndefined();
  });

  it("reads 整户 and 单人 as 保障类型 under a header that resembles 分类施保类别", () => {
    const rows = PEOPLE.map((person, at) => [
      ...person,
      ...(DIBAO_REST[at] ?? []),
      at === 1 ? "单人户" : "整户",
    ]);
    const { fields } = fieldsOf(
      "2019年10月低保名册.xlsx",
      ["姓名", "身份证号", "低保证号", "月保障金额", "乡镇", "村", "分类施保户类型"],
      rows,
    );
    expect(fields.分类施保户类型).toBe("coverage");
  });

  it("reads traditional headers, and 姓名 with English beside it", () => {
    const rows = PEOPLE.map((person, at) => [...person, ...(DIBAO_REST[at] ?? [])]);
    const { roll, fields } = fieldsOf(
      "2019年10月低保名册.xlsx",
      ["姓名 Name", "身份證號", "低保證號", "月保障金額", "鄉鎮", "村"],
      rows,
    );
    expect(roll).toBe("dibao");
    expect(Object.values(fields).sort()).toEqual([
      "amount_fen",
      "household_no",
      "id",
      "name",
      "town",
      "village",
    ]);
  });

  it("knows a column of townships or villages by its values", () => {
    const rows = PEOPLE.map((person, at) => [...person, ...(DIBAO_REST[at] ?? [])]);
    const { fields } = fieldsOf(
      "2019年10月低保名册.xlsx",
      ["姓名", "身份证号", "低保证号", "月保障金额", "镇（办）别", "驻村点"],
      rows,
    );
    expect(fields).toMatchObject({ "镇（办）别": "town", 驻村点: "village" });
  });

  it("settles a missing date by elimination on a list that says what it is, and asks", () => {
    const rows = PEOPLE.map((person) => [...person, "1000", "2019-08-20"]);
    const { roll, fields, asked } = fieldsOf(
      "临时救助台账.xlsx",
      ["姓名", "身份证号", "救助金额", "会签日期"],
      rows,
    );
    expect(roll).toBe("aid");
    expect(fields.会签日期).toBe("approved_on");
    expect(asked).toEqual(["没有认得的审批日期列，只有“会签日期”像"]);
  });

  it("guesses no date where two columns may be it, and none on a list that does not say what it is", () => {
    const two = PEOPLE.map((person) => [...person, "1000", "2019-08-20", "2019-08-25"]);
    expect(
      fieldsOf("临时救助台账.xlsx", ["姓名", "身份证号", "救助金额", "会签日期", "登记日期"], two)
        .fields,
    ).not.toHaveProperty("会签日期");
    const nameless = PEOPLE.map((person) => [...person, "2019-08-20"]);
    expect(fieldsOf("名单.xlsx", ["姓名", "身份证号", "登记日期"], nameless).roll).toBeUndefined();
  });

  it("lets 长期 and 未定 speak neither for a date nor against one", () => {
    const rows = PEOPLE.map((person, at) => [
      ...person,
      "服刑",
      "2018-03-01",
      at === 0 ? "2020-03-01" : "长期",
    ]);
    const { fields } = fieldsOf(
      "在押人员.xlsx",
      ["姓名", "身份证号", "类别", "收治日期", "解除日期"],
      rows,
    );
    expect(fields).toMatchObject({ 收治日期: "from_on", 解除日期: "until_on" });
  });

  it("takes a list of who is supported for payments neither by its name nor by a month and a fee of nothing", () => {
    const rows = PEOPLE.map((person) => [
      "0",
      ...person,
      "环",
      "分散供养",
      "全自理",
      "2015-06-01",
      "青山乡",
      "上社区",
    ]);
    const { roll, fields } = fieldsOf(
      "2020_05特困供养金发放名册-青山乡.xlsx",
      [
        "丧葬费",
        "姓名",
        "身份证号",
        "经办人",
        "供养类别",
        "失能等级",
        "起始年月",
        "乡镇名称",
        "居委会",
      ],
      rows,
    );
    expect(roll).toBe("tekun");
    expect(fields.起始年月).toBe("from_month");
  });

  it("takes 录入时间 for no beginning and 父亲务工地 for no name", () => {
    const subsidies = PEOPLE.map((person) => [...person, "护理补贴", "80", "2015-06-01"]);
    const { fields } = fieldsOf(
      "残疾人两项补贴2019年10月.xlsx",
      ["姓名", "身份证号", "补贴类型", "补贴金额", "录入时间"],
      subsidies,
    );
    expect(fields).toMatchObject({ 补贴金额: "amount_fen" });
    expect(fields).not.toHaveProperty("录入时间");
    const places = ["广东", "浙江", "本县"];
    const children = PEOPLE.map((person, at) => [
      ...person,
      "是",
      "正常",
      "死亡",
      places[at] ?? "",
    ]);
    const survey = fieldsOf(
      "留守儿童摸底排查表.xlsx",
      ["儿童姓名", "身份证号", "是否留守", "父亲状况", "母亲状况", "父亲务工地"],
      children,
    );
    expect(survey.roll).toBe("child_survey");
    expect(survey.fields).not.toHaveProperty("父亲务工地");
  });

  it("says that a list has no header, not that it is unknown", () => {
    const [first, ...rest] = PEOPLE.map((person, at) => [...person, ...(DIBAO_REST[at] ?? [])]);
    expect(fieldsOf("2019年10月低保名册.xlsx", first ?? [], rest).asked).toEqual([
      "没有表头，请在名单上面加一行写明各列是什么；或写明是哪种名册（roll）、没有表头（header_row 写 0）、各项在哪一列（如 name 写 A列）",
    ]);
  });

  it("takes no list of the insured for one of prisoners or of 低保 by its beginnings and ends", () => {
    const found = fieldsOf(
      "t_rs_ac02.csv",
      ["aac003", "aac002", "aab004", "aae041", "aae042"],
      [
        ["姓名", "证件号码", "单位名称", "缴费开始年月", "缴费终止年月"],
        ...PEOPLE.map((person) => [...person, "县水泥厂", "201501", "201910"]),
      ],
    );
    expect(found.roll).toBe("employment");
    expect(found.fields).toMatchObject({ 缴费终止年月: "paid_month" });
  });
});
