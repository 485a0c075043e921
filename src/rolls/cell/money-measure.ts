import type { Field } from "../kind.ts";
import { unspaced } from "../plain-text.ts";

/** How the amounts of a column are counted: what one is in yuan, and what one of its span is of the field's. */
export interface MoneyMeasure {
  unit: number;
  /** 1/12 for money of a year under a field of money a month, 1/3 for that of a quarter. */
  span: number;
  /** The household's money, under a field of money a head. */
  ofHousehold: boolean;
  /** Each one's share, under a field of what may be a household's money. */
  aHead: boolean;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/万元/, 10_000],
  [/千元/, 1_000],
  [/百元/, 100],
  [/元/, 1],
  // 分类施保 below a group is no unit, nor is 角色.
  [/[(:]角[)]?$|\/角(?!\p{Script=Han})/u, 0.1],
  [/[(:]分[)]?$|\/分(?!\p{Script=Han})/u, 0.01],
];
const UNIT_LINE =
  /单位[:：]?(?:[人户个口、，,和\s]*)((?:万|千|百)?元|分(?![管局])|角(?!\p{Script=Han}))/u;
/** 2018年 and 2019年10月 say when, not how much of it. */
const DATES = /(19|20)?\d{2}年度?(\d{1,2}月份?)?/g;
const A_HEAD = /人均|平均|每人|\/人|元人月/;
const YEARLY = /年(?!龄|月|级|限|份|初|末|底)/;
/** Months of what is paid more than once a year: 季发放金额, 半年保障金. */
const PARTS_OF_YEAR: readonly (readonly [RegExp, number])[] = [
  [/半年/, 6],
  [/季(?!节)/, 3],
];

/**
 * What a header, or the line above it, says of the amounts below; `unit` is 1 where nobody says it.
 *
 * header: as written, groups before a slash. titles: the rows above it.
 */
export function moneyMeasure(
  { label }: Pick<Field, "label">,
  header: string,
  titles: readonly string[] = [],
): MoneyMeasure {
  const text = unspaced(header);
  const spoken = text.replace(DATES, "");
  const isAHead = A_HEAD.test(text);
  return {
    unit: unitIn(text) ?? unitOfTitles(titles) ?? 1,
    span: spanOf(label, spoken),
    ofHousehold: label.includes("人均") && !isAHead && /家庭|全家|户|总/.test(text),
    aHead: !label.includes("人均") && isAHead,
  };
}

function unitIn(text: string): number | undefined {
  return UNITS.find(([words]) => words.test(text))?.[1];
}

function unitOfTitles(titles: readonly string[]): number | undefined {
  for (const title of titles) {
    const said = UNIT_LINE.exec(title.normalize("NFKC"))?.[1];
    if (said !== undefined) return unitIn(said) ?? unitIn(`(${said})`);
  }
  return undefined;
}

/** Fields of what somebody gets each month, though their names do not say so. */
const MONTHLY = /月|照料护理费|分类施保金额/;

function spanOf(label: string, header: string): number {
  const [yearly, monthly] = [YEARLY.test(header), header.includes("月")];
  const months = monthly ? undefined : PARTS_OF_YEAR.find(([words]) => words.test(header))?.[1];
  if (months !== undefined) return MONTHLY.test(label) ? 1 / months : 1;
  if (yearly === monthly) return 1;
  if (yearly && MONTHLY.test(label)) return 1 / 12;
  return monthly && label.includes("年") ? 12 : 1;
}
