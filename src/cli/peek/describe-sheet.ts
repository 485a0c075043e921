import { maskCell, maskNames } from "../../project/mask-cell.ts";
import { monthText } from "../../rules/run-context.ts";
import { headOfSpool } from "../../sources/read-book.ts";
import { fieldLabel } from "../../sources/recognition/columns/field-label.ts";
import { FIRST_MADE } from "../../sources/recognition/family/family.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";
import { familyText } from "./family-text.ts";
import { maskCalled, namesAmong, wordsOf } from "./names-among.ts";
import { saidText } from "./said-text.ts";
import { spreadText } from "./spread-text.ts";

/** How many rows tell whether a column that is no field of the roll holds names. */
const SAMPLE = 60;

export interface SheetDescription {
  sheet: string;
  hidden: boolean;
  /** What the reader had to say, and what the sheet leaves open. */
  notes: string[];
  /** Non-empty rows, header and titles included. */
  rows: number;
  roll: string | null;
  roll_label: string | null;
  supplier: string | null;
  /** `2019-10`. */
  period: string | null;
  town: string | null;
  village: string | null;
  /** What no column says, and the names of the sheet say for all rows: `保障项目：重度残疾人护理补贴`. */
  said: string[];
  /** Fields that lines between the rows say. */
  said_between: string[];
  /** How a sheet with one column a month or a subsidy, or with a whole family in a row, is taken apart. */
  spread: string | null;
  header_row: number;
  header_rows: number;
  columns: { field: string; label: string; column: string; header: string }[];
  unused: { column: string; header: string }[];
  questions: string[];
  /** The first rows below the header, masked. */
  first_rows: { row: number; cells: string[] }[];
}

/** What one sheet was taken for, for people and programs alike. */
export async function describeSheet(
  { spool, part, recognition }: RecognisedSheet,
  firstRows: number,
): Promise<SheetDescription> {
  const { roll, period, town, village, headerRow, headerRows, questions } = recognition;
  return {
    sheet: spool.name,
    hidden: spool.hidden > 0,
    notes: [...spool.notes.map(({ text }) => text), ...recognition.notices],
    rows: part?.rows ?? spool.filledRows,
    roll: roll?.id ?? null,
    roll_label: roll?.label ?? null,
    supplier: roll?.supplier ?? null,
    period: period === null ? null : monthText(period),
    town,
    village,
    said: saidText(recognition),
    said_between: recognition.sections.fields.map((field) => fieldLabel(roll, field)),
    spread: spreadText(recognition) ?? peekedFamily(recognition),
    header_row: headerRow,
    header_rows: headerRows,
    columns: recognition.columns
      .filter(({ index }) => index < FIRST_MADE)
      .map(({ field, index, header }) => ({
        field,
        label: fieldLabel(roll, field),
        column: columnLetters(index),
        header,
      })),
    unused: recognition.unused
      .filter(({ index }) => !isOfFamily(recognition, index))
      .map(({ index, header }) => ({ column: columnLetters(index), header })),
    questions: questions.map(({ text }) => text),
    first_rows: await maskedRows(spool.spool, recognition, firstRows),
  };
}

/** With whose columns are listed: those of the others are called alike. */
function peekedFamily(recognition: Recognition): string | null {
  const { family } = recognition;
  const text = familyText(recognition);
  const shown = family?.parts.find(({ columns }) =>
    [family.name, family.id].some((base) => base !== null && columns.get(base) === base),
  );
  return text === null || !shown ? text : `${text}；下面各列以${shown.label}为例`;
}

/** A column of one of the family that a row names, though the list of a single person does without it. */
function isOfFamily({ family }: Recognition, index: number): boolean {
  return family?.parts.some(({ columns }) => [...columns.values()].includes(index)) ?? false;
}

async function maskedRows(
  spoolPath: string,
  { headerRow, headerRows, columns, unused, family }: Recognition,
  count: number,
): Promise<{ row: number; cells: string[] }[]> {
  const last = headerRow + headerRows - 1;
  const fields = new Map(columns.map(({ index, field }) => [index, field]));
  // Of the others whom a row names the same is masked as of the one whose columns are told.
  for (const part of family?.parts ?? [])
    for (const [base, index] of part.columns) {
      const field = fields.get(base);
      if (field !== undefined) fields.set(index, field);
    }
  const headers = new Map([...columns, ...unused].map(({ index, header }) => [index, header]));
  const rows = await headOfSpool(spoolPath, last + SAMPLE + count);
  const below = rows.filter(({ row }) => row > last);
  const unknown = namesAmong(below.map(({ cells }) => cells)).filter((index) => !fields.has(index));
  const isName = new Set(unknown);
  return below.slice(0, count).map(({ row, cells }) => {
    const masked = cells.map((cell, index) =>
      isName.has(index)
        ? maskNames(cell.trim())
        : maskCell(cell, fields.get(index), headers.get(index) ?? ""),
    );
    // 其子张一平外出务工: who is masked in one cell of a row is so in the others.
    const called = cells.flatMap((cell, index) =>
      isName.has(index) || cell.trim() !== masked[index] ? wordsOf(cell) : [],
    );
    return { row, cells: masked.map((cell) => maskCalled(cell, called)) };
  });
}
