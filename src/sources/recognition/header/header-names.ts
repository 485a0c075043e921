import { inChinese } from "../../../rolls/headers/english-headers.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { ofInsuranceOffice } from "../../../rolls/headers/insurance-headers.ts";
import { isOfOther } from "../columns/whose-column.ts";
import { ENTRY, LEAST_ENTRIES, openLegend } from "../lines/legend.ts";

const BRACKETS = /[（(【［[]([^（）()【】［］[\]]*)[）)】］\]]/g;
const PERSON = /(人|者|主|名|员|儿童|学生|对象)$/;
/** 城/乡 is one word; 户主/领款人 says the same of a column twice. */
const LEAST_ALTERNATIVE = 2;

/** What a group is called beside what it is about. */
const OF_GROUP = /(基本)?(情况|信息|类别|资料)$/;
/** 户籍地（乡镇） beside 户籍地（村）: only the brackets tell which of its parts it is. */
const PLACED = /(地|址|区划|所在|归属|住所)$/;
const PART_OF_PLACE =
  /^(乡镇|乡镇街道|镇街|街道|镇|乡|村|行政村|村居|村社区|社区|村居委会|村委会)$/;

const RELATION = /^与?(户主|申请人)的?(之?间)?关系$/;

/**
 * Every text a header may be compared by: the leaf first, then the groups above it joined and alone, then what the leaf says without its
 * brackets or the codes it explains, within them, and on either side of a slash: 服刑（强戒）结束, 户主（受灾人）, 户主/领取人; or what its English or its number in another office's standard says.
 *
 * parts: the groups above and the leaf, each once.
 */
export function headerNames(parts: readonly string[]): string[] {
  const leaf = parts.at(-1) ?? "";
  const above = parts.slice(0, -1);
  const groups = above.map(headerText);
  const names = [headerText(leaf), headerText(parts.join("")), ...groups];
  const unexplained = leaf.slice(0, openLegend(leaf));
  // 结论（1未超标 2超标） below 财产核查 says 财产核查结论.
  const bare =
    unexplained === leaf ? [] : [unexplained, [...above, unexplained].join("")].map(headerText);
  // 方式 below 保障类别 and 类别 below 残疾情况 say 保障方式 and 残疾类别.
  const stems = groups.slice(-1).map((group) => group.replace(OF_GROUP, ""));
  const stemmed = stems
    .filter((stem, at) => stem.length >= LEAST_ALTERNATIVE && stem !== groups.at(-1 - at))
    .map((stem) => `${stem}${headerText(unexplained)}`);
  const coded = explainsItsCodes(leaf) ? [headerText(leaf.replace(BRACKETS, ""))] : [];
  const meant = coded
    .filter((text) => OF_CODES.test(text))
    .map((text) => text.replace(OF_CODES, ""));
  const foreign = [...inChinese(leaf), ...ofInsuranceOffice(leaf)];
  return [
    ...new Set([...names, ...stemmed, ...bare, ...meant, ...alternatives(leaf), ...foreign]),
  ].filter(Boolean);
}

/** 项目代码（01低保 02特困） is 项目; without what its codes mean it may be a number of any kind. */
const OF_CODES = /(?<=.{2})(代码|编码|代号)$/;

function explainsItsCodes(leaf: string): boolean {
  const inside = [...leaf.normalize("NFKC").matchAll(BRACKETS)].map(([, text]) => text ?? "");
  return inside.some((text) => [...text.matchAll(ENTRY)].length >= LEAST_ENTRIES);
}

function alternatives(leaf: string): string[] {
  const outside = headerText(leaf.replace(BRACKETS, ""));
  const inside = [...leaf.matchAll(BRACKETS)].map(([, text]) => headerText(text ?? ""));
  // 姓名（监护人） is no name of the row's own person; 姓名（与户主关系） says what stands there besides.
  if (
    isOfOther(
      "name",
      inside.filter((text) => !RELATION.test(text)),
    )
  )
    return [];
  const sides = leaf
    .replace(BRACKETS, "")
    .split(/[/／、]/)
    .map(headerText);
  const isOneWord = sides.some((side) => side.length < LEAST_ALTERNATIVE);
  const part = PLACED.test(outside) ? inside.filter((text) => PART_OF_PLACE.test(text)) : [];
  if (part.length > 0) return part;
  return [
    ...(outside.length >= LEAST_ALTERNATIVE ? [outside] : []),
    ...(PERSON.test(outside) ? inside.filter((text) => PERSON.test(text)) : []),
    ...(sides.length === 2 && !isOneWord ? sides : []),
  ];
}
