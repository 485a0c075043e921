import { FAMILY_LABELS, type Family } from "../../rules/rule-schema.ts";
import { LEVEL_LABELS, LEVEL_MEANINGS, LEVELS, type Level } from "../levels.ts";
import { CHILD_AGE } from "../masked-id.ts";
import { OUTCOMES } from "../outcomes.ts";
import type { RuleText } from "../round.ts";
import type { Book } from "../workbook/book.ts";
import type { Look } from "../workbook/looks.ts";
import { pageText, portrait } from "./page.ts";
import { type SheetLines, sheetLines } from "./sheet-lines.ts";

export interface CoverOptions {
  county: string;
  town: string;
  /** `2019年10月` */
  month: string;
  /** `2019年10月31日` */
  asOf: string;
  round: string;
  /** Number of the sending within the round. */
  batch: number;
  fullId: boolean;
  /** Empty where there is none to print. */
  ledgerHead: string;
  rules: readonly RuleText[];
  /** Findings of this township. */
  count(rule: string, level: Level): number;
}

const WIDTHS = [13.5, 38, 7.5, 13.5, 7.5, 7.5, 7.5, 8];
const STEPS = [
  "一类问题一张工作表（看底部标签）。先看“疑点说明”和“核查要点”，再入户核查。“户序”相同的是同一户，在各张表里都是同一个号：一次走访把这一户的几条一并核清。",
  "只填黄色表头的栏：联系电话、核查结果、核查情况说明、拟采取措施、核查人（两人）、核查日期、乡镇审核、备注。其余各栏已锁定，请不要增删行列、改表头。",
  "“核查结果”从下拉框里选一项，含义和要补充的内容见下面的代码表。还没有核查的留空，不要填“无”；可以分几次交回，后交的补充先交的。",
  "“核查情况说明”写清看到的事实：谁、什么时间、凭什么材料。“级别”为“待核”的，先核对是不是同一个人；不是同一人的选“13 信息有误”。",
  "姓名、证号等有误的，不要改原格，选“13 信息有误”，在“备注”里写正确的。",
  "可以按村、按问题筛选，可以调整列宽行高。要重新排序，先撤销工作表保护（没有密码），全选整张表再排；只排其中一列会把结果排到别人名下。入户带的纸质表请用“打印”文件夹里的版本。",
  "填好后原名保存为 .xlsx，在时限内连同签字盖章的扫描件报县民政局。请用加密的方式传送，不要发微信群。",
];

/** The first sheet: what this is, how many leads, how to fill them in, what the codes mean, what was not checked. */
export async function writeCover(book: Book, options: CoverOptions): Promise<void> {
  const sheet = book.addSheet("封面", {
    views: [{ showGridLines: false }],
    pageSetup: portrait(),
    headerFooter: {
      oddFooter: `&L轮次 ${pageText(options.round)}　以入户核查为准&C第 &P 页，共 &N 页&R内部资料　严禁外传`,
    },
  });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  const lines = sheetLines(sheet, WIDTHS);
  writeTitle(lines, options);
  writeSteps(lines);
  writeCounts(lines, options);
  writeNotChecked(lines, options.rules);
  writeOutcomes(lines);
  await sheet.protect("", { formatColumns: true, formatRows: true });
  sheet.commit();
}

function writeTitle(lines: SheetLines, options: CoverOptions): void {
  lines.wide(`${options.county}${options.town}困难群众脱保漏保排查核查清单`, "title", 40);
  lines.wide("内部资料　仅供本次核查使用　严禁外传", "warning", 22);
  const pair = (label: string, text: string, label2: string, text2: string, look: Look = "text") =>
    lines.spans([
      { text: label, columns: 1, look: "label" },
      { text, columns: 2, look },
      { text: label2, columns: 1, look: "label" },
      { text: text2, columns: 4, look },
    ]);
  pair("县（市、区）", options.county, "乡镇（街道）", options.town);
  pair(
    "排查月份",
    `${options.month}（截至${options.asOf}）`,
    "排查轮次",
    `${options.round}（第 ${options.batch} 批）`,
  );
  pair("下发日期", "", "填报人、电话", "", "answer");
  if (options.ledgerHead !== "") {
    lines.wide(`台账校验码 ${options.ledgerHead}（核对：doudi cases verify）`, "note", 18);
  }
  lines.wide(
    `本表所列都是数据比对得出的线索，不是结论，一律以入户核查为准。${options.fullId ? "本表含完整身份证号，请加密保管、用后销毁。" : `身份证号只显示后四位（${CHILD_AGE} 周岁以下儿童只显示后两位）。`}`,
    "note",
    22,
  );
}

function writeCounts(lines: SheetLines, { rules, count }: CoverOptions): void {
  lines.wide("二、疑点数量和核查时限", "section", 26);
  lines.cells(["类别", "问题类型", "优先级", "核查时限", "疑点", "待核", "提示", "合计"], "header");
  const first = lines.last + 1;
  const shown = rules.filter((rule) => LEVELS.some((level) => count(rule.id, level) > 0));
  for (const rule of shown) {
    const numbers = LEVELS.map((level) => count(rule.id, level));
    const row = lines.last + 1;
    lines.cells(
      [
        FAMILY_LABELS[rule.family as Family],
        `${rule.id} ${rule.title}`,
        rule.priority,
        rule.dueDays === null ? "—" : `${rule.dueDays}个工作日`,
        ...numbers,
        { formula: `SUM(E${row}:G${row})`, result: total(numbers) },
      ],
      ["centre", "text", "centre", "centre", "number", "number", "number", "number"],
    );
  }
  const sums = ["E", "F", "G", "H"].map((letter, index) => {
    const level = LEVELS[index];
    const levels = level ? [level] : LEVELS;
    const result = total(shown.flatMap((rule) => levels.map((each) => count(rule.id, each))));
    return { formula: `SUM(${letter}${first}:${letter}${lines.last})`, result };
  });
  const last = lines.last;
  lines.cells(
    ["合计", "", "", "", ...sums],
    [
      "total",
      "total",
      "total",
      "total",
      "totalNumber",
      "totalNumber",
      "totalNumber",
      "totalNumber",
    ],
  );
  if (last < first) throw new RangeError("a cover without findings");
  const meanings = LEVELS.map((level) => `${LEVEL_LABELS[level]}：${LEVEL_MEANINGS[level]}`);
  lines.wide(
    `${meanings.join("；")}。优先级 A 涉及基本生活无着、死亡或儿童，最先核查；B 为权益疑似受损；C 为数据更正。时限自清单下发之日起算。`,
    "note",
  );
  lines.gap();
}

function writeNotChecked(lines: SheetLines, rules: readonly RuleText[]): void {
  const missing = rules.filter(({ state }) => state !== "checked");
  lines.wide("三、本轮没有检查的问题（不等于没有问题）", "section", 26);
  if (missing.length === 0) lines.wide("全部规则都已检查。", "text");
  for (const rule of missing) {
    lines.spans([
      { text: FAMILY_LABELS[rule.family as Family], columns: 1, look: "centre" },
      { text: `${rule.id} ${rule.title}`, columns: 1, look: "text" },
      { text: notCheckedReason(rule), columns: 6, look: "text" },
    ]);
  }
  lines.gap();
}

/** Why a rule gave no number, as every workbook prints it. */
function notCheckedReason({ state, reason }: RuleText): string {
  if (state === "not_evaluable") return `未检查：${reason ?? "缺少所需名册。"}`;
  if (state === "error") return "未检查：规则运行出错，请联系县级管理员。";
  return "未检查：本轮没有运行这条规则。";
}

function writeSteps(lines: SheetLines): void {
  lines.wide("一、怎么填", "section", 26);
  for (const [index, step] of STEPS.entries()) {
    lines.spans([
      { text: `${index + 1}`, columns: 1, look: "centre" },
      { text: step, columns: 7, look: "text" },
    ]);
  }
  lines.gap();
}

function writeOutcomes(lines: SheetLines): void {
  lines.wide("四、核查结果代码表（各表下拉框只列适用的几项）", "section", 26);
  lines.spans([
    { text: "代码", columns: 1, look: "header" },
    { text: "核查结果", columns: 1, look: "header" },
    { text: "在“核查情况说明”里要写明的、要附的", columns: 6, look: "header" },
  ]);
  for (const { code, text, ask } of OUTCOMES) {
    lines.spans([
      { text: code, columns: 1, look: "centre" },
      { text, columns: 1, look: "text" },
      { text: ask, columns: 6, look: "text" },
    ]);
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
