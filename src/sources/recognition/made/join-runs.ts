import { headerNames } from "../header/header-names.ts";
import { leafOf, partsOf, type SheetColumn } from "../header/sheet-column.ts";

/** What some columns beside each other are made. */
export interface Joined {
  column: SheetColumn;
  /** How many they are. */
  of: number;
}

/** The columns of a sheet, with those made one of which `joinedAt` makes one; it is asked at each that is not yet part of another. */
export function joinRuns(
  columns: readonly SheetColumn[],
  joinedAt: (at: number) => Joined | undefined,
): SheetColumn[] {
  const made: SheetColumn[] = [];
  for (let at = 0; at < columns.length; ) {
    const joined = joinedAt(at);
    made.push(joined?.column ?? (columns[at] as SheetColumn));
    at += joined?.of ?? 1;
  }
  return made;
}

/** One column for a run below one group, called by the group: its cells say `texts`, row by row. */
export function columnOfGroup(run: readonly SheetColumn[], texts: readonly string[]): SheetColumn {
  const first = run[0] as SheetColumn;
  const groups = partsOf(first.headerCells).slice(0, -1);
  return {
    index: first.index,
    header: [...groups, run.map(leafOf).join("、")].join("/"),
    headerCells: groups,
    names: headerNames(groups),
    sample: texts.filter((text) => text !== ""),
    rows: texts.length,
  };
}
