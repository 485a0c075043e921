import { FAMILY_LABELS, type Family } from "../../rules/rule-schema.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import { LEVEL_LABELS, LEVELS, type Level } from "../levels.ts";
import type { RuleText } from "../round.ts";
import type { Book } from "../workbook/book.ts";
import type { Look } from "../workbook/looks.ts";
import type { Sum } from "../workbook/sheet-rows.ts";
import { landscape } from "./page.ts";
import { type CellValue, type SheetLines, sheetLines } from "./sheet-lines.ts";
import { summaryPages } from "./table-sheet.ts";

export interface MatrixOptions {
  sheet: string;
  title: string;
  place: string;
  round: string;
  /** The levels counted; with more than one, each also has a column of its own. */
  levels: readonly Level[];
  rules: readonly RuleText[];
  towns: readonly { name: string; count(rule: string, level: Level): number }[];
  notes: readonly string[];
}

/** Lines above the first township: title, families, rules. */
const HEAD = 3;
/** Characters beside one another that can still be read on a page of A4. */
const PAGE_WIDTH = 190;
/** Width of the townships' names, in characters; they are printed again on every page. */
const NAME_WIDTH = 14;
const NOT_CHECKED = "未检查";

/** Township × rule, with totals to the left and below: values, and formulas of ours that give the same. */
export function writeMatrix(book: Book, options: MatrixOptions): void {
  const { rules, towns, levels } = options;
  const lead = 2 + (levels.length > 1 ? levels.length : 0);
  const widths: number[] = [NAME_WIDTH, ...Array(lead - 1).fill(8), ...rules.map(() => 7.5)];
  const pages = Math.ceil((sum(widths) - NAME_WIDTH) / (PAGE_WIDTH - NAME_WIDTH));
  const sheet = book.addSheet(options.sheet, {
    views: [{ state: "frozen", xSplit: lead, ySplit: HEAD, zoomScale: 85 }],
    pageSetup: {
      ...landscape(),
      fitToWidth: pages,
      printTitlesRow: `2:${HEAD}`,
      printTitlesColumn: "A:A",
    },
    headerFooter: summaryPages(options),
  });
  sheet.columns = widths.map((width) => ({ width }));
  // Of several pages each has the first column again: no sentence may stand in it.
  const lines = sheetLines(sheet, widths, columnsOfFirstPage(widths, pages), pages > 1 ? 1 : 0);
  lines.wide(`${options.place}${options.title}`, "title", 34);
  if (rules.length > 0 && towns.length > 0) {
    writeHead(lines, options, lead);
    for (const town of towns) writeTown(lines, options, lead, town);
    writeTotals(lines, options, lead);
  } else lines.wide("没有可以汇总的规则或乡镇。", "text");
  lines.notes(options.notes);
  sheet.commit();
}

/** Title and notes stay on the first page, so that no break of pages goes through them. */
function columnsOfFirstPage(widths: readonly number[], pages: number): number {
  const most = Math.max((sum(widths) + (pages - 1) * NAME_WIDTH) / pages, NAME_WIDTH);
  let width = 0;
  const beyond = widths.findIndex((each) => {
    width += each;
    return pages > 1 && width > most;
  });
  return beyond === -1 ? widths.length : beyond;
}

function writeHead(lines: SheetLines, { rules, levels }: MatrixOptions, lead: number): void {
  const families = [...new Set(rules.map(({ family }) => family))].map((family) => ({
    text: FAMILY_LABELS[family as Family],
    columns: rules.filter((rule) => rule.family === family).length,
    look: "header" as Look,
  }));
  lines.spans([{ text: "单位：条", columns: lead, look: "header" }, ...families]);
  const each = lead > 2 ? levels.map((level) => LEVEL_LABELS[level]) : [];
  lines.cells(
    ["乡镇", "合计", ...each, ...rules.map(({ id, title }) => `${id}\n${title}`)],
    [...Array<Look>(lead).fill("header"), ...rules.map(() => "headerSmall" as Look)],
    60,
  );
}

function writeTown(
  lines: SheetLines,
  { rules, levels }: MatrixOptions,
  lead: number,
  town: MatrixOptions["towns"][number],
): void {
  const line = lines.last + 1;
  const ofRule = (rule: string) => sum(levels.map((level) => town.count(rule, level)));
  const ofLevel = (level: Level) => sum(rules.map(({ id }) => town.count(id, level)));
  const [first, last] = [columnLetters(lead), columnLetters(lead + rules.length - 1)];
  const all: Sum = {
    formula: `SUM(${first}${line}:${last}${line})`,
    result: sum(rules.map(({ id }) => ofRule(id))),
  };
  const cells = rules.map((rule) =>
    isCounted(rule, ofRule(rule.id)) ? ofRule(rule.id) : NOT_CHECKED,
  );
  lines.cells(
    [town.name, all, ...(lead > 2 ? levels.map(ofLevel) : []), ...cells],
    [
      "label",
      ...Array<Look>(lead - 1).fill("totalNumber"),
      ...cells.map((cell): Look => (typeof cell === "number" ? "number" : "faint")),
    ],
  );
}

function writeTotals(lines: SheetLines, options: MatrixOptions, lead: number): void {
  const { rules, levels, towns } = options;
  const [first, last] = [HEAD + 1, lines.last];
  const column = (index: number, result: number): Sum => {
    const letter = columnLetters(index - 1);
    return { formula: `SUM(${letter}${first}:${letter}${last})`, result };
  };
  const found = (ids: readonly string[], of: readonly Level[]) =>
    sum(towns.flatMap((town) => ids.flatMap((id) => of.map((level) => town.count(id, level)))));
  const ids = rules.map(({ id }) => id);
  const each = lead > 2 ? levels.map((level, at) => column(3 + at, found(ids, [level]))) : [];
  const cells = rules.map((rule, at): CellValue => {
    const count = found([rule.id], levels);
    return isCounted(rule, count) ? column(lead + 1 + at, count) : NOT_CHECKED;
  });
  lines.cells(
    ["合计", column(2, found(ids, levels)), ...each, ...cells],
    ["total", ...Array<Look>(lead - 1 + rules.length).fill("totalNumber")],
  );
}

/** A rule that was not checked has no number, unless findings of an earlier run were kept. */
function isCounted({ state }: RuleText, count: number): boolean {
  return state === "checked" || count > 0;
}

/** Whether any township has a finding of a level. */
export function hasLevel(options: Pick<MatrixOptions, "rules" | "towns">, level: Level): boolean {
  return options.towns.some((town) => options.rules.some(({ id }) => town.count(id, level) > 0));
}

/** All levels, for the sheet that counts them together. */
export const ALL_LEVELS: readonly Level[] = LEVELS;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
