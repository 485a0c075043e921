import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";
import { type Opened, rewriteSpool } from "../made/rewrite-spool.ts";
import { type Form, LEAST_FORMS, readFormCells } from "./form-cells.ts";
import {
  areOfFamilies,
  type FormLine,
  isOfPerson,
  labelsOfFamilies,
  recordsOfFamily,
  underOwnNames,
} from "./form-records.ts";

/** A sheet on which a form stands once for each person, and nothing else does. */
interface Forms extends Form {
  labels: readonly string[];
  /** Each names several persons, a row each. */
  ofFamilies: boolean;
  /** The labels of its first row: with it the next person begins. */
  begins: string;
  /** Where the first form begins; its labels become the header there. */
  first: number;
}

/** Of the numbers on the sheet, so many stand in its forms. */
const MOST = 0.8;
const LEAST_ROWS = 2;
const MOST_ROWS = 20_000;

const keyOf = (line: ReadonlyMap<string, string>) => [...line.keys()].join();
const hasPerson = (cells: readonly string[]) => cells.some(looksLikeId);

/**
 * The sheets of a book with a row for each form of one person (申请人姓名 | 张三 | 身份证号 | 5325… over 申请日期 | …), as an office has them that keeps the forms and no list. One with a row
 * for each of a family makes as many. A form with a list of members of its own is none of these: `withLabelLines` reads it.
 *
 * words: the headers of all rolls (`wordsOf`).
 * Writes: a spool beside that of each such sheet.
 */
export async function withFormsAsRows<Of extends Opened>(
  sheets: readonly Of[],
  words: ReadonlySet<string>,
): Promise<Of[]> {
  const all = sheets.flatMap(({ rows }) => rows);
  return Promise.all(
    sheets.map(async (sheet) => {
      // A township with one case has the form of the others.
      const forms = formsIn(sheet, words, sheet.rows) ?? formsIn(sheet, words, all);
      return forms ? { ...sheet, spool: await writeAsRows(sheet.spool, forms) } : sheet;
    }),
  );
}

function formsIn(
  { rows, spool }: Opened,
  words: ReadonlySet<string>,
  all: readonly TextRow[],
): Forms | undefined {
  const found = spool.filledRows > MOST_ROWS ? undefined : readFormCells(all, words);
  if (!found) return undefined;
  const form = { ...found, read: (cells: readonly string[]) => underOwnNames(found.read(cells)) };
  const lines = rows.flatMap(({ row, cells }) => {
    const said = form.read(cells);
    return said.size > 0 ? [{ row, said }] : [];
  });
  const [start] = lines;
  if (!start) return undefined;
  const begins = keyOf(start.said);
  const labels = [...new Set(lines.flatMap(({ said }) => [...said.keys()]))];
  const people = rows.filter(({ cells }) => hasPerson(cells));
  const inForms = people.filter(({ cells }) => form.read(cells).size > 0).length;
  const isOfPersons =
    callsIds({ row: 0, cells: labels }) && inForms > 0 && inForms >= MOST * people.length;
  const times = all.filter(({ cells }) => keyOf(form.read(cells)) === begins).length;
  const kinds = new Map(lines.map(({ said }) => [keyOf(said), said]));
  if (!isOfPersons || times < LEAST_FORMS || kinds.size < LEAST_ROWS) return undefined;
  const forms = { ...form, begins, first: start.row };
  if (!areOfFamilies([...kinds.values()])) return { ...forms, labels, ofFamilies: false };
  // The header takes the first row of the form, and the head the next that is nobody's: without one nobody would have his own.
  const [next] = lines.filter(({ row, said }) => row > start.row && !isOfPerson(said));
  const second = lines.find(({ row, said }) => row > start.row && keyOf(said) === begins);
  if (!next || (second && second.row < next.row)) return undefined;
  return { ...forms, labels: labelsOfFamilies([...kinds.values()]), ofFamilies: true };
}

async function writeAsRows(spool: SheetSpool, forms: Forms): Promise<SheetSpool> {
  const { labels, first, read } = forms;
  const records = await recordsIn(spool.spool, forms);
  const more = Math.max(0, labels.length - spool.width);
  const written = await rewriteSpool(spool, "forms", more, (row, cells) => {
    if (row < first) return cells;
    if (row === first) return labels;
    const said = records.get(row);
    if (said) return labels.map((label) => said.get(label) ?? "");
    // A number outside of the forms is somebody to look at.
    return read(cells).size === 0 && hasPerson(cells) ? cells : [];
  });
  // The cells of a form are merged over its columns, those of the header are not.
  return { ...written, merges: spool.merges.filter(({ bottom }) => bottom < first) };
}

/** What each form says, at the row of its number; that of the first one a row below the header that stands in its place. */
async function recordsIn(
  path: string,
  { begins, first, read, ofFamilies }: Forms,
): Promise<Map<number, ReadonlyMap<string, string>>> {
  const records = new Map<number, ReadonlyMap<string, string>>();
  let lines: FormLine[] = [];
  const finish = () => {
    const free = lines.find(({ row, said }) => row > first && !(ofFamilies && isOfPerson(said)));
    for (const [row, said] of ofFamilies ? recordsOfFamily(lines) : recordOf(lines))
      records.set(row > first ? row : (free?.row ?? row), said);
    lines = [];
  };
  for await (const batch of recordsOfSpool(path)) {
    for (const { row, cells } of batch) {
      const said = read(cells);
      if (said.size === 0) continue;
      // The next form, whose first row may be missing.
      const isAgain = lines.some((line) => keyOf(line.said) === keyOf(said));
      if (keyOf(said) === begins || (isAgain && !(ofFamilies && isOfPerson(said)))) finish();
      if (lines.length > 0 || keyOf(said) === begins || isAgain) lines.push({ row, said });
    }
  }
  finish();
  return records;
}

/** The form of one person, at the row of his number. */
function recordOf(lines: readonly FormLine[]): Map<number, ReadonlyMap<string, string>> {
  const [begins] = lines;
  if (!begins) return new Map();
  const at = lines.findLast(({ said }) => hasPerson([...said.values()])) ?? begins;
  return new Map([[at.row, new Map(lines.flatMap(({ said }) => [...said]))]]);
}
