import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const PEOPLE = [
  ["张三", "999999195001010015"],
  ["李四", "999999196002020028"],
  ["王五", "999999197003030030"],
] as const;

/** What a list called this, with these columns beside its people's, is taken for. */
function rollOf(file: string, columns: Readonly<Record<string, string>>, sheetTitle?: string) {
  return recognised(
    `${file}.xls`,
    ...(sheetTitle === undefined ? [] : [[sheetTitle]]),
    ["乡镇", "村", "姓名", "身份证号", ...Object.keys(columns)],
    ...PEOPLE.map((who) => ["金河乡", "东村", ...who, ...Object.values(columns)]),
  ).roll;
}

const AID = { 申请日期: "2019-07-05", 审批日期: "2019-07-09", 救助金额: "2000" };

it.each([
  "2019年医疗救助台账",
  "2019年教育救助台账",
  "2019年司法救助台账",
  "慈善救助名单",
  "残疾人康复救助名单",
])("takes %s for no 临时救助", (file) => expect(rollOf(file, AID)).not.toBe("aid"));

it("takes 临时救助 for what it is, whatever its file holds besides", () => {
  expect(rollOf("2019年医疗救助、教育救助台账", AID, "2019年临时救助台账")).toBe("aid");
  expect(rollOf("2019年临时救助和医疗救助台账", AID, "2019年医疗救助台账")).not.toBe("aid");
  expect(rollOf("附件1", AID)).toBe("aid");
});

it.each([
  ["死亡人员家属名单", { 与死者关系: "子", 死亡日期: "2019-03-02" }],
  ["流动人口登记", { 户籍地址: "外省", 登记日期: "2019-03-02" }],
])("takes nobody for dead whom %s lists", (file, columns) => {
  expect(rollOf(file, columns)).not.toBe("death");
});

it.each(["残疾人评定申请名单", "疑似残疾人员名单", "拟办理残疾证人员名单"])(
  "takes nobody for the holder of a card whom %s lists",
  (file) => expect(rollOf(file, { 残疾类别: "肢体", 残疾等级: "二级" })).not.toBe("disability"),
);

it("takes nobody for a pupil who has left school", () => {
  expect(rollOf("辍学学生名单", { 学校: "县第一中学" })).not.toBe("student");
  expect(rollOf("在校学生名单", { 学校: "县第一中学" })).toBe("student");
});

it("takes nobody for seriously ill whom a list of another kind of patients names", () => {
  expect(rollOf("高血压患者管理名单", { 疾病名称: "高血压" })).not.toBe("illness");
  expect(rollOf("2019年住院患者名单", { 诊断: "肺炎" })).not.toBe("illness");
  expect(rollOf("门诊特殊病患者备案", { 病种: "白血病" })).toBe("illness");
});

it.each([
  ["医保停保人员", { 停保日期: "2019-03-02", 停保原因: "异地参保" }],
  ["养老保险死亡终止人员", { 终止日期: "2019-03-02", 终止原因: "死亡" }],
  ["注销户口人员名单", { 注销日期: "2019-03-02", 注销原因: "参军" }],
  ["附件1", { 时间: "2019-03", 原因: "有子女" }],
  ["2019年停发优抚人员", { 停发时间: "2019-03", 停发原因: "死亡" }],
  ["未纳入特困供养人员名单2019年10月", { 未纳入原因: "有子女" }],
])("takes nobody for taken off the roll whom %s lists", (file, columns) => {
  expect(rollOf(file, columns)).not.toBe("dibao_exit");
});

it("takes no child born and nobody registered for dead, though a day of registering stands beside him", () => {
  expect(rollOf("新生儿登记", { 出生日期: "2019-03-02", 登记日期: "2019-03-09" })).not.toBe(
    "death",
  );
  expect(rollOf("附件1", { 登记日期: "2019-03-02" })).not.toBe("death");
  expect(rollOf("死亡人员名单", { 登记日期: "2019-03-02" })).toBe("death");
});

it("takes no list of what else is done for the poor, the disabled or 五保户 for one of them", () => {
  expect(rollOf("扶贫小额信贷名单", { 贷款金额: "50000" })).not.toBe("poverty");
  expect(rollOf("2019年10月五保户房屋修缮名单", { 修缮金额: "3000" })).not.toBe("tekun");
  expect(rollOf("困境儿童生活补贴名单201910", { 月补贴: "300" })).not.toBe("subsidy");
});

it("takes people for taken off where the list says so, or has the numbers of 低保", () => {
  const stopped = { 停发时间: "2019-03", 停发原因: "死亡" };
  expect(rollOf("2019年低保停发人员", stopped)).toBe("dibao_exit");
  expect(rollOf("附件1", { 低保证号: "A01", ...stopped })).toBe("dibao_exit");
});

it("takes a school's own list for pupils by what it is called, or by a column that only such lists have", () => {
  expect(rollOf("省农业大学", { 是否在校: "是" })).toBe("student");
  expect(rollOf("附件1", { 专业或班级: "1901班", 学号: "1", 是否在校: "是" })).toBe("student");
});

const OF_HOUSEHOLDS = { 低保证号: "5325001", 补助标准: "25", 补助金额: "75" };

it.each(["2019年4月低保对象价格临时补贴", "最低生活保障对象物价补贴201904"])(
  "takes %s for no roll of 低保",
  (file) => expect(rollOf(file, OF_HOUSEHOLDS)).not.toBe("dibao"),
);

it.each(["2019年4月特困人员价格临时补贴", "特困人员物价补贴201904"])(
  "takes %s for no roll of 特困",
  (file) => expect(rollOf(file, { 供养方式: "分散供养", 补贴金额: "75" })).not.toBe("tekun"),
);

it("takes a list of 低保 for the roll, whatever else its name joins to it", () => {
  for (const file of ["低保及物价补贴201910", "2019年10月低保金（含价格补贴）发放花名册"])
    expect(rollOf(file, { 低保证号: "5325001", 与户主关系: "户主", 户月保障金额: "420" })).toBe(
      "dibao",
    );
});

it("takes a list of 价格临时补贴 for payments", () => {
  const columns = { 低保证号: "5325001", 补贴金额: "75", 发放日期: "2019-05-16" };
  expect(rollOf("2019年4月低保对象价格临时补贴发放表", columns)).toBe("payment");
});

it.each(["低保家庭生活补贴发放表", "2019年10月低保对象生活补贴花名册", "特困人员生活补贴花名册"])(
  "takes nobody for disabled who gets what %s pays",
  (file) => {
    expect(rollOf(file, { 金额: "300" })).not.toBe("subsidy");
    expect(rollOf(file.replace("生活补贴", "中残疾人生活补贴"), { 金额: "300" })).toBe("subsidy");
  },
);

it.each([
  ["持证残疾人（意外保险用）", "disability", { 残疾类别: "肢体", 残疾等级: "二级" }],
  ["持证残疾人名单（保险公司）", "disability", { 残疾类别: "肢体", 残疾等级: "二级" }],
  ["卫生和计划生育局死亡人员名单", "death", { 死亡日期: "2019-03-02", 死亡原因: "病" }],
  ["卫生计生局死亡人员名单", "death", { 死亡日期: "2019-03-02", 死亡原因: "病" }],
  ["司法局工作人员提供服刑人员名单", "custody", { 类型: "服刑", 刑期止: "2023-01-01" }],
  ["医保局提供社保参保名单", "employment", { 单位名称: "某公司", 缴费基数: "3000" }],
  ["建档立卡贫困人口（教育资助比对）", "poverty", { 脱贫属性: "未脱贫", 致贫原因: "因病" }],
  ["在校学生名单（学前除外）", "student", { 学校: "县第一中学" }],
  ["社保参保缴费（工伤、医疗保险）", "employment", { 单位名称: "某公司", 缴费基数: "3000" }],
])("takes %s for what it is, whoever gave it for whatever purpose", (file, roll, columns) => {
  expect(rollOf(file, columns)).toBe(roll);
});

it.each([
  ["独生子女死亡家庭名单（计生局）", { 死亡日期: "2019-03-02" }],
  ["计划生育特别扶助死亡子女名单", { 死亡日期: "2019-03-02" }],
  ["死亡人员家属名单（抚恤金用）", { 死亡日期: "2019-03-02" }],
])("takes nobody for dead whom %s lists, whoever gave it", (file, columns) => {
  expect(rollOf(file, columns)).not.toBe("death");
});

it("takes the living allowance of the disabled on 低保 for no 低保", () => {
  const columns = { 残疾类别: "肢体", 残疾等级: "二级", 月补贴金额: "80", 开始享受年月: "2018-01" };
  const title = "低保对象生活补贴发放花名册";
  expect(rollOf("残疾人两项补贴201910", columns, title)).toBe("subsidy");
  expect(rollOf("农村低保201910", columns, title)).not.toBe("subsidy");
});
