import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import type { Opened } from "../made/rewrite-spool.ts";
import { NOBODY, type Part, parentNamed } from "./parent-words.ts";
import { writeParents } from "./write-parents.ts";

/** Columns of a list of children whose parents stand in rows of their own below them; counted from 0. */
interface ParentsInRows {
  header: number;
  which: number;
  part: readonly [name: number, id: number, state: number];
}

const LAST_HEADER_ROW = 10;
const LEAST_CHILDREN = 3;
/** Of the rows that are no child's, so many are a parent's: a grandmother may stand among them. */
const MOST = 0.6;
/** To whom the rows are related; 与户主关系 is a household's list, whose head may be 本人. */
const WHICH = /^(?!.*(户主|家长)).*(关系|称谓)/;
const STATE = /状况|状态|情况|现状/;
const CHILD = /儿童|孩子|孤儿|未成年|学生/;
const SELF = /^(儿童)?本人$|^(儿童|孩子)$/;
/** Who brings a child up in place of its parents is no child of the list. */
const OLDER = /祖|爷|奶|外[公婆]|姥|监护|[伯叔姑舅姨婶]|继[父母]/;

/**
 * The sheets of a book with, beside each child, the parents who stand in rows of their own below it: 本人, 父亲 and 母亲 under 与儿童关系. Written as a survey
 * has them, a row a child; read as they stand, the parents would be children.
 *
 * Writes: a spool beside that of each such sheet, without the rows of parents.
 */
export async function withParentsInRows<Of extends Opened>(sheets: readonly Of[]): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const found = parentsIn(sheet.rows);
      return found ? { ...sheet, spool: await writeInRows(sheet.spool, found) } : sheet;
    }),
  );
}

const isSelf = (cell: string) => SELF.test(plainText(cell));

function parentsIn(rows: readonly TextRow[]): ParentsInRows | undefined {
  for (const { row, cells } of rows.filter((each) => each.row <= LAST_HEADER_ROW)) {
    const texts = cells.map(headerText);
    const find = (header: RegExp) => texts.findIndex((text) => header.test(text));
    const which = find(WHICH);
    const part = [find(/姓名$/), find(/证(件)?(号码?)?$/), find(STATE)] as const;
    if (which < 0 || part.some((index) => index < 0) || part.includes(which)) continue;
    const data = rows.filter((each) => each.row > row && looksLikeId(each.cells[part[1]] ?? ""));
    const said = data.map((each) => each.cells[which] ?? "");
    const others = said.filter((cell) => !isSelf(cell));
    const parents = others.map(parentNamed).filter((parent) => parent >= 0);
    const above = rows.filter((each) => each.row <= row).flatMap((each) => each.cells);
    const isSurvey =
      said.length - others.length >= LEAST_CHILDREN &&
      parents.includes(0) &&
      parents.includes(1) &&
      parents.length >= others.length * MOST &&
      above.some((cell) => CHILD.test(cell));
    if (isSurvey) return { header: row, which, part };
  }
  return undefined;
}

async function writeInRows(spool: SheetSpool, found: ParentsInRows): Promise<SheetSpool> {
  const { header, which, part } = found;
  const { byChild, taken } = await partsByChild(spool.spool, found);
  const moved = new Set([which, part[2]]);
  return writeParents(spool, { name: "rows", header, moved, byChild, taken });
}

/** Row of a child -> father and mother; and the rows below that only say who brings it up. A second father stays a row that somebody must look at. */
async function partsByChild(path: string, { header, which, part }: ParentsInRows) {
  const byChild = new Map<number, Part[]>();
  const taken = new Set<number>();
  let both: Part[] | undefined;
  for await (const records of recordsOfSpool(path)) {
    for (const { row, cells } of records) {
      const said = (cells[which] ?? "").trim();
      if (row <= header || said === "") continue;
      const parent = parentNamed(said);
      const [name = "", id = "", state = ""] = part.map((index) => (cells[index] ?? "").trim());
      if (isSelf(said)) {
        both = [NOBODY, NOBODY];
        byChild.set(row, both);
      } else if (parent >= 0 && both?.[parent] === NOBODY) {
        both[parent] = [name, id, state];
        taken.add(row);
      } else if (parent < 0 && OLDER.test(said)) taken.add(row);
      // A brother or a sister is a child of whom no parents are told.
      else if (parent < 0) both = undefined;
    }
  }
  return { byChild, taken };
}
