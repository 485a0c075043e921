import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import type { Opened } from "../made/rewrite-spool.ts";
import { NOBODY, type Part, parentNamed } from "./parent-words.ts";
import { writeParents } from "./write-parents.ts";

/** Where a list of children writes who a row says more of, and what; counted from 0. */
interface ParentsBelow {
  header: number;
  which: number;
  part: readonly [name: number, id: number, state: number];
  /** The first of these columns: those before it are of the child. */
  first: number;
}

const LAST_HEADER_ROW = 10;
const LEAST_CHILDREN = 3;
/** Of what stands there, so much reads as it should: a grandfather may stand among them, a number may be missing. */
const MOST = 0.6;
const STATE = /状况|状态|情况|现状/;
const CHILD = /儿童|孩子|孤儿|未成年|学生/;

/**
 * The sheets of a book with, beside each child, the parents whom the rows at its right and below say: 父亲 in the child's own row, 母亲 in the one below, under 关系, 姓名, 身份证号 and 状况
 * once for both. Written as a survey has them, a row a child.
 *
 * Writes: a spool beside that of each such sheet, without the rows that only say a parent.
 */
export async function withParentsFromBelow<Of extends Opened>(
  sheets: readonly Of[],
): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const found = parentsIn(sheet.rows);
      return found ? { ...sheet, spool: await writeInRows(sheet.spool, found) } : sheet;
    }),
  );
}

function parentsIn(rows: readonly TextRow[]): ParentsBelow | undefined {
  for (const { row, cells } of rows.filter((each) => each.row <= LAST_HEADER_ROW)) {
    const texts = cells.map(headerText);
    const data = rows.filter((each) => each.row > row);
    const isMost = (index: number, test: (text: string) => boolean) => {
      const filled = data.map((of) => plainText(of.cells[index] ?? "")).filter(Boolean);
      return filled.length > 0 && filled.filter(test).length >= filled.length * MOST;
    };
    const which = texts.findIndex((_, index) => saysBoth(data, index, isMost));
    if (which < 0) continue;
    const behind = (header: RegExp, test: (text: string) => boolean) =>
      texts.findIndex((text, index) => index > which && header.test(text) && isMost(index, test));
    const part = [
      behind(/姓名|名字/, looksLikeName),
      behind(/证/, looksLikeId),
      behind(STATE, () => true),
    ] as const;
    const above = rows.filter((each) => each.row <= row).flatMap((each) => each.cells);
    if (part.every((index) => index >= 0) && above.some((cell) => CHILD.test(cell))) {
      const found = { header: row, which, part, first: which };
      const children = data.filter((of) => saysChild(of.cells, found)).length;
      return children >= LEAST_CHILDREN && children < data.length ? found : undefined;
    }
  }
  return undefined;
}

function saysBoth(
  rows: readonly TextRow[],
  index: number,
  isMost: (index: number, test: (text: string) => boolean) => boolean,
): boolean {
  const said = new Set(rows.map(({ cells }) => parentNamed(cells[index] ?? "")));
  return said.has(0) && said.has(1) && isMost(index, (text) => parentNamed(text) >= 0);
}

/** Whether the row says who a child is: a number among the columns before those of the parents. */
function saysChild(cells: readonly string[], { first }: Pick<ParentsBelow, "first">): boolean {
  return cells.slice(0, first).filter((cell) => cell.trim() !== "").length > 1;
}

async function writeInRows(spool: SheetSpool, found: ParentsBelow): Promise<SheetSpool> {
  const { header, which, part } = found;
  const { byChild, taken } = await partsByChild(spool.spool, found);
  const moved = new Set([which, ...part]);
  return writeParents(spool, { name: "below", header, moved, byChild, taken });
}

/** Row of a child -> father and mother; and the rows below that say nothing else. A second father of one child stays a row that somebody must look at. */
async function partsByChild(path: string, found: ParentsBelow) {
  const byChild = new Map<number, Part[]>();
  const taken = new Set<number>();
  let child = 0;
  let key = "";
  for await (const records of recordsOfSpool(path)) {
    for (const { row, cells } of records) {
      if (row <= found.header) continue;
      const parent = parentNamed(cells[found.which] ?? "");
      const own = cells.slice(0, found.first).join("\t").trim();
      const isNew = saysChild(cells, found) && own !== key;
      if (isNew && (cells[found.which] ?? "").trim() !== "") {
        [child, key] = [row, own];
        byChild.set(row, [NOBODY, NOBODY]);
      } else if (isNew) [child, key] = [0, ""];
      const both = byChild.get(child);
      if (!both || (cells[found.which] ?? "").trim() === "") continue;
      const [name, id, state] = found.part.map((index) => (cells[index] ?? "").trim());
      if (parent >= 0 && both[parent] === NOBODY)
        both[parent] = [name ?? "", id ?? "", state ?? ""];
      else if (parent >= 0) continue;
      if (row !== child) taken.add(row);
    }
  }
  return { byChild, taken };
}
