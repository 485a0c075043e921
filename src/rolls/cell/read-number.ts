import { plainText } from "../plain-text.ts";

/** Nothing entered: the cell says so in words. */
const NOTHING = new Set([
  "",
  "/",
  "-",
  "--",
  "—",
  "——",
  "无",
  "暂无",
  "不详",
  "空",
  "null",
  "NULL",
  "#N/A",
]);

export function saysNothing(written: string): boolean {
  return NOTHING.has(plainText(written));
}

/** Yuan as written (1,320.50 元, ¥300, 3百 is refused) to whole 分; null when it is no amount. */
export function readYuan(written: string): number | null {
  const text = plainText(written)
    .replace(/[,，¥￥]/g, "")
    .replace(/元(\/?(月|人|户|年))*$/, "");
  const match = text.match(/^([+-]?)(\d+)(?:\.(\d*))?$/) ?? text.match(/^([+-]?)()\.(\d+)$/);
  if (!match) return null;
  const digits = `${match[3] ?? ""}000`;
  const fen =
    Number(match[2] || "0") * 100 + Number(digits.slice(0, 2)) + (Number(digits[2]) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(fen)) return null;
  return match[1] === "-" ? -fen : fen;
}

/** A whole number of people, months …; `3人` and `3.0` are 3. */
export function readCount(written: string): number | null {
  const match = plainText(written).match(/^(\d{1,9})(?:\.0+)?[人口个户名月岁]*$/);
  return match ? Number(match[1]) : null;
}

const GRADES: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  重度: 2,
};

/** 残疾等级: 1 is the heaviest. 一级, Ⅰ级, 壹级, 1级, 1, 肢体二级. */
export function readGrade(written: string): number | null {
  const text = plainText(written).toUpperCase();
  const match = text.match(/([一二三四壹贰叁肆]|IV|I{1,3}|[1-4])级?$/);
  return match ? (GRADES[match[1] ?? ""] ?? Number(match[1])) : null;
}

const YES = new Set(["是", "1", "√", "✓", "☑", "Y", "YES", "有", "TRUE", "对", "属于", "已"]);
const NO = new Set([
  "否",
  "0",
  "×",
  "✗",
  "X",
  "N",
  "NO",
  "无",
  "FALSE",
  "不是",
  "没有",
  "未",
  "不属于",
  "/",
  "-",
]);

/** 1 yes, 0 no. */
export function readFlag(written: string): number | null {
  const text = plainText(written).toUpperCase();
  if (YES.has(text)) return 1;
  if (NO.has(text)) return 0;
  if (/^(否|不|未|无|没)/.test(text)) return 0;
  return /^(是|有|已)/.test(text) ? 1 : null;
}
