import type { SaidColumn } from "./repeated.ts";
import { type CellsOf, ID, isPersonal, NAME, RELATION } from "./whose-cells.ts";

/**
 * 成员1姓名 | 身份证号 | 关系 | 成员2姓名 | 身份证号 | 关系: what follows a person's column and is somebody's own is his, as long as he has none
 * of it. The head's number may stand further off: it is his until another name comes.
 */
export function giveToLeft(columns: readonly SaidColumn[]): SaidColumn[] {
  const members = new Set(
    columns.flatMap(({ says }) =>
      says.kind === "member" || says.kind === "kin" ? [says.person] : [],
    ),
  ).size;
  const isAgain = (what: string) => {
    const times = columns.filter(({ says }) => says.person === null && says.what === what).length;
    return members === 1 ? what === ID || what === RELATION : times > 1;
  };
  let current: CellsOf | null = null;
  let has = new Set<string>();
  return columns.map(({ column, says }) => {
    if (says.person !== null) {
      if (says.person !== current?.person) has = ownOf(columns, says.person);
      current = says;
      return { column, says };
    }
    const { what } = says;
    if (current === null) return { column, says };
    if (what === NAME || (!isPersonal(what) && current.kind !== "head")) {
      current = null;
      return { column, says };
    }
    if (!isPersonal(what) || has.has(what)) return { column, says };
    if (current.kind === "head" && what !== ID && !isNext(columns, column.index))
      return { column, says };
    // A single 残疾类别 behind the last member may be anybody's.
    if (current.kind !== "head" && !isAgain(what)) return { column, says };
    has.add(what);
    const { person, kind, label, relation } = current;
    return { column, says: { person, kind, label, relation, what } };
  });
}

function ownOf(columns: readonly SaidColumn[], person: string): Set<string> {
  return new Set(columns.flatMap(({ says }) => (says.person === person ? [says.what] : [])));
}

/** No header of a member stands before it: 性别 behind 户主姓名 and 低保证号 is the head's. */
function isNext(columns: readonly SaidColumn[], index: number): boolean {
  const first = columns.find(({ says }) => says.kind === "member" || says.kind === "kin");
  return first === undefined || index < first.column.index;
}
