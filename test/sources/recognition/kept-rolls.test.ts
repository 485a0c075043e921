import { expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";
import { rowsOf } from "./form-rows.ts";

const rolls = await loadRolls();

function taken(file: string, columns: string, { sheet = "Sheet1", title = "" } = {}) {
  const form = { roll: "", file, columns, ...(title === "" ? {} : { title }) };
  const found = recogniseSheet({ file, sheet, rows: rowsOf(form), merges: [] }, rolls);
  const fields = Object.fromEntries(found.columns.map(({ field, header }) => [field, header]));
  return { roll: found.roll?.id, fields, asked: found.questions.map(({ text }) => text) };
}

const PERSON = "姓名 | 身份证号 | 与户主关系:户主/配偶";
const HEAD = "户主姓名 | 身份证号";
const REGISTER = `户号:530001/530002 | ${PERSON}`;
const INSURED = "姓名 | 身份证号 | 参保单位:厂/医院 | 最近缴费月份:2019-09";
const POOR = `${PERSON} | 人均纯收入:3000 | 健康状况:健康 | 劳动技能:普通劳动力`;
const PARENTS =
  "儿童姓名 | 身份证号 | 儿童类别:孤儿/事实无人抚养儿童 | 父亲姓名 | 父亲状况:失联 | 母亲姓名 | 母亲状况:死亡 | 月标准:1000";

it.each([
  // What hospitals cost stands on rolls, too, beside what comes each month.
  ["二村乡.xlsx", `${PERSON} | 低保证号:D1/D2 | 户月保障金额:600 | 医疗费:300`, "dibao"],
  [
    "供养人员.xlsx",
    "姓名 | 身份证号 | 供养方式:集中供养/分散供养 | 自理能力:全自理 | 供养金额:546 | 住院护理费:10",
    "tekun",
  ],
  [
    "10月.xlsx",
    "儿童姓名 | 身份证号 | 儿童类型:孤儿/事实无人抚养儿童 | 月保障金额:1000 | 医疗费:0",
    "child",
  ],
  // 补差 and what comes each month say that a family is on 低保, whatever its numbers are.
  ["二村乡10月.xlsx", `${HEAD} | 家庭人口:4/5 | 享受人数:3/2 | 户月补差:600`, "dibao"],
  ["二村乡10月.xlsx", `${HEAD} | 家庭人口:4/5 | 救助人数:3/2 | 月救助金额:600`, "dibao"],
  ["附件1.xlsx", `${PERSON} | 户编号:1001/1002 | 救助金额:600 | 开始享受年月:2018-01`, "dibao"],
  ["二村乡人口台账.xlsx", `${REGISTER} | 户籍状态:正常 | 所属网格:第一网格`, "hukou"],
  ["二村乡.xlsx", `${REGISTER} | 户口状态:正常/迁出 | 承包地面积:3`, "hukou"],
  ["附件1.xlsx", `${REGISTER} | 变动类别:正常/迁出 | 网格员`, "hukou"],
  [
    "二村乡.xlsx",
    "补贴对象 | 身份证号 | 补贴类型:困难残疾人生活补贴/重度残疾人护理补贴 | 标准:80 | 医疗费:0",
    "subsidy",
  ],
  ["低保对象参保情况.xlsx", INSURED, "employment"],
  ["贫困人口社保缴费名单.xlsx", INSURED, "employment"],
  // What a family has to pay for treatment, beside a column that names the roll.
  ["二村乡.xlsx", `${PERSON} | 低保证号:D1/D2 | 低保金:600 | 医疗费支出:300`, "dibao"],
  [
    "二村乡.xlsx",
    `${HEAD} | 低保类别:农村A类/农村B类 | 保障人数:3/2 | 发放金额:600 | 住院情况:无`,
    "dibao",
  ],
  [
    "敬老院.xlsx",
    "姓名 | 身份证号 | 供养方式:集中供养/分散供养 | 自理能力:全自理/半自理 | 基本生活标准:546 | 照料护理标准:100 | 是否住院:否",
    "tekun",
  ],
  // Who is on the register, whoever wrote it down and whatever it is asked for.
  ["二村乡常住人口（网格员采集）.xlsx", `${REGISTER} | 户籍状态:正常`, "hukou"],
  ["残疾人补贴比对用人口信息.xlsx", `${REGISTER} | 户籍状态:正常`, "hukou"],
  ["易地搬迁安置点常住人口.xlsx", `${REGISTER} | 户籍状态:正常/迁出`, "hukou"],
  ["低保对象社保缴费信息.xlsx", "姓名 | 身份证号 | 最后缴费年月:2019-09", "employment"],
  [
    "贫困人口养老保险参保缴费.xlsx",
    "姓名 | 身份证号 | 参保险种:城镇职工基本养老保险 | 缴费月份:2019-09",
    "employment",
  ],
  ["控辍保学学生信息.xlsx", "姓名 | 身份证号 | 学校:一中 | 学籍状态:在读", "student"],
  ["控辍保学台账（在籍学生）.xlsx", "姓名 | 身份证号 | 学校:一中 | 年级:三", "student"],
  ["控辍保学在校学生名单.xlsx", "姓名 | 身份证号 | 学校:一中 | 学籍状态:在读", "student"],
  ["脱贫户花名册.xlsx", POOR, "poverty"],
  ["贫困花名册.xlsx", POOR, "poverty"],
  ["困境儿童信息.xlsx", PARENTS, "child_survey"],
] as const)("keeps %s: %s", (file, columns, roll) => {
  expect(taken(file, columns).roll).toBe(roll);
});

it("keeps the sheet of 低保 in a book of it and of aid after a disaster, and a roll that has some of those", () => {
  const columns = `${PERSON} | 低保证号:D1/D2 | 户月保障金额:600 | 开始享受年月:2018-01`;
  const book = "城乡低保、临时救助、冬春救助花名册201910.xlsx";
  expect(taken(book, columns, { sheet: "低保" }).roll).toBe("dibao");
  expect(taken(book, columns, { sheet: "冬春救助" }).roll).not.toBe("dibao");
  expect(taken("10月低保花名册.xlsx", columns, { title: "低保花名册（含受灾户）" }).roll).toBe(
    "dibao",
  );
  for (const file of [
    "2019年10月城乡低保、特困、受灾人员花名册",
    "救助对象汇总（低保、特困、受灾人员）201910",
    "2019年10月低保花名册（受灾户除外）",
    "2019年10月低保对象及受灾人员一览表",
    "2019年10月受灾人员、低保对象名册",
  ])
    expect(taken(`${file}.xlsx`, columns).roll).toBe("dibao");
  expect(taken("2019年10月低保受灾户名单.xlsx", columns).roll).not.toBe("dibao");
  const coal = { title: "某县2019年低保对象冬春救助资金发放花名册" };
  expect(taken("冬春救助.xlsx", columns, coal).roll).not.toBe("dibao");
});

it("takes no list of the treated, the poor's pupils who left or the helped for a roll, as before", () => {
  const treated = "姓名 | 身份证号 | 救助对象类别:低保对象 | 住院时间:2019-05-03 | 救助金额:1200";
  expect(taken("附件12.xlsx", treated).roll).toBeUndefined();
  expect(taken("控辍保学劝返名单.xlsx", "姓名 | 身份证号 | 学校:一中 | 年级:初二").roll).not.toBe(
    "student",
  );
  const stay = "姓名 | 身份证号 | 低保证号:D1/D2 | 住院日期:2019-05-03 | 救助金额:1200";
  expect(taken("附件12.xlsx", stay).roll).toBeUndefined();
  const shares = `${REGISTER} | 户籍状态:正常 | 股份数:1`;
  expect(taken("集体经济组织成员名册.xlsx", shares).roll).toBeUndefined();
  expect(taken("控辍保学学生名单.xlsx", "姓名 | 身份证号 | 学校:一中 | 年级:三").roll).not.toBe(
    "student",
  );
  for (const file of ["控辍保学无学籍儿童名单.xlsx", "控辍保学学籍注销名单.xlsx"])
    expect(taken(file, "姓名 | 身份证号 | 学校:一中 | 年级:三").roll).not.toBe("student");
  const paid = "姓名 | 身份证号 | 最后缴费年月:2019-09";
  expect(taken("低保对象医保缴费信息.xlsx", paid).roll).toBeUndefined();
  const helped = "所属年份:2019 | 所属月份:10/9 | 姓名 | 身份证号 | 是否资助参保:是/否";
  expect(taken("特困人员参保名单.xlsx", helped).roll).not.toBe("employment");
  expect(taken("贫困残疾人名单.xlsx", POOR).roll).not.toBe("poverty");
});

it.each(["其中保障人口", "其中：保障人数", "其中享受人数"])(
  "reads %s behind 家庭人口 as who is covered",
  (header) => {
    const columns = `${HEAD} | 低保证号:D1/D2 | 家庭人口:4/5 | ${header}:3/2 | 月补差:600`;
    expect(taken("2019年10月低保花名册.xlsx", columns).fields.covered_count).toBe(header);
  },
);

it.each(["是否发放到户", "发放到户", "到账户", "发放情况（2019年10月）", "发放状态(本月)"])(
  "reads %s on a list of payments as whether it arrived",
  (header) => {
    const columns = `姓名 | 身份证号 | 发放项目:低保/特困 | 所属年月:2019-10 | 发放金额:300 | ${header}:成功/失败`;
    expect(taken("2019年10月发放流水.xlsx", columns).fields.result).toBe(header);
  },
);

it("reads the amount of now beside 保障金额（提标前）", () => {
  const columns = `${PERSON} | 低保证号:D1/D2 | 保障金额（提标前）:600 | 保障金额（提标后）:620`;
  expect(taken("2019年10月低保花名册.xlsx", columns).fields.amount_fen).toBe("保障金额（提标后）");
});

it.each(["2019年10月孤儿集中供养名单", "2019年10月集中供养孤儿花名册"])(
  "takes %s for orphans, and asks nobody",
  (file) => {
    const columns = "姓名 | 身份证号 | 供养方式:集中供养 | 月标准:1500";
    const { roll, asked } = taken(`${file}.xlsx`, columns);
    expect([roll, asked]).toEqual(["child", []]);
  },
);

it("takes no children for 特困, no families that owe for the register, and nobody insured as 居民 for employed", () => {
  const supplied = "姓名 | 身份证号 | 月标准:1000 | 村:东村";
  for (const file of ["2019年10月集中供养儿童名册.xlsx", "2019年10月分散供养困境儿童.xlsx"])
    expect(taken(file, supplied).roll).not.toBe("tekun");
  expect(taken("2019年10月集中供养人员名册.xlsx", supplied).roll).toBe("tekun");
  const states = `${REGISTER} | 户籍状态:正常`;
  expect(taken("贷款户人口信息.xlsx", states).roll).not.toBe("hukou");
  expect(taken("易地搬迁安置点人口信息.xlsx", states).roll).toBe("hukou");
  const kinds = (text: string) => `姓名 | 身份证号 | 参保险种:${text} | 最近缴费月份:2019-09`;
  const file = "低保对象社保缴费信息.xlsx";
  expect(taken(file, kinds("城乡居民医疗保险")).roll).not.toBe("employment");
  expect(taken(file, kinds("企业职工基本养老保险")).roll).toBe("employment");
  const pupils = "姓名 | 身份证号 | 学校:一中 | 学籍状态:在读";
  expect(taken("控辍保学无学籍学生.xlsx", pupils).roll).not.toBe("student");
});
