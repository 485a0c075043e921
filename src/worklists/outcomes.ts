/** One result a township may report. */
export interface Outcome {
  code: string;
  text: string;
  /** At the foot of each printed page. */
  short: string;
  /** What the township has to add or attach, as the cover prints it. */
  ask: string;
}

/** The result codes of the worklists; a rule's header names those that fit it. */
export const OUTCOMES: readonly Outcome[] = [
  {
    code: "01",
    text: "符合条件，拟纳入保障",
    short: "拟纳入",
    ask: "写明拟纳入低保、特困、低保边缘、孤儿或事实无人抚养儿童",
  },
  { code: "02", text: "符合条件，已在办理", short: "已在办", ask: "写明受理日期" },
  { code: "03", text: "已纳入（数据滞后）", short: "已纳入", ask: "写明纳入年月和证号" },
  { code: "04", text: "给予临时救助", short: "临时救助", ask: "写明救助日期、金额" },
  { code: "05", text: "恢复保障或补发", short: "恢复补发", ask: "写明恢复年月或补发月份、金额" },
  {
    code: "06",
    text: "不符合条件",
    short: "不符合",
    ask: "写明收入超标、财产超标、有赡养人、有劳动能力、在编在职或其他；附核对报告或入户调查表",
  },
  { code: "07", text: "已死亡", short: "死亡", ask: "写明死亡日期和证明来源" },
  { code: "08", text: "已外迁、户籍迁出", short: "迁出", ask: "写明迁往何地、迁出日期" },
  {
    code: "09",
    text: "机构供养、已转特困或已转孤儿",
    short: "转特困等",
    ask: "写明机构名称或转入项目",
  },
  { code: "10", text: "与另一条重复", short: "重复", ask: "写明另一条的任务编号" },
  { code: "11", text: "自愿放弃", short: "放弃", ask: "附本人或监护人签字的放弃声明" },
  { code: "12", text: "查无此人或长期失联", short: "失联", ask: "附村（居）委会盖章证明" },
  { code: "13", text: "信息有误", short: "信息有误", ask: "写明正确的证号、姓名或残疾等级" },
  { code: "14", text: "服刑或强制隔离戒毒", short: "服刑强戒", ask: "写明起止日期" },
  { code: "15", text: "待核实，申请延期", short: "延期", ask: "写明原因；只能延期一次" },
  { code: "16", text: "发放问题属实，应补发", short: "应补发", ask: "写明月份、金额" },
  { code: "17", text: "属实，应停发或追缴", short: "应停发", ask: "写明停发年月、追缴金额" },
];

/** The entry of the dropdown: code and words. */
export function outcomeLabel({ code, text }: Outcome): string {
  return `${code} ${text}`;
}

/** `06 不符合条件；07 已死亡`, of the codes that are offered, or of all where none are. */
export function outcomeEntries(offered: readonly string[]): string {
  return OUTCOMES.filter(({ code }) => offered.length === 0 || offered.includes(code))
    .map(outcomeLabel)
    .join("；");
}

/** All codes in few words, for people who have nothing but the paper. */
export function outcomeLegend(): string {
  return OUTCOMES.map(({ code, short }) => `${code}${short}`).join(" ");
}
