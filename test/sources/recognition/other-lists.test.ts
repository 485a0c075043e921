import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const WHO = [
  ["张三", "999999195001010015"],
  ["李四", "999999196002020028"],
] as const;

const list = (file: string, columns: Columns) =>
  recognised(
    `${file}.csv`,
    ["乡镇", "村", "姓名", "身份证号", ...Object.keys(columns)],
    ...WHO.map((who) => ["金河乡", "东村", ...who, ...Object.values(columns)]),
  );

type Columns = Readonly<Record<string, string>>;

const DEATH = { 死亡日期: "2019-05-03" };
const AID = { 救助金额: "1000", 救助原因: "疾病", 审批日期: "2019-05-03" };
const JOB = { 单位名称: "某公司", 最近缴费年月: "2019-09" };
const TERM = { 罪名: "盗窃", 起始日期: "2015-01-01", 截止日期: "2021-05-03" };
const CARD = { 残疾类别: "肢体", 残疾等级: "二级" };
const POOR = { 户编号: "H1", 与户主关系: "户主", 致贫原因: "因病" };
const STOP = { 停发年月: "2019-09", 停发原因: "收入超标" };
const CANCELLED = { 取消时间: "2019-09", 取消原因: "收入超标" };
const LEFT = { 退出时间: "2019-09", 退出原因: "死亡" };
const REDUCED = { 减少时间: "2019-09-03", 减少原因: "迁出" };
const ILL = { 病种: "恶性肿瘤" };
const POST = { 岗位: "护林员", 银行账号: "6228480000000001" };
const PAID = { 银行账号: "6228480000000001", 金额: "300", 发放日期: "2019-10-08" };

it.each<[string, string, Columns]>([
  ["疑似死亡人员名单", "death", DEATH],
  ["误报死亡人员名单", "death", DEATH],
  ["低保对象死亡比对疑点名单", "death", DEATH],
  ["死亡人员待核查名单", "death", DEATH],
  ["非贫困户名单", "poverty", POOR],
  ["建档立卡贫困人口生态护林员花名册", "poverty", POOR],
  ["建档立卡漏评户名单", "poverty", POOR],
  ["已清退贫困户名单", "poverty", POOR],
  ["两项补贴停发名单", "dibao_exit", STOP],
  ["2019年停发名单（城乡居民养老保险）", "dibao_exit", STOP],
  // 停发年月 is no day of a death, and no month of an insurance.
  ["2019年停发：死亡、户口注销", "death", STOP],
  ["2019年停发（养老保险领取）", "employment", STOP],
  ["2019年贫困户退出名单", "dibao_exit", LEFT],
  ["2019年贫困户退出名单", "poverty", { 户编号: "H1", ...LEFT }],
  ["在校学生减员名单", "student", { 学校: "县一中", ...LEFT }],
  ["脱贫不稳定监测对象退出名单", "dibao_exit", LEFT],
  ["企业职工减员名单", "welfare_exit", LEFT],
  ["公租房退出名单", "welfare_exit", LEFT],
  ["2019年人口减少名单", "dibao_exit", REDUCED],
  ["青石县公安局2019年人口自然减少花名册", "dibao_exit", REDUCED],
  ["2019年派出所注销人员名单", "dibao_exit", CANCELLED],
  ["计划生育奖励扶助退出名单", "dibao_exit", LEFT],
  ["2019年残疾人两项补贴取消名单", "dibao_exit", { 补贴类型: "护理补贴", ...CANCELLED }],
  ["2019年残疾人两项补贴取消名单", "subsidy", { 补贴类型: "护理补贴", ...CANCELLED }],
  ["高龄补贴停发名单", "welfare_exit", STOP],
  ["2019年高龄津贴取消名单", "welfare_exit", CANCELLED],
  ["老年人补贴停发名单", "welfare_exit", STOP],
  ["城乡居民养老金停发名单", "welfare_exit", STOP],
  ["优抚对象补助停发名单", "welfare_exit", STOP],
  ["计划生育特别扶助退出名单", "welfare_exit", LEFT],
  ["特扶人员退出名单", "dibao_exit", LEFT],
  ["退役军人生活补贴停发名单", "welfare_exit", STOP],
  ["老年人生活补贴停发名单", "welfare_exit", STOP],
  ["生态护林员名册", "official", POST],
  ["乡村医生名单", "official", { 职务: "村医", 银行账号: "6228480000000001" }],
  ["临时救助未获批名单", "aid", AID],
  ["重病筛查对象", "illness", ILL],
  ["低保对象服刑比对疑点名单", "custody", TERM],
  ["2019年10月低保代发清单", "dibao", { 账号: "6228480000000001", 发放金额: "300" }],
  ["临时救助不予批准名单", "aid", AID],
  ["城乡居民养老保险参保名单", "employment", JOB],
  ["服刑人员家属名单", "custody", TERM],
])("does not take %s for %s", (file, roll, columns) => {
  expect(list(file, columns).roll).not.toBe(roll);
});

it.each<[string, string, Columns]>([
  ["死亡未注销户口人员", "death", DEATH],
  ["死亡人员比对名单（已核实）", "death", DEATH],
  ["死亡人员名单（含家属联系电话）", "death", DEATH],
  ["2019年死亡人员信息（亲属上报）", "death", DEATH],
  ["死亡人员名单（疑似除外）", "death", DEATH],
  ["死亡人员名单（已剔除误报）", "death", DEATH],
  ["服刑人员名单（含家属信息）", "custody", TERM],
  ["建档立卡贫困户（剔除漏评）", "poverty", POOR],
  ["2019年10月建档立卡贫困户、非贫困户", "poverty", POOR],
  ["低保停发名单", "dibao_exit", STOP],
  ["低保退出花名册", "dibao_exit", CANCELLED],
  ["2019年贫困人口停保名单", "dibao_exit", STOP],
  ["敬老院特困人员退出名单", "welfare_exit", LEFT],
  ["集中供养人员退出名单", "welfare_exit", LEFT],
  ["低保注销人员名单", "dibao_exit", CANCELLED],
  ["孤儿减员名单", "welfare_exit", CANCELLED],
  ["公安反馈死亡停保人员名单", "dibao_exit", CANCELLED],
  ["停保人员名单（派出所注销）", "dibao_exit", CANCELLED],
  ["困难残疾人生活补贴停发名单", "welfare_exit", STOP],
  ["2019年低保人口减少名单", "dibao_exit", REDUCED],
  ["2019年农村低保减少人口花名册", "dibao_exit", REDUCED],
  ["2019年贫困人口减少名单（低保）", "dibao_exit", REDUCED],
  ["2019年残疾人两项补贴取消名单", "welfare_exit", { 补贴类型: "护理补贴", ...CANCELLED }],
  [
    "残疾人补贴取消对象名单",
    "welfare_exit",
    { 残疾等级: "一级", 补贴项目: "生活补贴", ...CANCELLED },
  ],
  ["2019年残疾人两项补贴注销名单", "welfare_exit", CANCELLED],
  ["老年特困人员退出名单", "welfare_exit", LEFT],
  ["特困、高龄津贴停发名单", "welfare_exit", { 待遇项目: "特困", ...STOP }],
  ["民政待遇停发名单（含高龄津贴）", "welfare_exit", { 待遇项目: "特困", ...STOP }],
  ["残疾人两项补贴名册", "subsidy", { 补贴类型: "护理补贴", 补贴金额: "80" }],
  ["村（社区）干部名册", "official", { 职务: "副主任", 银行账号: "6228480000000001" }],
  ["村三委成员名单", "official", { 职务: "副主任", 银行账号: "6228480000000001" }],
  // Why they were stopped, in brackets, is no other matter.
  ["2019年停保名单（死亡、户籍迁出、财政供养）", "dibao_exit", STOP],
  ["2019年停保（车辆超标）", "dibao_exit", STOP],
  ["重病患者（死亡除外）", "illness", ILL],
  ["临时救助申请审批台账", "aid", AID],
  ["职工养老保险参保名单", "employment", JOB],
  ["服刑人员名单", "custody", TERM],
  ["持证残疾人名单", "disability", CARD],
])("takes %s for what it is", (file, roll, columns) => {
  expect(list(file, columns).roll).toBe(roll);
});

it.each<[string, string, string | undefined, Columns]>([
  ["2019年10月低保发放失败名单", "result", "失败", PAID],
  ["2019年10月低保退票明细", "result", "失败", PAID],
  ["2019年10月低保发放明细（含退票）", "result", undefined, PAID],
  ["社区戒毒人员名单", "custody_type", "社区矫正", TERM],
  ["解除强制隔离戒毒人员名单", "custody_type", "社区矫正", TERM],
  ["社区戒毒、强制隔离戒毒人员名单", "custody_type", undefined, TERM],
  ["强制隔离戒毒人员名单", "custody_type", "强制隔离戒毒", TERM],
  ["服刑在押人员名单", "custody_type", "服刑在押", TERM],
  ["服刑及强制隔离戒毒人员名单", "custody_type", undefined, TERM],
  ["在押、保外就医人员名单", "custody_type", undefined, TERM],
  ["服刑人员名单", "custody_type", undefined, TERM],
  ["强制隔离戒毒期满人员名单", "custody_type", "社区矫正", TERM],
  ["强戒出所人员名单", "custody_type", "社区矫正", TERM],
  ["曾被强制隔离戒毒人员名单", "custody_type", "社区矫正", TERM],
  ["强戒未期满人员名单", "custody_type", "强制隔离戒毒", TERM],
])("reads in %s what it says of all: %s %s", (file, field, value, columns) => {
  expect(list(file, columns).said[field]).toBe(value);
});

it("takes a list of children for none of the subsidies for the disabled, whatever its file is called", () => {
  const rows = (kind: string) => ({ 类别: kind, 标准: "800", 开始时间: "2018.10" });
  expect(list("2019年10月困境儿童生活补贴", rows("孤儿")).roll).toBe("child");
  expect(list("2019年10月困境儿童生活补贴", rows("事实无人抚养")).asked).toEqual([]);
  expect(list("2019年10月残疾儿童生活补贴", rows("困难残疾人生活补贴")).roll).toBe("subsidy");
});

const STRUCK = { 供养方式: "分散供养", 注销原因: "死亡", 注销日期: "2019-05-20" };
const NO_MONTH = "特困人员名册是哪个月的，文件名和标题里都没有写";

it.each<[string, Columns, string | undefined]>([
  // 供养方式 makes a roll of it, and 注销日期 says of each that he is off it.
  ["2019年特困人员注销台账", STRUCK, "tekun"],
  ["特困人员死亡注销台账", { 死亡日期: "2019-05-03", 注销日期: "2019-05-20" }, "tekun"],
  ["孤儿停发名单", { 停发原因: "年满18周岁", 停发时间: "2019-05" }, "orphan"],
  ["特困、孤儿停发名单", { 停发原因: "年满18周岁", 停发时间: "2019-05" }, undefined],
])("takes %s for a list of stops", (file, columns, programme) => {
  const { roll, said, fields, asked } = list(file, columns);
  expect(roll).toBe("welfare_exit");
  expect(said.programme).toBe(programme);
  expect(fields).toHaveProperty("stop_month");
  expect(asked).not.toContain(NO_MONTH);
});

it("leaves a roll of which some have no month of their leaving", () => {
  const { roll } = recognised(
    "2019年10月特困人员名册（含注销）.csv",
    ["乡镇", "村", "姓名", "身份证号", "供养方式", "注销日期"],
    ["金河乡", "东村", ...WHO[0], "分散供养", "2019-05-20"],
    ["金河乡", "东村", ...WHO[1], "分散供养", ""],
  );
  expect(roll).toBe("tekun");
  const stands = recognised(
    "特困注销/2019年10月特困人员注销台账.csv",
    ["乡镇", "村", "姓名", "身份证号", "供养方式", "注销日期"],
    ["金河乡", "东村", ...WHO[0], "分散供养", "2019-05-20"],
    ["金河乡", "东村", ...WHO[1], "分散供养", ""],
  );
  expect(stands.roll).toBe("tekun");
});
