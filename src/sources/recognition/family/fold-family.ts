import { partsOf, type SheetColumn } from "../header/sheet-column.ts";
import { giveToLeft } from "./beside-marked.ts";
import { calledMembers } from "./called-members.ts";
import {
  FILLED_ID,
  FILLED_NAME,
  FIRST_MADE,
  type FoldedFamily,
  type MadeColumn,
  MOST_PERSONS,
} from "./family.ts";
import { headColumn, madeOf, partOf, standsFor } from "./folded-columns.ts";
import { membersBelow } from "./head-above.ts";
import { withoutColumnNumbers } from "./numbered-headers.ts";
import {
  holdPersons,
  isOfFamily,
  isOnePersonARow,
  leaders,
  ownPerson,
  type Person,
  personsOf,
} from "./persons.ts";
import { type SaidColumn, tellRepeated } from "./repeated.ts";
import { cellsOf, ID, isPersonal, NAME, RELATION } from "./whose-cells.ts";

/** Where it cannot be told whose a column is: the headers that show it. */
export interface UnclearFamily {
  unclear: string[];
}

const COUNT =
  /^(家庭|本户|户籍?|共同生活|保障|享受|施保|救助|低保)*(总|成员)?(人口|人数|人员)(总?数|总数)?(\(人\))?$/;
const FAMILY = /成员|家属|人口|家庭/;

/**
 * Whether a sheet writes a family in one row, several persons side by side, and which columns are whose.
 *
 * Returns: the columns as a list of persons would have them and how they are taken apart; `unclear` where rows name several persons and
 * nothing tells which number is whose; null for a sheet of one person a row.
 */
export function foldFamily(columns: readonly SheetColumn[]): FoldedFamily | UnclearFamily | null {
  const each = saidOf(columns);
  const above = headAbove(each);
  if (above !== null) return above.folded;
  const read = giveToLeft(each);
  const said = tellRepeated(read);
  if (said === null) return { unclear: namesOf(read) };
  const persons = personsOf(said);
  const others = persons.filter(({ kind }) => kind !== "head");
  const { head, own } = leaders(
    persons.find(({ kind }) => kind === "head"),
    ownPerson(said),
  );
  const isHead = head !== null && isOfFamily(head, others);
  const all = [...(isHead ? [head] : []), ...(own ? [own] : []), ...others];
  if (others.length === 0 || all.length < 2) return null;
  const isByKin = others.every(({ kind }) => kind === "kin");
  if (isByKin && isOnePersonARow(said, own)) return null;
  if (!holdPersons(all) || all.length > MOST_PERSONS) return { unclear: namesOf(said) };
  return fold(said, { head, own, isHead, others, all, isAbove: false }, isByKin);
}

/** The columns of a head, once a household, and of his family below; null for no such sheet, `folded` null where its cells are other ones. */
function headAbove(columns: readonly SaidColumn[]): { folded: FoldedFamily | null } | null {
  const said = tellRepeated(giveToLeft(calledMembers(columns)));
  if (said === null) return null;
  const persons = personsOf(said);
  if (persons.some(({ kind }) => kind !== "head")) return null;
  const { head, own } = leaders(persons[0], ownPerson(said));
  const below = membersBelow(head, own, said);
  if (!head || !below) return null;
  const { members, isTold } = below;
  const all = [head, members];
  if (!holdPersons(all)) return { folded: null };
  const group = { head, own: null, isHead: true, others: [members], all, isAbove: true };
  return { folded: { ...fold(said, group, false), isHeadTold: isTold } };
}

/** Read each header with its groups. Text files write a group once, over its first column: what has nothing there is of it too. */
function saidOf(columns: readonly SheetColumn[]): SaidColumn[] {
  let left: readonly string[] = [];
  return withoutColumnNumbers(columns).map((column) => {
    const own = column.headerCells.findIndex((cell) => cell !== "");
    const headerCells = [...left.slice(0, own), ...column.headerCells.slice(own)];
    left = headerCells;
    const whole = { ...column, headerCells };
    return { column: whole, says: cellsOf(partsOf(headerCells), column.sample) };
  });
}

function namesOf(said: readonly SaidColumn[]): string[] {
  return said
    .flatMap(({ column, says }) => (says.what === NAME ? [column.header] : []))
    .slice(0, 4);
}

interface Group {
  head: Person | null;
  own: Person | null;
  isHead: boolean;
  others: readonly Person[];
  all: readonly Person[];
  isAbove: boolean;
}

function fold(said: readonly SaidColumn[], group: Group, isByKin: boolean): FoldedFamily {
  const { head, own, isHead, others, all, isAbove } = group;
  const listed = own ? [own, ...others] : others;
  const leftOut = giveToLeader(said, isHead ? head : own, all, listed);
  const base = firstOfEach([...listed, ...(isHead && head ? [head] : [])]);
  const led = head === null && isOfHead(others) ? own : null;
  const made: MadeColumn[] = [];
  const make = (from: number | null) => {
    made.push({ index: FIRST_MADE + made.length, from });
    return FIRST_MADE + made.length - 1;
  };
  const says = all.map((person) => person.relation ?? (person === led ? "户主" : null));
  const relation = base.get(RELATION)?.index ?? (says.some(Boolean) ? make(null) : null);
  const ofHead = isAbove
    ? { name: make(FILLED_NAME), id: make(FILLED_ID) }
    : { name: headsColumn(NAME, head, led, make), id: headsColumn(ID, head, led, make) };
  const common = ofNobody(said, [...listed, ...(head ? [head] : [])], leftOut);
  const columns = [
    ...common,
    ...[...base].map(([what, column]) => standsFor(what, column, all)),
    ...(relation !== null && relation >= FIRST_MADE ? [madeOf(relation, RELATION, [])] : []),
    ...(ofHead.name === null ? [] : [headColumn(said, ofHead.name, "户主姓名", made)]),
    ...(ofHead.id === null ? [] : [headColumn(said, ofHead.id, "户主身份证号", made)]),
  ];
  return {
    family: {
      parts: all.map((person, index) => partOf(person, base, says[index] ?? null)),
      isHeadBeside: isHead,
      isHeadAbove: isAbove,
      name: base.get(NAME)?.index ?? null,
      id: base.get(ID)?.index ?? null,
      relation,
      made,
      // Of a family in several rows no row names as many as it says.
      counts: isAbove
        ? []
        : common.filter(({ names }) => COUNT.test(names[0] ?? "")).map(({ index }) => index),
      leftOut: [...leftOut.values()],
    },
    columns: columns.sort((a, b) => a.index - b.index),
    ofHead,
    isByKin,
    isHeadTold: true,
  };
}

/** The column that stands for what everybody has one of: that of the first who has it. */
function firstOfEach(persons: readonly Person[]): Map<string, SheetColumn> {
  const first = new Map<string, SheetColumn>();
  for (const { columns } of persons)
    for (const [what, column] of columns) if (!first.has(what)) first.set(what, column);
  return first;
}

/** Where the head's name or number stands; `led` heads his family and has his own column made again for it. */
function headsColumn(
  what: string,
  head: Person | null,
  led: Person | null,
  make: (from: number) => number,
): number | null {
  if (head) return head.columns.get(what)?.index ?? null;
  const own = led?.columns.get(what);
  return own ? make(own.index) : null;
}

/** Columns that say something of the whole family. */
function ofNobody(
  said: readonly SaidColumn[],
  persons: readonly Person[],
  leftOut: ReadonlyMap<number, string>,
): SheetColumn[] {
  const taken = new Set(
    persons.flatMap(({ columns }) => [...columns.values()].map(({ index }) => index)),
  );
  return said.flatMap(({ column }) =>
    taken.has(column.index) || leftOut.has(column.index) ? [] : [column],
  );
}

/** Whom the row is about heads his family where the others are called its members. */
function isOfHead(others: readonly Person[]): boolean {
  return others.some(
    ({ kind, columns }) =>
      kind === "kin" ||
      [...columns.values()].some(({ headerCells }) =>
        headerCells.some((cell) => FAMILY.test(cell)),
      ),
  );
}

/**
 * What is somebody's own and nobody's in particular is his whom the row is about, where it stands before the members; behind them nobody
 * can tell. Returns: the columns left out.
 */
function giveToLeader(
  said: readonly SaidColumn[],
  leader: Person | null,
  all: readonly Person[],
  listed: readonly Person[],
): Map<number, string> {
  const others = listed.filter((person) => person !== leader);
  const first = Math.min(
    ...others.flatMap(({ columns }) => [...columns.values()].map(({ index }) => index)),
  );
  const shared = new Set(all.flatMap(({ columns }) => [...columns.keys()]));
  const leftOut = new Map<number, string>();
  for (const { column, says } of said) {
    const { person, what } = says;
    if (person !== null || !(isPersonal(what) || shared.has(what))) continue;
    if (all.some(({ columns }) => columns.get(what)?.index === column.index)) continue;
    if (leader && column.index < first && !leader.columns.has(what))
      leader.columns.set(what, column);
    else leftOut.set(column.index, column.header);
  }
  return leftOut;
}
