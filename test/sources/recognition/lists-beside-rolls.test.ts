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
