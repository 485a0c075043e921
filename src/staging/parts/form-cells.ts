import { headerSigns } from "../../rolls/headers/header-signs.ts";
import { headerText } from "../../rolls/headers/header-text.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";

/** What a row of a form says, label -> value; nothing for any other row. */
export type ReadLine = (cells: readonly string[]) => ReadonlyMap<string, string>;

export interface Form {
  read: ReadLine;
  /** Whether a row is of the form itself, which says 村委会意见 | 同意 each time it is printed. */
  isFrame: (cells: readonly string[]) => boolean;
}

/** A row that a form has each time it is printed: 户主姓名 | 张三 | 低保证号 | 340828001. */
interface FormRow {
  first: string;
  labels: readonly { text: string; at: number }[];
}

/** A form is printed so often before it is one; a header printed again has no values between its words. */
export const LEAST_FORMS = 3;
const LEAST_LABELS = 2;
/** So many cells of an upper header go on in no lower one. */
const LEAST_ALONE = 2;
/** Of the forms, so many have a row that belongs to the form. */
const MOST = 0.8;
/** Of the rows of a form, so many have a label where it belongs. */
const MOST_ALIKE = 0.7;
/** 代办人姓名, 被委托人姓名: labels that no roll has. */
const NAMES = /姓名$/;
const IS_TEXT = /^[\p{Script=Han}()（）/、：:\s]{2,14}$/u;

/**
 * The form in whose rows each label has a cell of its own and its value the next ones; undefined where the sheet has none.
 *
 * words: the headers of all rolls (`wordsOf`): a label is one of them, or has beside it what differs from form to form.
 */
export function readFormCells(
  rows: readonly TextRow[],
  words: ReadonlySet<string>,
): Form | undefined {
  const groups = grouped(
    rows.map(({ cells }) => cells.map((cell) => cell.trim())),
    firstOf,
  );
  const upper = upperHeaders(rows);
  const kinds = [...groups].flatMap(([first, of]) =>
    isUpper(of, upper) ? [] : (formRow(first, of, words) ?? []),
  );
  if (!kinds.some(({ labels }) => labels.length >= LEAST_LABELS)) return undefined;
  const byFirst = new Map(kinds.map((kind) => [kind.first, kind]));
  const forms = Math.max(...kinds.map(({ first }) => groups.get(first)?.length ?? 0));
  const isWord = (text: string) => words.has(headerSigns(headerText(text)));
  return {
    read: (written) => {
      const cells = written.map((cell) => cell.trim());
      const kind = byFirst.get(firstOf(cells)) ?? kinds.find((each) => isAlike(cells, each));
      return kind ? readRow(cells, kind, isWord) : new Map();
    },
    isFrame: (written) => {
      const cells = written.map((cell) => cell.trim());
      const times = groups.get(firstOf(cells))?.length ?? 0;
      return times >= MOST * forms && !cells.some(looksLikeId);
    },
  };
}

const textOf = (cells: readonly string[]) => cells.map((cell) => cell.trim()).join("\n");

/**
 * Rows that are the upper half of a header: 证编号 | 户主 | 家庭成员情况 | … right above 姓名 | 身份证号, which leaves blank what they say. Printed on each sheet, every second cell of one was
 * taken for the value of the label before it.
 */
function upperHeaders(rows: readonly TextRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ row, cells }, index) => {
      const below = rows[index + 1];
      if (below?.row !== row + 1 || !callsIds(below) || cells.some(looksLikeId)) return [];
      const isAlone = (cell: string, at: number) =>
        cell.trim() !== "" && (below.cells[at] ?? "").trim() === "";
      return cells.filter(isAlone).length >= LEAST_ALONE ? [textOf(cells)] : [];
    }),
  );
}

/** The same each time: a form says something else of each family. */
function isUpper(rows: readonly (readonly string[])[], upper: ReadonlySet<string>): boolean {
  const [text = "", ...others] = new Set(rows.map(textOf));
  return others.length === 0 && upper.has(text);
}

/** A form whose first label somebody wrote otherwise has the others where they are. */
function isAlike(cells: readonly string[], { labels }: FormRow): boolean {
  const same = labels.filter(({ text, at }) => cells[at] === text).length;
  return same >= LEAST_LABELS && same * 2 >= labels.length;
}

/** What stands behind each label, which on one form of many may stand elsewhere or be another word for the same. */
function readRow(
  cells: readonly string[],
  { labels }: FormRow,
  isWord: (text: string) => boolean,
): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  const found = labels.map(({ text, at }) => {
    const isOther = isWord(cells[at] ?? "") && labels.every((label) => label.text !== cells[at]);
    const place =
      cells[at] === text ? at : cells.findIndex((cell, to) => cell === text && !taken.has(to));
    const own = place >= 0 ? place : isOther ? at : -1;
    taken.add(own);
    return own;
  });
  if (found.filter((at) => at >= 0).length * 2 < labels.length) return new Map();
  return new Map(
    labels.map(({ text }, index) => {
      const at = found[index] ?? -1;
      const next = Math.min(cells.length, ...found.filter((other) => other > at));
      return [text, at < 0 ? "" : valueAt(cells, at, next)];
    }),
  );
}

/** The items under what `keyOf` makes of each, in their order. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function firstOf(cells: readonly string[]): string {
  return cells.find((cell) => cell !== "") ?? "";
}

function valueAt(cells: readonly string[], at: number, until: number): string {
  return cells
    .slice(at + 1, until)
    .filter((cell) => cell !== "")
    .join(" ");
}

function formRow(
  first: string,
  rows: readonly (readonly string[])[],
  words: ReadonlySet<string>,
): FormRow | undefined {
  const isWord = (text: string) => words.has(headerSigns(headerText(text)));
  // In a list whoever was paid three times stands first in three rows: no label.
  if (rows.length < LEAST_FORMS || !(isWord(first) || NAMES.test(first))) return undefined;
  const width = Math.max(...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const texts = columns.map((at) => fixedText(rows.map((cells) => cells[at] ?? "")));
  const textAt = (at: number) => texts[at] ?? "";
  const isFixed = (at: number) => at >= width || texts[at] !== undefined;
  const isLabel = (at: number) =>
    textAt(at) !== "" && (isWord(textAt(at)) || (IS_TEXT.test(textAt(at)) && !isFixed(at + 1)));
  const filled = columns.filter((at) => !isFixed(at) || textAt(at) !== "");
  // A header that is printed again says the same each time, and has no values between its words.
  const worded = columns.filter((at) => isWord(textAt(at)));
  if (columns.every(isFixed) && worded.length * 2 > filled.length) return undefined;
  const fixed: number[] = [];
  for (const at of columns) {
    // What stands right beside a label is its value, though 整户保 is the same on many forms and heads a column on others.
    const isValue = fixed.at(-1) === at - 1;
    if (!isValue && isLabel(at)) fixed.push(at);
  }
  const labels = fixed.map((at, index) => ({
    text: textAt(at),
    at,
    until: fixed[index + 1] ?? width,
  }));
  const valued = labels.filter(({ at, until }) =>
    rows.some((cells) => valueAt(cells, at, until) !== ""),
  );
  if (labels[0]?.text !== first || valued.length * 2 < labels.length) return undefined;
  // Two persons in one row of a form have their labels twice: which is whose nothing here tells.
  if (new Set(valued.map(({ text }) => text)).size < valued.length) return undefined;
  return valued.some(({ text }) => isWord(text)) ? { first, labels: valued } : undefined;
}

/** What nearly all rows have in a column: one form of many may be filled in otherwise. */
function fixedText(cells: readonly string[]): string | undefined {
  const [text, of] = [...grouped(cells, (cell) => cell)].sort(
    ([, a], [, b]) => b.length - a.length,
  )[0] ?? ["", []];
  return of.length >= MOST_ALIKE * cells.length ? text : undefined;
}
