import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

/** 成员1姓名, 家庭成员二/身份证号, 共同生活成员（3）姓名. */
const MEMBER =
  /(成员|家庭人口|保障人口|保障对象|共同生活人)[^0-9一二三四五六七八九十]{0,3}([0-9]{1,2}|[一二三四五六七八九十])(?=[^0-9]|$)/;
const PERSON = /姓名|身份证|证件号|公民身份/;

/**
 * Names of the columns in which a roll of persons writes the second, third … member of a household beside the first; empty
 * when a row is one person. Taken for a row a person, all but one of them would count as not covered.
 */
export function membersInColumns(roll: Roll, columns: readonly SheetColumn[]): string[] {
  if (!("relation" in roll.columns)) return [];
  const found = new Map<string, string>();
  for (const { header } of columns) {
    const text = header.normalize("NFKC").replace(/\s/g, "");
    const member = MEMBER.exec(text)?.[2];
    if (member !== undefined && PERSON.test(text) && !found.has(member)) found.set(member, header);
  }
  return found.size < 2 ? membersInOneCell(columns) : [...found.values()];
}

const OTHERS = /家庭成员|共同生活|其他成员|其余成员|家属|家庭人员/;
const WITH_NUMBER = /\p{Script=Han}.*\d{15}|\d{15}.*\p{Script=Han}/su;
const NUMBERS = /\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)/g;
const MANY = 0.2;

/** 李四（子，5325…）、王五（女，5325…） under 其他家庭成员: the household stands in its head's row. */
function membersInOneCell(columns: readonly SheetColumn[]): string[] {
  const [own, ...others] = columns.filter(
    ({ header, sample }) =>
      (OTHERS.test(header) || PERSON.test(header)) &&
      sample.filter((cell) => /\d{15}/.test(cell)).length > sample.length * MANY,
  );
  return own && others.length > 0
    ? [own, ...others]
        .filter(
          ({ header, sample }) =>
            OTHERS.test(header) &&
            !haveOwnRows(sample, own.sample) &&
            sample.some((cell) => (cell.match(NUMBERS) ?? []).length > 1) &&
            sample.filter((cell) => WITH_NUMBER.test(cell)).length > sample.length * MANY,
        )
        .map(({ header }) => header)
    : [];
}

/** A row a person, with the whole family beside each: whoever is written there stands in a row of his own. */
function haveOwnRows(cells: readonly string[], numbers: readonly string[]): boolean {
  const own = new Set(numbers.map((cell) => cell.trim()));
  const others = cells.flatMap((cell) => cell.match(NUMBERS)?.slice(1) ?? []);
  return others.length > 0 && others.filter((id) => own.has(id)).length > others.length * 0.5;
}
