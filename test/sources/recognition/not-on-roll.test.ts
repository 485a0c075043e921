import { expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";
import { recognised } from "../../support/recognise-rows.ts";

const PEOPLE = [
  ["张三", "999999195001010015"],
  ["李四", "999999196002020028"],
  ["王五", "999999197003030030"],
] as const;

/** A list of people of a township under this name, with a column more. */
const list = (file: string, header: string, cell: string) =>
  recognised(
    `${file}.csv`,
    ["户主姓名", "身份证号", "家庭人口", "乡镇", "村", header],
    ...PEOPLE.map((who) => [...who, "3", "金河乡", "东村", cell]),
  );

it.each([
  ["应保未保人员名单2019年10月", "拟纳入类别", "农村低保"],
  ["2019年10月未纳入低保家庭", "备注", ""],
  ["2019年10月低保新申请家庭", "申请日期", "2019-10-08"],
  ["2019年10月低保疑点核查名单", "疑点", "有车"],
  ["未纳入特困供养人员名单2019年10月", "未纳入原因", "有子女"],
  ["2019年10月低保审批不通过人员名单", "不通过原因", "收入超标"],
  ["2019年10月低保审批未获通过名单", "原因", "收入超标"],
  // 是否符合条件 looks like 保障状态.
  ["2019年三季度低保入户抽查情况表", "是否符合条件", "是"],
  ["2019年9月低保督查问题清单", "核查结果", "属实"],
  ["2019年9月低保对象（死亡人员比对）", "备注", ""],
  ["2019年9月低保对象（已比对出死亡）", "备注", ""],
  ["2019年9月低保对象（比对发现死亡后）", "备注", ""],
  ["2019年9月在保死亡人员核对后", "备注", ""],
  ["2019年9月在保对象（核对死亡信息）", "备注", ""],
])("takes nobody for enrolled whom %s lists", (file, header, cell) => {
  expect(["dibao", "tekun"]).not.toContain(list(file, header, cell).roll);
});

it.each([
  ["低保户危房改造名单2019年", "补助金额", "20000"],
  ["2019年低保对象医保代缴名单", "代缴金额", "220"],
  ["低保户用电优惠名单2019年10月", "用电户号", "0001"],
  ["2019年低保家庭学生资助名单", "资助金额", "1000"],
  ["2019年1-10月新增低保人员名单", "新增时间", "2019年4月"],
])("takes %s for no list of those enrolled, and says so", (file, header, cell) => {
  const { roll, asked } = list(file, header, cell);
  expect(roll).toBeNull();
  expect(asked.join()).toContain(`“${file}”，是另一件事的名单，没有用`);
});

it("takes nobody for enrolled who is on the margin, whatever the folder is called", () => {
  const { roll } = recognised(
    "低保股/2019年低收入家庭认定名单.xls",
    ["乡镇", "户主姓名", "身份证号", "家庭人口", "人均收入", "认定时间"],
    ...PEOPLE.map((who) => ["金河乡", ...who, "3", "500", "2019-07-10"]),
  );
  expect(roll).not.toBe("dibao");
});

it("takes the list of those enrolled for what it is, whatever it is for", () => {
  for (const file of [
    "脱保漏保专项排查-2019年10月农村低保花名册",
    "2019年10月低保在保人员（含新申请）",
    "2019年10月农村低保对象（已剔除死亡、注销人员）",
    "2019年10月农村低保花名册（抽查用）",
    "2019年10月农村低保花名册（户籍比对）",
    "2019年10月农村低保花名册（死亡核对用）",
    "2019年10月农村低保花名册（已与死亡人员比对）",
    "2019年10月低保花名册（比对死亡、户籍后）",
    "2019年10月低保对象（清退后）",
    "2019年10月在保对象（核对死亡信息后）",
    "2019年10月低保对象-死亡比对后",
    "2019年10月农村低保名册（用于死亡比对）",
    "2019年10月农村低保名册（与死亡库比对）",
    "2019年10月低保检查后花名册",
    "停保后2019年10月农村低保花名册",
    "停保后2019年10月低保在保人员",
  ])
    expect(list(file, "月保障金额", "300").roll).toBe("dibao");
});

it("takes people who are no 低保户 for what else they are", () => {
  expect(list("2019年10月非低保建档立卡户", "联系电话", "").roll).toBe("poverty");
});

it("takes a roll that names more than its people for the roll", () => {
  expect(list("分散供养特困人员走访台账2019年10月", "走访日期", "2019-10-08").roll).toBe("tekun");
  expect(list("2019年10月孤儿及监护人花名册", "月保障金额", "1000").roll).toBe("child");
});

it.each([
  ["2019年低保减保台账", "减保月份"],
  ["2019年低保下保人员名单", "下保时间"],
  ["低保撤保人员2019年", "撤保时间"],
])("takes %s for those who were taken off", (file, month) => {
  const { roll, fields } = recognised(
    `${file}.xlsx`,
    ["乡镇", "村", "原低保证号", "姓名", "身份证号", month, `${month.slice(0, 2)}缘由`],
    ...PEOPLE.map((who) => ["金河乡", "东村", "A01", ...who, "2019年3月", "收入超标"]),
  );
  expect(roll).toBe("dibao_exit");
  expect(fields.stop_month).toBe(month);
  expect(fields.reason).toBe(`${month.slice(0, 2)}缘由`);
});

it.each(["2019年1-10月低保增减变动名单", "2019年低保新增、退出人员花名册", "低保变更人员名单"])(
  "takes nobody for enrolled, nor for taken off, whom %s lists with the others",
  (file) => {
    const { roll, asked } = list(file, "备注", "");
    expect(roll).toBeNull();
    expect(asked.join()).toContain("没有用");
  },
);

it("takes people under 18 and those of the roll after its changes for those enrolled", () => {
  for (const file of ["2019年10月18周岁以下保障对象低保花名册", "低保花名册（2019年10月变动后）"])
    expect(list(file, "月保障金额", "300").roll).toBe("dibao");
});

it("takes no register of a county for the roll, whatever else it asks of its people", () => {
  const { roll, fields } = recognised(
    "户籍人口.csv",
    ["户号", "与户主关系", "姓名", "性别", "公民身份号码", "住址", "是否在籍"],
    ...PEOPLE.map((who, index) => [
      "9001",
      "子",
      who[0],
      "男",
      who[1],
      "金河乡东村",
      "是否"[index % 2] ?? "",
    ]),
  );
  expect({ roll, state: fields.state }).toEqual({ roll: "hukou", state: "是否在籍" });
});

it("takes 身份 that holds no number for nobody's number", () => {
  const { roll } = recognised(
    "2019年10月低保花名册.xls",
    ["低保证号", "姓名", "身份证号", "身份", "城乡类别", "户月保障金额"],
    ...PEOPLE.map((who) => ["A01", ...who, "群众", "农村", "300"]),
  );
  expect(roll).toBe("dibao");
});

it.each([
  "2019年10月低保停保人员名单（不含死亡）",
  "不在保人员名单2019年10月",
  "2019年9月在保10月停保低保人员名单",
  "原在保现已停保低保名单2019年10月",
  "2019年10月低保在保死亡人员名单",
  "2019年10月低保停保后救助台账",
  "2019年10月低保退出后回访花名册",
  "2019年10月拟清退在保人员名单",
  "2019年10月在保及停保人员",
  "2019年10月低收入家庭名单（不含低保）",
])("does not take the word of those enrolled in %s for its people", (file) => {
  expect(list(file, "月保障金额", "300").roll).not.toBe("dibao");
});

it.each([
  "2019年10月低保花名册（不含停保）",
  "2019年10月扣除停保后低保花名册",
  "2019年10月低保停保后花名册",
  "2019年10月清退后低保名单",
  "2019年10月低保花名册（取消不符合条件人员后）",
  "2019年10月低保名单(10月清退不符合条件对象后)",
  "低保花名册-停保后201910",
  "取消财政供养人员后低保花名册2019年10月",
  "低保（停保后最新花名册）2019年10月",
  "2019年10月动态核减后农村低保台账",
  "2019年10月未停保低保人员",
  "2019年10月低保花名册（无变动）",
  "2019年10月低保花名册（含监护人）",
  "2019年10月在保对象拟发放花名册",
])("takes %s for the roll", (file) => {
  expect(list(file, "月保障金额", "300").roll).toBe("dibao");
});

it.each([
  "2019年10月公益性岗位补贴名单",
  "2019年10月优抚对象生活补助花名册",
  "2019年10月村干部补贴花名册",
  "2019年10月花名册",
  "附件1",
])(
  "takes money, since when and an account on %s for no word that its people are enrolled",
  (file) => {
    const { roll } = recognised(
      `${file}.xls`,
      ["乡镇", "村", "姓名", "身份证号", "月补助金额", "享受时间", "银行账号"],
      ...PEOPLE.map((who, at) => [
        "金河乡",
        "东村",
        ...who,
        "300",
        "2018-01",
        `62284800000000${at}`,
      ]),
    );
    expect(["dibao", "tekun", "child", "subsidy"]).not.toContain(roll);
  },
);

it("takes a list without a name for the roll that a column of its own speaks for", () => {
  const { roll } = recognised(
    "附件1.xls",
    ["低保证号", "户主姓名", "身份证号", "月补助金额", "银行账号"],
    ...PEOPLE.map((who, at) => [`A${at}`, ...who, "300", `62284800000000${at}`]),
  );
  expect(roll).toBe("dibao");
});

it("takes nobody for a pupil who is 正常 under 户籍状态", () => {
  const { roll } = recognised(
    "附件1.xls",
    ["与户主关系", "姓名", "身份证号", "民族", "住址", "户籍状态"],
    ...PEOPLE.map((who) => ["户主", ...who, "汉族", "金河乡东村", "正常"]),
  );
  expect(roll).not.toBe("student");
});

it.each([
  "2019年10月低保人员死亡名单",
  "2019年10月低保经办人员名单",
  "2019年10月低保评议小组成员名单",
  "2019年10月低保户转特困名单",
  "2019年10月低保待遇追缴名单",
  "2019年10月低保户燃油补贴名单",
  "2019年10月低保申请受理登记表",
  "2019年10月低保申请台账",
  "2019年10月低保申请审批表",
  "2019年低保申请登记",
  "2019年10月低保受理台账",
  "2019年10月低保待审核名单",
  "2019年10月特困人员丧葬费名单",
])("takes nobody for enrolled for standing on %s", (file) => {
  expect(list(file, "补助金额", "300").roll).toBeNull();
});

it("takes nobody for stopped who is to be, and nobody for enrolled whose payment came back", () => {
  expect(list("2019年10月低保拟取消公示", "原因", "收入超标").roll).toBeNull();
  expect(list("2019年10月低保取消名单", "原因", "收入超标").roll).toBe("dibao_exit");
  expect(list("2019年10月残疾人两项补贴退回名单", "补贴类型", "护理补贴").roll).toBeNull();
  expect(list("2019年10月残疾人两项补贴名单", "补贴类型", "护理补贴").roll).toBe("subsidy");
  expect(list("2019年10月低保补发名单", "补发金额", "900").roll).toBeNull();
  for (const file of ["2019年10月低保花名册（补发3人）", "2019年10月低保发放及补发花名册"])
    expect(list(file, "月保障金额", "300").roll).toBe("dibao");
});

it("takes nobody for enrolled who works for them, or is only visited and asked", () => {
  expect(list("2019年10月特困供养机构工作人员名单", "工资", "2000").roll).toBeNull();
  expect(list("2019年10月低保入户调查表", "致贫原因", "因病").roll).toBeNull();
  expect(list("2019年10月低保家庭信息采集表", "住房", "砖混").roll).toBeNull();
  expect(list("2019年10月低保在保户入户核查表", "月保障金额", "300").roll).toBe("dibao");
});

it("takes nobody for dead whose child or spouse died", () => {
  const mourning = (file: string, ...headers: readonly string[]) =>
    recognised(
      file,
      ["姓名", "身份证号", ...headers],
      ...PEOPLE.map((who) => [...who, "赵大", "2010-01-01"].slice(0, 2 + headers.length)),
    ).roll;
  expect(mourning("2019年独生子女死亡家庭.csv", "子女姓名", "死亡日期")).toBeNull();
  expect(mourning("2019年死亡登记.csv", "配偶姓名", "配偶死亡日期")).toBeNull();
  expect(mourning("2019年死亡登记.csv", "死者亲属", "死亡日期")).toBe("death");
});

it("reads on every roll what its yearly review found", () => {
  const reviewed = (file: string, ...columns: readonly string[]) =>
    recognised(
      file,
      ["姓名", "身份证号", ...columns, "复核结果"],
      ...PEOPLE.map((who, at) => [...who, "300", "分散", at ? "继续享受" : "取消"]),
    ).fields.status;
  expect(reviewed("2019年10月低保花名册.csv", "月保障金额", "备注")).toBe("复核结果");
  expect(reviewed("2019年10月特困人员名册.csv", "基本生活费", "供养方式")).toBe("复核结果");
});

it("takes no list of the old or of a home's residents for the roll of 特困, and no 慰问金 for 低保", () => {
  const residents = (file: string, first: string, second: string, cell: string) =>
    recognised(
      file,
      ["姓名", "身份证号", first, second],
      ...PEOPLE.map((who) => [...who, "全自理", cell]),
    ).roll;
  expect(residents("2019年10月老年人信息.csv", "生活自理能力", "居住方式", "独居")).toBeNull();
  expect(residents("2019年10月养老机构入住.csv", "自理能力", "护理费", "600")).not.toBe("tekun");
  expect(residents("2019年10月金河乡.csv", "自理能力", "供养方式", "分散供养")).toBe("tekun");
  expect(residents("2019年10月特困.csv", "自理能力", "联系电话", "")).toBe("tekun");
  const { roll } = recognised(
    "2019年10月慰问金发放.csv",
    ["姓名", "身份证号", "类别", "慰问金额"],
    ...PEOPLE.map((who) => [...who, "低保", "500"]),
  );
  expect(roll).toBeNull();
});

it("takes no list of families for a roll of 低保, for the register or for those who work", () => {
  const families = (file: string, number: string, header: string, cell: string) =>
    recognised(
      file,
      ["姓名", "身份证号", number, "与户主关系", "家庭人口", header],
      ...PEOPLE.map((who, at) => [...who, `F${at}`, "户主", "3", cell]),
    ).roll;
  expect(families("2019年10月农户信息.csv", "户编号", "联系电话", "")).toBeNull();
  expect(families("2019年10月医保参保.csv", "家庭编号", "参保状态", "正常参保")).toBeNull();
  expect(families("2019年10月金河乡.csv", "低保证号", "联系电话", "")).toBe("dibao");
  expect(families("2019年10月低保.csv", "户编号", "联系电话", "")).toBe("dibao");
  expect(families("2019年10月金河乡.csv", "户编号", "保障人数", "2")).toBe("dibao");
});

it("takes no list of all in need for the roll of children among them", () => {
  const kinds = (file: string, ...said: readonly string[]) =>
    recognised(
      file,
      ["姓名", "身份证号", "人员类别", "村"],
      ...said.map((kind, at) => [`张${at}`, `99999919500101${1000 + at}`, kind, "东村"]),
    ).roll;
  const all = ["孤儿", "低保对象", "特困人员", "孤儿", "低保对象", "重度残疾人"];
  expect(kinds("2019年10月困难群众名单.csv", ...all)).toBeNull();
  const children = ["孤儿", "事实无人抚养儿童", "孤儿", "孤儿", "孤儿", "事实无人抚养儿童"];
  expect(kinds("2019年10月孤儿名单.csv", ...children)).toBe("child");
});

it("takes no money of 医疗救助 for money of 低保, whoever it is for", () => {
  const paid = (file: string, header: string) =>
    recognised(
      file,
      ["姓名", "身份证号", header, "救助金额", "银行账号"],
      ...PEOPLE.map((who, at) => [...who, ["低保", "特困", "低保"][at] ?? "", "3000", "6228"]),
    );
  expect(paid("2019年10月医疗救助台账.csv", "救助对象类别").roll).toBeNull();
  expect(paid("2019年10月医疗救助资金发放明细.csv", "救助对象类别").roll).toBeNull();
  expect(paid("2019年10月低保金发放明细.csv", "对象类别").said.item).toBe("dibao");
  expect(paid("2019年10月一卡通发放明细.csv", "发放项目").fields.item).toBe("发放项目");
});

it("takes nobody for enrolled for standing on a log of applications of which some were refused", () => {
  const log = (decisions: readonly string[]) =>
    recognised(
      "2019年10月低保.csv",
      ["申请人", "身份证号", "申请日期", "家庭人口", "审批结果"],
      ...PEOPLE.map((who, at) => [...who, "2019-09-03", "3", decisions[at] ?? ""]),
    ).roll;
  expect(log(["同意", "不同意", "退回"])).not.toBe("dibao");
  expect(log(["同意", "同意", "同意"])).toBe("dibao");
  expect(list("2019年10月低保资金申请表", "月保障金额", "300").roll).toBe("dibao");
});

it("takes nobody for enrolled by what a survey of others says, and whoever a roll says is", () => {
  const survey = (file: string, more: string, cell: string) =>
    recognised(
      file,
      ["姓名", "身份证号", "家庭人口", "困难类型", "是否享受低保", more],
      ...PEOPLE.map((who, at) => [...who, "3", "重病", at % 2 ? "否" : "是", cell]),
    ).roll;
  expect(survey("2019年10月困难群众摸排表.csv", "联系电话", "")).toBeNull();
  expect(survey("低保股/2019年10月走访台账.csv", "联系电话", "")).toBeNull();
  expect(survey("2019年10月低保家庭成员.csv", "联系电话", "")).toBe("dibao");
  expect(survey("2019年10月名单.csv", "低保证号", "D1")).toBe("dibao");
});

it("takes the roll for what it is where its lines say what became of some", () => {
  expect(list("2019年10月低保花名册（不含死亡）", "月保障金额", "300").roll).toBe("dibao");
  expect(list("2019年10月低保在保人员", "月保障金额", "300").roll).toBe("dibao");
});

it.each([
  ["备注", ["", "2019.09停", ""], "status"],
  ["备注", ["", "9月停保", ""], "status"],
  ["变动情况", ["", "停保", ""], "status"],
  ["停保", ["", "2019.09", ""], "until_month"],
] as const)(
  "lets the column %s of %s say who is stopped on a list of those on the roll and of them",
  (header, cells, field) => {
    const { roll, fields } = recognised(
      "2019年10月低保花名册（含停保人员）.csv",
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金额", header],
      ...PEOPLE.map(([name, id], at) => [`D${at}`, name, name, id, "300", cells[at] ?? ""]),
    );
    expect(roll).toBe("dibao");
    expect(fields[field]).toBe(header);
  },
);

it.each([
  "2019年10月低保人员名单（医疗救助用）",
  "2019年10月农村低保名册（保险公司）",
  "2019年10月低保人员名单-报保险公司",
  "2019年10月农村低保整改后花名册",
  "2019年10月低保花名册（带监护人）",
])("takes %s for the roll, whatever it was made for", (file) => {
  expect(list(file, "月保障金额", "300").roll).toBe("dibao");
});

it.each([
  "2019年10月低保户（停用）用电优惠名单",
  "2019年10月低保对象保险名单（理赔用）",
  "2019年10月低保人员死亡名单（民政局）",
])("takes %s for no list of those enrolled, whatever it was made for", (file) => {
  expect(list(file, "月保障金额", "300").roll).toBeNull();
});

it("takes those of a roll whom low income or relatives bring there for those on it", () => {
  const rollOf = (file: string, header: readonly string[], cells: readonly string[]) =>
    recognised(
      file,
      ["姓名", "身份证号", "乡镇", "村", ...header],
      ...PEOPLE.map(([name, id]) => [name, id, "金河乡", "东村", ...cells]),
    ).roll;
  const subsidy = ["残疾类别", "残疾等级", "月补贴金额", "开始享受年月"];
  const of = ["肢体", "二级", "80", "2018-01"];
  expect(rollOf("2019年10月低收入家庭残疾人生活补贴花名册.csv", subsidy, of)).toBe("subsidy");
  expect(rollOf("2019年10月低收入家庭花名册.csv", subsidy, of)).not.toBe("subsidy");
  const child = ["儿童类别", "月保障金额", "开始享受年月"];
  const orphan = ["孤儿", "1000", "2018-01"];
  expect(rollOf("2019年10月孤儿花名册（亲属抚养、家庭寄养）.csv", child, orphan)).toBe("child");
  expect(rollOf("2019年10月孤儿亲属花名册.csv", child, orphan)).toBeNull();
});

it.each([
  ["2019年10月原享受低保人员名单", "这些人不算在保"],
  ["2019年10月曾享受低保人员名单", "这些人不算在保"],
  ["2019年10月符合低保条件人员名单", "这些人不算在保"],
  ["2019年10月低保摸底排查表", "这些人不算在保"],
  ["2019年10月低保推荐名单", "这些人不算在保"],
  ["2019年10月低保对象子女名单", "是另一件事的名单"],
  ["2019年低保家庭经济状况核对名单", "是另一件事的名单"],
  ["2019年10月低保救助热线登记", "是另一件事的名单"],
  ["2019年10月低保错保名单", "是另一件事的名单"],
  ["低保政策宣讲会参会人员名单2019年10月", "是另一件事的名单"],
  ["2019年10月已故低保人员", "是另一件事的名单"],
])("asks about %s, of whom nobody need be on the roll", (file, why) => {
  const { roll, asked } = list(file, "备注", "");
  expect(roll).toBeNull();
  expect(asked.join()).toContain(why);
});

it.each([
  "2019年10月拟发放低保花名册",
  "2019年10月低保花名册（死亡已核减）",
  "2019年10月低保花名册（退出户已剔除）",
  "2019年10月低保花名册（民主评议后）",
  "2019年10月低保人员增减后花名册",
  "2019年10月青原县低保对象花名册",
  "2019年10月低保对象信息核对花名册",
])("takes %s for the roll that it is", (file) => {
  expect(list(file, "月保障金额", "300").roll).toBe("dibao");
});

it("tells a place by its name from those who died", async () => {
  const rolls = await loadRolls();
  const of = (sheet: string) => {
    const cells = [
      ["户主姓名", "身份证号", "家庭人口", "乡镇", "村", "月保障金额"],
      ...PEOPLE.map((who) => [...who, "3", "金河乡", "东村", "300"]),
    ];
    const rows = cells.map((row, index) => ({ row: index + 1, cells: row }));
    return recogniseSheet({ file: "2019年10月.xlsx", sheet, rows, merges: [] }, rolls).roll?.id;
  };
  expect(of("故塘镇低保")).toBe("dibao");
  expect(of("病故低保人员")).toBeUndefined();
});

it.each([
  ["残疾人职业技能培训名单（就业）", "培训时间"],
  ["企业退休人员名单", "退休时间"],
])("takes nobody for insured whom %s lists", (file, header) => {
  const rows = PEOPLE.map((who) => [...who, "县水泥厂", "2019-09"]);
  expect(recognised(`${file}.csv`, ["姓名", "身份证号", "单位", header], ...rows).roll).not.toBe(
    "employment",
  );
  const insured = recognised(
    "离退休及在职人员参保明细.csv",
    ["姓名", "身份证号", "单位", "缴费至"],
    ...rows,
  );
  expect(insured.roll).toBe("employment");
});

it.each([
  ["低保公示名单（第一榜）2019年10月", ["家庭人口", "公示日期"], ["3", "2019-10-08"]],
  ["低保公示名单2019年10月", ["家庭人口", "拟保障人数", "公示日期"], ["3", "2", "2019-10-08"]],
  ["特困人员住院护理名单2019年10月", ["供养方式", "护理费"], ["分散供养", "1200"]],
  ["经济困难失能老人护理补贴2019年10月", ["失能等级", "补贴金额"], ["重度", "100"]],
  ["困境儿童基本生活补贴2019年10月", ["困境类型", "补贴金额"], ["重残", "300"]],
  ["困境儿童生活补贴2019年10月", ["补贴金额", "开始享受年月"], ["300", "2019-03"]],
  ["婴儿死亡登记", ["婴儿性别", "死亡日期"], ["男", "2019-03-08"]],
  ["易地扶贫搬迁安置名单", ["户编号", "入住时间"], ["P1", "2019-03"]],
])("takes %s for none of the rolls that its columns look like", (file, header, cells) => {
  const { roll } = recognised(
    `${file}.csv`,
    ["姓名", "身份证号", "乡镇", "村", ...header],
    ...PEOPLE.map((who) => [...who, "金河乡", "东村", ...cells]),
  );
  expect(["dibao", "tekun", "subsidy", "child", "death", "poverty"]).not.toContain(roll);
});

it("takes the rolls beside them for what they are", () => {
  const read = (file: string, header: readonly string[], cells: readonly string[]) =>
    recognised(
      `${file}.csv`,
      ["姓名", "身份证号", "乡镇", "村", ...header],
      ...PEOPLE.map((who) => [...who, "金河乡", "东村", ...cells]),
    ).roll;
  const posted = ["低保证号", "保障人数", "月保障金额"];
  expect(read("低保长期公示名单2019年10月", posted, ["D1", "2", "300"])).toBe("dibao");
  expect(read("残疾人护理补贴2019年10月", ["补贴类型", "补贴金额"], ["重度", "80"])).toBe(
    "subsidy",
  );
  expect(read("贫困人口信息（含易地搬迁户）", ["户编号", "脱贫属性"], ["P1", "未脱贫"])).toBe(
    "poverty",
  );
  const children = ["儿童类别", "补贴金额"];
  expect(read("困境儿童生活补贴2019年10月", children, ["孤儿", "1000"])).toBe("child");
  expect(read("死亡人员名单", ["性别", "死亡日期"], ["男", "2019-03-08"])).toBe("death");
});

it.each([
  ["故县", "故县镇", "dibao"],
  ["停旨", "停旨乡", "dibao"],
  ["故县", "金河乡", null],
  ["停保", "金河乡", "dibao_exit"],
])("takes a sheet called %s of people of %s for %s", async (sheet, town, roll) => {
  const header = ["低保证号", "姓名", "身份证号", "月保障金额", "享受时间", "乡镇"];
  const rows = [header, ...PEOPLE.map((who, at) => [`D${at}`, ...who, "300", "2018-01", town])];
  const head = {
    ...{ file: "2019年10月农村低保.xlsx", sheet, merges: [] },
    rows: rows.map((cells, at) => ({ row: at + 1, cells: [...cells] })),
  };
  expect(recogniseSheet(head, await loadRolls()).roll?.id ?? null).toBe(roll);
});
