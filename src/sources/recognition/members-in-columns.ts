import type { Roll } from "../../rolls/roll.ts";
import type { SheetColumn } from "./match-columns.ts";

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
  return found.size < 2 ? [] : [...found.values()];
}
