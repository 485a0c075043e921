import { plainText } from "../plain-text.ts";
import { readYuan } from "./read-number.ts";

const N = "(\\d+(?:\\.\\d+)?)";
const MONTHLY = "(?:[/每]?[月户])*";
const TOTAL = "(?:合计|共计|总计|共|计)";
/** 115元×2人=230元, 2人×115元, 115*2=230. */
const PRODUCT = new RegExp(
  `^(?:每人|人均)?${N}元?(?:/?人)?(?:/月)?\\*${N}(?:元|人|口)?(?:=${TOTAL}?${N}元?${MONTHLY})?$`,
);
/** 200+30=230. */
const SUM = new RegExp(
  `^((?:[^\\d+=]{0,6}\\d+(?:\\.\\d+)?元?\\+)+[^\\d+=]{0,6}\\d+(?:\\.\\d+)?元?)=${TOTAL}?${N}元?$`,
);
/** 230元（115元/人）, 合计230，其中分类施保30元. */
const FIRST = new RegExp(
  `^(?:${TOTAL}|每?月)?${N}元?${MONTHLY}[,;:]?(?:\\((.+)\\)|(?<=[,;:])(.+)|(其中.+))$`,
);
/** 每人115元，共230元; 2人，共230元. */
const LAST = new RegExp(`^(.+?)[,;:]?${TOTAL}:?${N}元?${MONTHLY}$`);

/** What a part of such a cell may say beside the sum. */
const HEADS = /^(?:共|计|保障)?(\d{1,2})[人口]$/;
const A_HEAD = new RegExp(
  `^(?:(?:每人|人均)(?:每?月|补差)?:?${N}元?(?:/月)?|${N}元?(?:/|每)人(?:/?每?月)?)$`,
);
const TIMES = new RegExp(`^${N}元?(?:/?人)?(?:/月)?\\*${N}(?:元|人|口)?$`);
const PART = new RegExp(`^(?:其中|内)?(?:包?含|包括)?:?(?:其中)?([^\\d]{2,8}?):?${N}元?$`);
/** Money of another time or programme, or what is not in the sum: of 230元（含残疾人补贴70元） nobody knows what the rest of it is. */
const OTHER_MONEY =
  /补发|补扣|扣|追|欠|上月|\d月|物价|价格|[电水气]价|[电水气]费|高龄|残疾?人?(?:两项)?补|[生护]\S{0,2}补贴|津贴|孤儿|临时|取暖|采暖|慰问|春节|一次性|优抚|抚恤|养老|医|另|不|未|加|减/;
/** A larger household is none. */
const MOST_HEADS = 30;

/**
 * The household's sum of a cell that reckons it, to whole 分: each figure beside it must agree with it, else null.
 *
 * unit: as of `readYuan`.
 */
export function reckonedYuan(written: string, unit = 1): number | null {
  const text = plainText(written)
    .replace(/[×xX✕]/g, "*")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const sum = sumOf(text);
  return sum === null ? null : readYuan(/元/.test(text) ? `${sum}元` : String(sum), unit);
}

function sumOf(text: string): number | null {
  const product = PRODUCT.exec(text);
  if (product) {
    const [a = 0, b = 0] = product.slice(1, 3).map(Number);
    // Without its result 115*2 may be of two months, and 230元/月*3 is of three.
    const isOfHeads = /\d[人口]/.test(text.replace(/元\/?人/g, "元"));
    if (!isOfHeads && /\/月\*/.test(text.replace(/\/?人/g, ""))) return null;
    if (product[3] === undefined) return isOfHeads ? a * b : null;
    return isSame(a * b, Number(product[3])) ? Number(product[3]) : null;
  }
  const added = SUM.exec(text);
  if (added) {
    if (OTHER_MONEY.test(text)) return null;
    const parts = (added[1] ?? "").match(/\d+(\.\d+)?/g) ?? [];
    const [sum, said] = [parts.reduce((all, part) => all + Number(part), 0), Number(added[2])];
    return isSame(sum, said) ? said : null;
  }
  const [, first, ...beside] = FIRST.exec(text) ?? [];
  const rest = beside.find((each) => each !== undefined);
  if (first !== undefined && rest !== undefined) return explained(Number(first), rest);
  const [, before = "", last] = LAST.exec(text) ?? [];
  return last === undefined ? null : explained(Number(last), before);
}

/** The sum, where each thing said beside it is how it came about. */
function explained(sum: number, beside: string): number | null {
  let parts = 0;
  for (const piece of beside.split(/[,;、+]/)) {
    if (HEADS.test(piece)) continue;
    const head = A_HEAD.exec(piece);
    const [, a, b] = TIMES.exec(piece) ?? [];
    const [, name = "", part] = PART.exec(piece) ?? [];
    if (head) {
      if (!isShare(sum, Number(head[1] ?? head[2]))) return null;
    } else if (a !== undefined) {
      if (!isSame(Number(a) * Number(b), sum)) return null;
    } else if (part !== undefined && (Number(part) === 0 || !OTHER_MONEY.test(name)))
      parts += Number(part);
    else return null;
  }
  return parts > sum ? null : sum;
}

function isShare(sum: number, share: number): boolean {
  const heads = Math.round(sum / share);
  return heads >= 1 && heads <= MOST_HEADS && isSame(heads * share, sum);
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.005;
}
