import { headerText } from "../../rolls/headers/header-text.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";

/** What one row of a form says. */
export interface FormLine {
  row: number;
  said: ReadonlyMap<string, string>;
}

/** What members are called, whatever each row of the form calls them. */
const NAME = "姓名";
const RELATION = "与户主关系";

const NAMED = /姓名$|^(户主|户代表|申请人|成员)$/;
const OF_HEAD = /^(户主|户代表|申请人)/;
const RELATED = /关系/;
/** Who acts for somebody, or is his parent, is none of those whom the form is of. */
const OF_OTHERS =
  /[父母]|监护|联系|经办|代[办领理]|委托|受托|照料|帮扶|抚养|赡养|收款|领款|调查|审核/;
/** What of the head's own row is his alone. */
const OF_ONE =
  /性别|年龄|出生|生日|民族|健康|疾病|残疾|劳动|自理|文化|学历|婚姻|关系|电话|手机|职业|就业|学校|单位|政治|姓名$/;

const isIdLabel = (label: string) => callsIds({ row: 0, cells: [NAME, label] });
const idOf = (said: ReadonlyMap<string, string>) => [...said.keys()].find(isIdLabel);
const nameOf = (said: ReadonlyMap<string, string>) =>
  [...said.keys()].find((label) => NAMED.test(headerText(label)));

/** What a row says, 身份证号 beside 代办人姓名 as that of 代办人: without it the form would be of whom its last row names. */
export function underOwnNames(said: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const name = nameOf(said);
  if (name === undefined || !OF_OTHERS.test(name)) return said;
  const whose = name.replace(/姓名$/, "");
  return new Map(
    [...said].map(([label, value]) => {
      const isBare = label !== name && (isIdLabel(label) || OF_ONE.test(headerText(label)));
      return [isBare ? `${whose}${label}` : label, value];
    }),
  );
}

/** Whether a row of a form is of one person: it has a label for his number and one for his name. */
export function isOfPerson(said: ReadonlyMap<string, string>): boolean {
  const name = nameOf(said);
  return idOf(said) !== undefined && name !== undefined && !OF_OTHERS.test(name);
}

/** Whether forms have several rows of persons under the same labels: 户主姓名 | 张三 | 身份证号 | …, and 成员姓名 | 张小 | 身份证号 | … below it. */
export function areOfFamilies(kinds: readonly ReadonlyMap<string, string>[]): boolean {
  const ids = kinds.filter(isOfPerson).map(idOf);
  return new Set(ids).size < ids.length;
}

/** The columns of such forms: what members are called stands in one of them, what the head is in another one. */
export function labelsOfFamilies(kinds: readonly ReadonlyMap<string, string>[]): string[] {
  const names = new Set(kinds.filter(isOfPerson).flatMap((said) => nameOf(said) ?? []));
  const labels = kinds.flatMap((said) => [...said.keys()]);
  const kept = labels.filter(
    (label) => !RELATED.test(label) && (!names.has(label) || OF_HEAD.test(headerText(label))),
  );
  return [...new Set([...kept, NAME, RELATION])];
}

/**
 * The rows that one form of a family makes: one a person whom it names, each with what the form says of all of them.
 *
 * Returns: a record a row of the form.
 */
export function recordsOfFamily(lines: readonly FormLine[]): Map<number, Map<string, string>> {
  const persons = lines.filter(({ said }) => isOfPerson(said));
  const others = lines.filter(({ said }) => !isOfPerson(said));
  const [head] = persons;
  const ofHead = [...(head?.said ?? [])].filter(
    ([label]) => !OF_ONE.test(headerText(label)) && !isIdLabel(label),
  );
  const all = new Map([...others.flatMap(({ said }) => [...said]), ...ofHead]);
  const records = new Map<number, Map<string, string>>();
  for (const { row, said } of persons) {
    const name = said.get(nameOf(said) ?? "") ?? "";
    if (name === "" && ![...said.values()].some(looksLikeId)) continue;
    const own = new Map([...all, ...said, [NAME, name]]);
    const relation = [...said.keys()].find((label) => RELATED.test(label));
    const isHead = OF_HEAD.test(headerText(nameOf(said) ?? ""));
    const related = (relation && said.get(relation)) || (isHead ? "户主" : "");
    own.set(RELATION, related);
    const householder = head && nameOf(head.said);
    if (householder && OF_HEAD.test(headerText(householder)))
      own.set(householder, head.said.get(householder) ?? "");
    records.set(row, own);
  }
  return records;
}
