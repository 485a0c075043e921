import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const PEOPLE = [
  ["张三", "999999195001010015"],
  ["李四", "999999196002020028"],
  ["王五", "999999197003030030"],
] as const;

/** People of a township under this name, with some columns more. */
const list = (file: string, header: readonly string[], cells: readonly string[]) =>
  recognised(
    `${file}.csv`,
    ["姓名", "身份证号", "乡镇", "村", ...header],
    ...PEOPLE.map((who) => [...who, "金河乡", "东村", ...cells]),
  );

it.each([
  [
    "2024年低保、特困对象意外伤害保险名单",
    ["对象类别", "保费", "保险起期", "保险止期"],
    ["低保", "50", "2024-01-01", "2024-12-31"],
  ],
  [
    "低保对象信息比对疑点核查表202406",
    ["低保证号", "疑点内容", "核查结果", "处理意见"],
    ["D01", "小型汽车1辆", "属实", "停保"],
  ],
  [
    "2024年特困人员生活自理能力评估结果汇总表",
    ["评估等级", "自理能力", "评估日期"],
    ["三级", "半护理", "2024-04-11"],
  ],
  [
    "残疾人两项补贴资格复核表202406",
    ["补贴类型", "复核时间", "复核结果"],
    ["护理补贴", "2024-06-12", "合格"],
  ],
  ["残疾人两项补贴到期复审名单", ["补贴类型", "到期日期"], ["护理补贴", "2024-12-31"]],
  [
    "2024年困难群众一次性生活补贴发放表",
    ["对象类别", "补贴金额", "发放时间"],
    ["城乡低保", "100", "2024-05-20"],
  ],
])(
  "takes %s for no roll, whatever its columns say of days and states, and says so",
  (file, header, cells) => {
    const { roll, asked } = list(file, header, cells);
    expect(roll).toBeNull();
    expect(asked.join()).toContain(`“${file}”`);
  },
);

it.each([
  [
    "特困人员花名册202406（含自理能力评估结果）",
    ["供养方式", "自理能力", "基本生活费"],
    ["分散供养", "半护理", "900"],
    "tekun",
  ],
  [
    "残疾人两项补贴资格复核后花名册202406",
    ["补贴类型", "补贴金额", "享受状态"],
    ["护理补贴", "80", "在享"],
    "subsidy",
  ],
  [
    "低保动态变动情况表202406",
    ["低保证号", "变动情况", "变动原因", "月保障金额"],
    ["D01", "退出", "收入超标", "300"],
    "dibao",
  ],
])("still takes %s for a roll", (file, header, cells, roll) => {
  expect(list(file, header, cells).roll).toBe(roll);
});

it.each([
  [
    "医保门诊慢特病备案人员",
    ["门诊慢特病病种", "待遇享受开始", "待遇享受结束"],
    ["冠心病", "2023-01-01", "2099-12-31"],
  ],
  [
    "残疾人机动轮椅车燃油补贴",
    ["残疾证号", "残疾类别", "残疾等级", "补贴金额"],
    ["99999919500101001541", "肢体", "二级", "260"],
  ],
  [
    "残疾人家庭医生签约名单",
    ["残疾类别", "残疾等级", "签约日期", "到期日期"],
    ["肢体", "二级", "2024-01-01", "2024-05-31"],
  ],
  [
    "2024年慈善救助发放名单",
    ["救助原因", "救助金额", "审批时间", "发放时间"],
    ["患病", "2000", "2024-05-01", "2024-05-10"],
  ],
  ["迁出人员社保转移名单", ["转出地", "转入地", "转移日期"], ["青溪县", "外县", "2024-02-01"]],
])("takes %s for no list of prisoners, cards, payments or the insured", (file, header, cells) => {
  expect(list(file, header, cells).roll).toBeNull();
});

it.each([
  ["人员信息", ["入监日期", "刑满日期"], ["2023-01-05", "2026-01-04"], "custody"],
  [
    "人员信息",
    ["羁押类型", "起始时间", "终止时间"],
    ["服刑在押", "2023-01-05", "2026-01-04"],
    "custody",
  ],
  ["在押人员名单", ["起始时间", "终止时间"], ["2023-01-05", "2026-01-04"], "custody"],
  [
    "持证残疾人名单（含康复需求）",
    ["残疾证号", "残疾类别", "残疾等级", "证件状态"],
    ["99999919500101001541", "肢体", "二级", "有效"],
    "disability",
  ],
  [
    "2024年6月低保金、医疗救助金发放明细",
    ["发放项目", "发放金额", "发放日期", "发放结果"],
    ["低保金", "300", "2024-06-10", "成功"],
    "payment",
  ],
])("knows %s by its columns or its name", (file, header, cells, roll) => {
  expect(list(file, header, cells).roll).toBe(roll);
});

it("takes nobody for dead who applies for the dead or is paid for him", () => {
  const dead = ["钱一", "孙二", "李三"];
  const rows = PEOPLE.map((who, at) => [...who, "父子", dead[at] ?? "", "2024-03-01", "1000"]);
  const header = ["姓名", "身份证号", "与逝者关系", "逝者姓名", "火化日期", "减免金额"];
  const { fields } = recognised("殡葬火化人员名单.csv", header, ...rows);
  expect([fields.name, fields.id]).toEqual(["逝者姓名", undefined]);
});

it("takes the number beside the dead man's name for his where nobody else is named", () => {
  const rows = PEOPLE.map((who) => [...who, "2024-03-01", "家中"]);
  const header = ["死者姓名", "身份证号", "死亡日期", "死亡地点"];
  const { roll, fields } = recognised("死因监测.csv", header, ...rows);
  expect([roll, fields.name, fields.id]).toEqual(["death", "死者姓名", "身份证号"]);
});
