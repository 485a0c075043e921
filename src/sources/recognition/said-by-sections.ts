import type { Roll } from "../../rolls/roll.ts";
import { saidByTitles } from "./said-by-titles.ts";
import { titlesOf } from "./score-roll.ts";
import type { SheetHead } from "./sheet-head.ts";

/** What lines between the rows say of those below them. */
export interface Sections {
  /** Fields that no column says. */
  fields: readonly string[];
  /** File, sheet and title rows, which may say of which year a month is. */
  names: readonly string[];
}

/**
 * Fields without a column that lines between the rows say for the rows below them: 一、2019年2月停保（共112人） on a list of stops. The first
 * such line stands right below the header, so that no row is without.
 *
 * has: fields that are said otherwise.
 */
export function sectionsOf(
  roll: Roll,
  head: SheetHead,
  headerRow: number,
  lastHeader: number,
  has: ReadonlySet<string>,
): Sections {
  const names = titlesOf(head, headerRow);
  const said = saidBelow(roll, head, names, lastHeader);
  return { fields: [...said].filter((field) => !has.has(field)), names };
}

/** The fields of which the line right below the header says something: a list of payments whose batches are headed so has no column for them. */
export function saidBelow(
  roll: Roll,
  head: SheetHead,
  titles: readonly string[],
  lastHeader: number,
): ReadonlySet<string> {
  const first = head.rows.find(({ row }) => row > lastHeader);
  const line = first && lineOf(first.cells);
  return new Set(line === undefined ? [] : saidBySection(roll, line, titles).keys());
}

/** What one line says of the rows below it; a month without a year is of the year that the titles speak of. */
export function saidBySection(
  roll: Roll,
  line: string,
  titles: readonly string[],
): ReadonlyMap<string, string | number> {
  const text = line.replace(/\s/g, "");
  const years = new Set(titles.join(" ").match(/(?<!\d)20\d{2}(?=\s*年|\D*$)/g));
  const isBare = /\d月/.test(text) && !/\d{2}年|20\d{2}/.test(text);
  const dated =
    isBare && years.size === 1
      ? text.replace(/(?<!\d)\d{1,2}月/, (month) => `${[...years][0]}年${month}`)
      : text;
  return saidByTitles(roll, ["", dated]);
}

/** The one text of a row that has no other. */
function lineOf(cells: readonly string[]): string | undefined {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length === 1 ? filled[0] : undefined;
}
