import type { Database } from "../engine/database.ts";
import { stoppedByNote } from "../rolls/stops-in-notes.ts";
import { areColumnNumbers } from "../sources/recognition/header/column-numbers.ts";
import { isUnitRow } from "../sources/recognition/header/unit-row.ts";
import {
  FOOTER,
  GROUP,
  HEADING,
  NOT_ON_LIST,
  TITLE,
} from "../sources/recognition/lines/line-words.ts";
import { cellOf } from "./cell-sql.ts";
import { personOrFoot } from "./lines/person-or-foot.ts";
import { isOtherChange } from "./parts/changes-of-list.ts";
import { filledCells, headerTest } from "./repeated-header.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** Why a row is no record of a person. */
type Reason =
  | "title"
  | "header"
  | "footer"
  | "unclear"
  | "column_numbers"
  | "other_change"
  | "denied"
  | "resident_insurance"
  | "no_person";

/** One row, its cells without blanks and hidden characters at their ends, null where nothing is left. */
interface WrittenRow {
  row: number;
  cells: readonly (string | null)[];
  hasId: boolean;
}

const FOOT_LINE = new RegExp(FOOTER, "u");
const PLACE_LINE = new RegExp(HEADING, "u");
const TITLE_LINE = new RegExp(TITLE, "u");
const GROUP_LINE = new RegExp(GROUP, "u");
const LEFT_LIST = /[停退取终注清死不拟核减]/;
const OFF_LIST = new RegExp(NOT_ON_LIST, "u");
const DIGITS_OF_ID = /[0-9０-９]{6}/;
/** What stands under a column of IDs in a footer: figures, but of a telephone or a day. */
const NO_ID = /电话|手机|传真|邮编|日期|时间/;
const BLANK = /[\s\p{Z}\p{C}]/u;
const BLANK_ENDS = /^[\s\p{Z}\p{C}]+|[\s\p{Z}\p{C}]+$/gu;
const YEAR_ALONE = /^20\d{2}年度?$/;
/** A total under 姓名 names nobody. */
const ONLY_FIGURES = /^[0-9.,]*$/;

/** A number of fifteen figures in the column of IDs: nothing but a record has one. */
const SHORTEST_ID = 100_000_000_000_000;

/**
 * Put the rows that are no record of a person into `set_aside`, with the reason; returns their numbers.
 *
 * Nearly every row of a county is a record, so a look that costs next to nothing comes first. Its few are read here and not in SQL, where
 * the patterns would be made ready for every sheet anew, which takes longer than to stage a sheet of a hundred rows.
 */
export async function setRowsAside(db: Database, sheet: SheetToStage): Promise<number[]> {
  const ids = columnsOf(sheet, "id");
  const columns = Array.from({ length: sheet.width }, (_, index) => index + 1);
  const reasonOf = classesOf(sheet, await printedHeader(db, sheet, columns));
  const aside: [number, number, Reason, null][] = [];
  const doubtful = db.stream<Record<string, string | number | null>>(
    `SELECT r.row_no, ${columns.map((column) => `${cellOf(column)} AS c${column}`).join(", ")}
     FROM ${sheet.rows} r WHERE ${isDoubtful(sheet, ids)}`,
  );
  for await (const chunk of doubtful) {
    for (const written of chunk) {
      const texts = columns.map((column) => written[`c${column}`]?.toString() ?? "");
      const reason = reasonOf({
        row: Number(written.row_no),
        cells: texts.map(plainCellOf),
        hasId: ids.some((id) => isId(texts[id - 1] ?? "")),
      });
      if (reason) aside.push([sheet.sheetId, Number(written.row_no), reason, null]);
    }
  }
  if (aside.length > 0) await db.append("set_aside", aside);
  return aside.map(([, row]) => row);
}

/** The header's rows as they are printed: what is read as one column has all of its headers there. */
async function printedHeader(
  db: Database,
  sheet: SheetToStage,
  columns: readonly number[],
): Promise<(string | null)[][]> {
  const rows = await db.rows<Record<string, string | null>>(
    `SELECT ${columns.map((column) => `${cellOf(column)} AS c${column}`).join(", ")}
     FROM ${sheet.rows} r WHERE r.row_no BETWEEN ${sheet.headerRow} AND ${lastHeaderOf(sheet)}`,
  );
  return rows.map((row) => columns.map((column) => plainCellOf(row[`c${column}`] ?? "")));
}

/** Rows that need a look at all their cells; to read a number is a tenth of its work. */
function isDoubtful(sheet: SheetToStage, ids: readonly number[]): string {
  const [id] = sheet.family ? [] : ids;
  if (id === undefined) return "true";
  const others = sheet.otherChanges ? ` OR ${isOtherChange(sheet.otherChanges)}` : "";
  return `r.row_no <= ${lastHeaderOf(sheet)}${others} OR COALESCE(TRY_CAST(left(${cellOf(id)}, 17) AS BIGINT), 0) < ${SHORTEST_ID}`;
}

function lastHeaderOf({ headerRow, headerRows }: SheetToStage): number {
  return headerRow + headerRows - 1;
}

/** Tells of each row of a sheet why it is no record, null of one that is. */
function classesOf(
  sheet: SheetToStage,
  printed: readonly WrittenRow["cells"][],
): (row: WrittenRow) => Reason | null {
  const who = personColumns(sheet);
  const lines = new Set(sheet.lines);
  const people = [...columnsOf(sheet, "id"), ...columnsOf(sheet, "name")];
  const repeatsHeader = headerTest(sheet, printed, people);
  const foot = footTest(sheet);
  const { column: change = 0, texts = [], reason = "other_change" } = sheet.otherChanges ?? {};
  const changes = new Set(texts.map(plainCellOf));
  const isOther = (cells: WrittenRow["cells"]) => changes.has(cells[change - 1] ?? "");
  return (written) => {
    const { row, cells, hasId } = written;
    if (row < sheet.headerRow) return "title";
    if (row <= lastHeaderOf(sheet)) return "header";
    if (lines.has(row)) return "footer";
    if (!hasId && isUnitRow(cells.map((cell) => cell ?? ""))) return "header";
    if (!hasId && repeatsHeader(cells)) return "header";
    if (!hasId && filledCells(cells) === 1 && stoppedByNote(firstOf(cells), sheet.roll.id))
      return "footer";
    if (!hasId && (FOOT_LINE.test(firstOf(cells)) || headsRows(cells))) return foot(cells);
    if (!hasId && namesGroup(cells)) return "no_person";
    if (areColumnNumbers(cells.map((cell) => cell ?? ""))) return "column_numbers";
    if (isOther(cells)) return reason;
    if (who.some(({ column, isName }) => saysWho(cells[column - 1], isName))) return null;
    return isOfForm(cells) ? "footer" : "no_person";
  };
}

/** Where a row says whom it is about. A payment that says nothing but the number of the household is its head's. */
function personColumns(sheet: SheetToStage): { column: number; isName: boolean }[] {
  const { roll, columns, family } = sheet;
  const isOfHousehold = roll.kind === "payment" && roll.householdSpace !== undefined && !family;
  const household = isOfHousehold ? (columns.get("household_no") ?? []) : [];
  return [
    ...columnsOf(sheet, "id").map((column) => ({ column, isName: false })),
    ...columnsOf(sheet, "name").map((column) => ({ column, isName: true })),
    ...[household].flat().map((column) => ({ column, isName: false })),
  ];
}

function saysWho(cell: string | null | undefined, isName: boolean): boolean {
  if (cell === null || cell === undefined) return false;
  return !isName || !ONLY_FIGURES.test(cell);
}

/** Where the names or numbers of a row's people stand. */
function columnsOf({ columns, family }: SheetToStage, field: "id" | "name"): number[] {
  const base = family ? family[field] : columns.get(field);
  if (base === undefined || base === null) return [];
  return family ? family.parts.flatMap((part) => part.columns.get(base) ?? []) : [base];
}

/** What a row is that reads like a foot: it may name somebody; of a whole family nobody is asked about. */
function footTest({
  family,
  columns,
}: SheetToStage): (cells: WrittenRow["cells"]) => Reason | null {
  const at = (field: string) => (columns.get(field) ?? 0) - 1;
  const [name, id] = [at("name"), at("id")];
  const fields = [...new Set(columns.values())].map((column) => column - 1);
  return (cells) => {
    if (family || (cells[name] ?? cells[id] ?? null) === null) return "footer";
    const is = personOrFoot({ cells, fields, name, id });
    return is === "record" ? null : is;
  };
}

/** The title printed again, beside which the household of the row above may have been filled in, and a year above those who died in it. */
function isOfForm(cells: WrittenRow["cells"]): boolean {
  const text = firstOf(cells).replaceAll(" ", "");
  return (TITLE_LINE.test(text) && !OFF_LIST.test(text)) || YEAR_ALONE.test(text);
}

/** A place, the name of a group or the list's title, alone in its row. */
function headsRows(cells: WrittenRow["cells"]): boolean {
  if (cells.length < 3 || filledCells(cells) !== 1) return false;
  const text = firstOf(cells).replaceAll(" ", "");
  const isHeading = TITLE_LINE.test(text) || (GROUP_LINE.test(text) && !LEFT_LIST.test(text));
  return PLACE_LINE.test(text) || (isHeading && !OFF_LIST.test(text));
}

/** The name of a group of people who left the list, or are not on it yet: nobody's, and asked about. */
function namesGroup(cells: WrittenRow["cells"]): boolean {
  return filledCells(cells) === 1 && GROUP_LINE.test(firstOf(cells).replaceAll(" ", ""));
}

function firstOf(cells: WrittenRow["cells"]): string {
  return cells.find((cell) => cell !== null) ?? "";
}

function isId(text: string): boolean {
  return DIGITS_OF_ID.test(text) && !NO_ID.test(text);
}

/** As `plain_cell` of queries/staging has it. */
function plainCellOf(text: string): string | null {
  // Nearly every cell begins and ends with a character one sees.
  const isPlain = !BLANK.test(text.charAt(0)) && !BLANK.test(text.charAt(text.length - 1));
  const plain = isPlain ? text : text.replace(BLANK_ENDS, "");
  return plain === "" ? null : plain;
}
