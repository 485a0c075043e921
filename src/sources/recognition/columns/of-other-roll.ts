import { headerText } from "../../../rolls/headers/header-text.ts";
import { JOINT_HEADERS } from "../../../rolls/headers/joint-headers.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const HEADERS = new Set([...JOINT_HEADERS.headers, ...JOINT_HEADERS.lesser].map(headerText));
const LEAST = 0.5;
/** Who stands on a list of all who are insured, live in a village or were treated, beside those on 低保. */
const OF_ALL = /一般|普通|居民$|建档立卡|脱贫|贫困(户|人口|对象)|农户|职工|(?<!散居)学生|非低保/;
const MOST_OF_ALL = 0.05;

/** Whether a column of programmes (救助类别) says of anybody that he is on 低保, and of others no more than that they live there. */
export function namesDibao(columns: readonly SheetColumn[]): boolean {
  return columns.some(
    ({ names, sample, texts }) =>
      names.some((name) => HEADERS.has(name)) &&
      sample.some(isDibao) &&
      !isOfAll((texts ?? sample).filter((text) => text.trim() !== "")),
  );
}

function isOfAll(texts: readonly string[]): boolean {
  return (
    texts.filter((text) => OF_ALL.test(text) && !isDibao(text)).length > MOST_OF_ALL * texts.length
  );
}

function isDibao(text: string): boolean {
  return resolveCode("programme", text).value === "dibao";
}

/**
 * Whether a column says of most rows that say it that they are on 低保, where this is the roll of 特困: a list of all 社会救助 is the roll of 低保, which
 * reads its rows of 特困 as well, whatever columns for these it has beside.
 */
export function isListOfDibao({ fixed }: Roll, columns: readonly SheetColumn[]): boolean {
  if (fixed?.programme !== "tekun") return false;
  return columns.some(({ names, sample }) => {
    if (sample.length === 0 || !names.some((name) => HEADERS.has(name))) return false;
    return sample.filter(isDibao).length >= LEAST * sample.length;
  });
}

const OF_CHILDREN = /(类别|类型|项目)$/;
const OF_MONEY = /标准|金额|生活费|养育金|补贴额/;
const SUM = /^[1-9]\d{2,}(\.\d+)?元?$/;
/** 困境儿童信息 and 父母情况 tell of the parents, whatever the children get. */
const SURVEYED = /摸底|排查|摸排|调查|台账|困境|留守|父母/;
/** The least share of rows that say it: a survey of all children names orphans among others, and what some of them get. */
const LEAST_TELLING = 0.9;

/**
 * Whether nearly every row says that its child is an orphan or 事实无人抚养, and how much money it gets: the roll of those children as the 儿童福利 system hands it
 * out, which tells of their parents as well, and no survey.
 */
export function isRollOfChildren(
  { kind }: Roll,
  columns: readonly SheetColumn[],
  names: readonly string[],
): boolean {
  if (kind !== "child_survey" || names.some((name) => SURVEYED.test(name))) return false;
  const tells = (header: RegExp, test: (text: string) => boolean) =>
    columns.some(
      ({ names: [leaf = ""], sample }) =>
        header.test(leaf) &&
        sample.length > 0 &&
        sample.filter((text) => test(text.trim())).length >= LEAST_TELLING * sample.length,
    );
  return tells(OF_CHILDREN, isProtected) && tells(OF_MONEY, (text) => SUM.test(text));
}

function isProtected(text: string): boolean {
  const { value, known } = resolveCode("programme", text);
  return known && (value === "orphan" || value === "unsupported_child");
}
