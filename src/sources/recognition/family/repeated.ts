import type { SheetColumn } from "../header/sheet-column.ts";
import { type CellsOf, ID, NAME } from "./whose-cells.ts";

export interface SaidColumn {
  column: SheetColumn;
  says: CellsOf;
}

/**
 * Whose columns they are where the same headers stand several times: 姓名 身份证号 关系 姓名 身份证号 关系. A person begins where a header
 * comes that the one before him has already, so one of them may lack a column.
 *
 * Returns: the columns with their persons; null where names and numbers do not take turns, so that nobody can tell whose a number is.
 */
export function tellRepeated(columns: readonly SaidColumn[]): SaidColumn[] | null {
  const runs = new Map<string, SaidColumn[]>();
  for (const each of columns) {
    if (each.says.kind === "member" || each.says.kind === "head") continue;
    const key = `${each.says.person ?? ""}|${pathOf(each.column)}`;
    runs.set(key, [...(runs.get(key) ?? []), each]);
  }
  const told = new Map<number, CellsOf>();
  for (const run of runs.values()) {
    const counts = countBy(run, ({ says }) => says.what);
    const names = counts.get(NAME) ?? 0;
    const ids = counts.get(ID) ?? 0;
    if (Math.max(names, ids) < 2) continue;
    if (names > 0 && ids > 0 && names !== ids) return null;
    const persons = Math.max(names, ids);
    const repeated = run.filter(({ says }) => (counts.get(says.what) ?? 0) > 1);
    // What stands before them once more than they are is the head's.
    const begins = repeated.findIndex(
      ({ says: { what } }) => what === NAME || what === ID || counts.get(what) === persons,
    );
    const blocks = blocksOf(repeated.slice(begins));
    const firsts = new Set(blocks.map(([first]) => first?.says.what));
    if (blocks.length !== persons || firsts.size !== 1) return null;
    const ends = blocks.map((block, index) => endOf(block, blocks[index + 1]));
    for (const [index, block] of blocks.entries()) {
      const [first] = block;
      const last = ends[index] ?? 0;
      const label = first?.says.label ? `${first.says.label}${index + 1}` : `第${index + 1}人`;
      const own = run.filter(
        ({ column }) => column.index >= (first?.column.index ?? 0) && column.index <= last,
      );
      for (const { column, says } of own)
        told.set(column.index, {
          ...says,
          person: `${says.person ?? "again"} ${index + 1}`,
          kind: says.kind ?? "member",
          label,
        });
    }
  }
  return columns.map(({ column, says }) => ({ column, says: told.get(column.index) ?? says }));
}

/** What lies between two persons is of the first of them; behind the last one nothing is but what the others have as well. */
function endOf(block: readonly SaidColumn[], next: readonly SaidColumn[] | undefined): number {
  const begins = next?.[0]?.column.index;
  return begins === undefined ? (block.at(-1)?.column.index ?? 0) : begins - 1;
}

function blocksOf(columns: readonly SaidColumn[]): SaidColumn[][] {
  const blocks: SaidColumn[][] = [];
  for (const each of columns) {
    const last = blocks.at(-1);
    if (last && !last.some(({ says }) => says.what === each.says.what)) last.push(each);
    else blocks.push([each]);
  }
  return blocks;
}

/** The groups above a header: 姓名 below 监护人 is no second 姓名 beside 姓名. */
function pathOf({ headerCells }: SheetColumn): string {
  return headerCells.slice(0, -1).join("/") === headerCells.at(-1)
    ? ""
    : headerCells.slice(0, -1).join("/");
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
