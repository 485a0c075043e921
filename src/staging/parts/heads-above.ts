import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import type { Note } from "../../sources/book.ts";
import { recordsOfSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";
import type { ReadLine } from "./form-cells.ts";

/** How the lines above families are told from the rows of their members. */
export interface FamilyLines {
  /** The cells of the header of the members. */
  header: readonly string[];
  /** The label that a family begins with. */
  begins: string;
  read: ReadLine;
  isMember: (cells: readonly string[]) => boolean;
}

/** Somebody who heads a family by the line above it, with his number, and stands in no row below. */
export interface Head {
  /** As a row of the members. */
  own: readonly string[];
  said: ReadonlyMap<string, string>;
}

const HEAD = /^(户主|户代表)(姓名)?$/;
/** Who is head where the list below says how each is related to him: a father applies for his children. */
const APPLICANT = /^(申请人|持证人|姓名)(姓名)?$/;
const CHILD = /儿童|孩子|孤儿|学生|未成年/;
const OF_OTHERS = /[父母]|监护|联系|经办|代[办领]|照料|帮扶|配偶|子女/;
/** How many of the family are on the roll: as many as there are rows, and the head is none of them. */
const COVERED = /^(保障|享受|救助|低保|纳入|在保)(对象)?(人[口数]+)$/;
const KIND = /(保障|救助|享受|施保)(类型|类别|方式|形式)/;
/** Whose families are named for one of them, or who names only those who are on the roll. */
const ONE_OF_THEM = /单人|个人/;
const ONLY_COVERED = /(保障|救助|低保|享受|在保|供养)(对象|人员)/;
/** What is not one family's: a list of the dead or of pupils is of those below. */
const OF_EACH = /死亡|火化|停[保发]|退保|刑期|收监|学校|年级|班级|就读/;
const NAME = /姓名$|^名字$/;
const RELATION = /关系/;

interface Family {
  row: number;
  said: Map<string, string>;
  members: (readonly string[])[];
}

/** Row of the line that a family begins with -> its head, where he has a number there and no row of his own: he is on the roll with his family. */
export async function headsAbove(path: string, lines: FamilyLines): Promise<Map<number, Head>> {
  const heads = new Map<number, Head>();
  const { read, begins, isMember } = lines;
  let family: Family | undefined;
  const finish = () => {
    const head = family && headOf(family, lines);
    if (family && head) heads.set(family.row, head);
  };
  for await (const records of recordsOfSpool(path))
    for (const { row, cells } of records) {
      const said = read(cells);
      if (said.has(begins)) {
        finish();
        family = { row, said: new Map(said), members: [] };
      } else if (said.size > 0) for (const [label, value] of said) family?.said.set(label, value);
      else if (family && isMember(cells)) family.members.push(cells);
    }
  finish();
  return heads;
}

/** What `init` and `peek` say of it. */
export function noteOfHeads(heads: number): Note {
  return {
    code: "heads_above",
    text: `有 ${heads} 户的户主带证号写在每户上面，下面的名单里没有他，按同户在保的人读入；户主不在保的，请在名单里写上他和“保障状态”`,
  };
}

function headOf({ said, members }: Family, { header }: FamilyLines): Head | undefined {
  const find = (test: (label: string, value: string) => boolean) =>
    [...said].find(
      ([label, value]) => !OF_OTHERS.test(label) && test(headerText(label), value),
    )?.[1];
  const id = find((label, value) => callsIds({ row: 0, cells: [label] }) && looksLikeId(value));
  const texts = header.map(headerText);
  const relation = texts.findIndex((text) => RELATION.test(text));
  const isName = (label: string) => HEAD.test(label) || (relation >= 0 && APPLICANT.test(label));
  const name = find((label, value) => isName(label) && looksLikeName(value));
  const covered = find((label) => COVERED.test(label));
  if (id === undefined || name === undefined) return undefined;
  if (Number.parseInt(covered ?? "", 10) === members.length) return undefined;
  if (texts.some((text) => CHILD.test(text) || OF_EACH.test(text))) return undefined;
  if (texts.some((text) => NAME.test(text) && ONLY_COVERED.test(text))) return undefined;
  if (members.length > 0 && find((label, value) => KIND.test(label) && ONE_OF_THEM.test(value)))
    return undefined;
  const isHead = (cells: readonly string[]) =>
    cells.some((cell) => [plainText(id), plainText(name)].includes(plainText(cell))) ||
    (relation >= 0 && resolveCode("relation", cells[relation] ?? "").value === "户主");
  if (members.some(isHead)) return undefined;
  const at = {
    name: texts.findIndex((text) => NAME.test(text) && !HEAD_COLUMN.test(text)),
    id: texts.findIndex((text) => callsIds({ row: 0, cells: [text] })),
  };
  const bySameLabel = new Map([...said].map(([label, value]) => [headerText(label), value]));
  const own = texts.map((text, index) =>
    index === at.name
      ? name
      : index === at.id
        ? id
        : index === relation
          ? "户主"
          : (bySameLabel.get(text) ?? ""),
  );
  return at.name < 0 || at.id < 0 ? undefined : { own, said };
}

const HEAD_COLUMN = /户主|父|母|监护|联系/;
