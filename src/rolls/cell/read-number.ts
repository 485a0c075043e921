import { plainText } from "../plain-text.ts";
import { simplified } from "../traditional.ts";
import { withoutCode } from "../without-code.ts";
import { numberOf } from "./chinese-figures.ts";

/** What systems export for a cell without a value. */
export const WRITTEN_NULLS = [
  "NULL",
  "null",
  "Null",
  "nil",
  "NIL",
  "(null)",
  "(NULL)",
  "<NULL>",
  "[NULL]",
  "\\N",
  "#N/A",
  "N/A",
  "NaN",
  "nan",
  "None",
  "undefined",
] as const;

/** Nothing entered: the cell says so in words. */
const NOTHING = new Set<string>([
  ...WRITTEN_NULLS,
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
  "0000-00-00",
  "1900-01-00",
  "1899-12-30",
]);

export function saysNothing(written: string): boolean {
  return NOTHING.has(withoutCode(plainText(written)));
}

/**
 * Yuan as written (1,320.50 元, ¥300, (300), 四百二十元, 1.5万元) to whole 分; null when it is no amount.
 *
 * unit: what a bare figure counts, in yuan: 0.014 under 金额（万元） is 140 yuan, and must not be cut to 0.01 before it is counted.
 */
export function readYuan(written: string, unit = 1): number | null {
  const text = plainText(written)
    .replace(/(?<=\d)[Oo](?=[\dOo.]|$)/g, "0")
    .replace(/\(\D*\)$/, "")
    .replace(/[,，](?=\d{3}(?!\d))/g, "")
    .replace(/^(\D?\d+)[,，](?=\d{1,2}\D?$)/, "$1.")
    .replace(/[¥￥]/g, "")
    // ¥ has no place in GBK: what a program saved in it begins with a question mark.
    .replace(/^\?(?=[\d,]+\.\d{2}$)/, "")
    .replace(/^(人民币|RMB|CNY|每月|月|共)/i, "")
    .replace(/[元圆块]?([/每·]*(人|月|户|年))*$/, "")
    .replace(/[元圆][整正]$/, "");
  const spelt = numberOf(text);
  if (spelt !== null) return spelt * 100 * (UNIT_WRITTEN.test(written) ? 1 : unit);
  const match =
    text.match(/^([+-]?)(\d+)(?:\.(\d*))?(万?)$/) ??
    text.match(/^([+-]?)()\.(\d+)(万?)$/) ??
    text.match(/^(\()(\d+)(?:\.(\d*))?()\)$/);
  if (!match) return null;
  const [, sign, whole = "", fraction = "", tenThousands] = match;
  const counted = tenThousands ? 10_000 : UNIT_WRITTEN.test(written) ? 1 : unit;
  const places = 2 + Math.round(Math.log10(counted));
  const digits = `${fraction}0000000`;
  const fen =
    Number(`${whole || "0"}${digits.slice(0, places)}`) + (Number(digits[places]) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(fen)) return null;
  return sign === "-" || sign === "(" ? -fen : fen;
}

/** A cell that says itself what it counts. */
const UNIT_WRITTEN = /[万元圆]/;

/** A whole number of people, months …; `3人`, `共3人`, `三` and `3.0` are 3. */
export function readCount(written: string): number | null {
  const text = plainText(written)
    .replace(/^共/, "")
    .replace(/(?<=\d人?)\(.*[^人].*\)$/, "")
    .replace(/[()]/g, "")
    .replace(/[人口个户名月岁]+$/, "");
  const match = text.match(/^(\d{1,9})(?:\.0+)?$/);
  return match ? Number(match[1]) : numberOf(text);
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
  两: 2,
};

/** 残疾等级: 1 is the heaviest. 一级, Ⅰ级, 壹级, 1级, 1, 肢体二级. */
export function readGrade(written: string): number | null {
  const text = simplified(plainText(written)).toUpperCase();
  const coded = text.match(/^[1-7]([1-4])类?$/); // 43: category 4, grade 3
  if (coded) return Number(coded[1]);
  // Of several disabilities the heaviest counts: 肢体二级、智力一级 is 1.
  const stated = [...text.matchAll(/([一二两三四壹贰叁肆]|IV|I{1,3}|(?<!\d)[1-4])级/g)].map(
    ([, grade]) => GRADES[grade ?? ""] ?? Number(grade),
  );
  if (stated.length > 0) return Math.min(...stated);
  const bare = text
    .replace(/\(.*\)$/, "")
    .replace(/(残疾|残)$/, "")
    .replace(/\.0+$/, "");
  const match = bare.match(/([一二两三四壹贰叁肆]|IV|I{1,3}|[1-4])级?$/);
  return match ? (GRADES[match[1] ?? ""] ?? Number(match[1])) : null;
}

const YES = new Set([
  "是",
  "1",
  "T",
  "真",
  "●",
  "√是",
  "存在",
  "困难",
  "生活困难",
  "存在困难",
  "留守",
  "留守儿童",
  "√",
  "✓",
  "✔",
  "V",
  "☑",
  "Y",
  "YES",
  "有",
  "TRUE",
  "对",
  "属于",
  "已",
]);
const NO = new Set([
  "F",
  "假",
  "○",
  "一般",
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

/** 是( )否( ), 是√否: both answers, and nobody knows which is meant. */
const UNTICKED = /^(?=.*[是有])(?=.*[否无])[是否有无√✓✔×✗VX()[\]【】_\-/、,;|]+$/;

/** 1 yes, 0 no; so are 1-是 and 0|否. */
export function readFlag(written: string): number | null {
  const text = withoutCode(plainText(written)).toUpperCase();
  if (YES.has(text)) return 1;
  if (NO.has(text)) return 0;
  // 是/否 is a form that nobody filled in.
  if (/不(清楚|详|明|确定)|是\/否|有\/无/.test(text) || UNTICKED.test(text)) return null;
  if (/^(否|不|未|无|没|非)/.test(text)) return 0;
  // Beside 农村留守儿童 in a column of kinds.
  if (/^(农村|城镇|其他|其它)?(困境|散居|事实)[^留]*儿童?$|^[^留]*孤儿$/.test(text)) return 0;
  return /^(是|有|已)|(?<![不无非未没])困难$|(?<![不无非未没])留守/.test(text) ? 1 : null;
}
