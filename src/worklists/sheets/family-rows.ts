import type { ReportColumn } from "../report-file.ts";
import { bytePile } from "../workbook/byte-pile.ts";
import { type Deflated, deflated } from "../workbook/deflated.ts";
import { type Look, sizeOf } from "../workbook/looks.ts";
import type { SharedStrings } from "../workbook/shared-strings.ts";
import { type ReadyCell, writeRow } from "../workbook/sheet-rows.ts";
import { heightOf, knownLines, linesIn } from "../workbook/text-height.ts";
import type { RowValues } from "../worklist-row.ts";

const HEADER_HEIGHT = 50;
/** Least height of a row in points: room to write by hand, and about 22 rows on a page. */
const LEAST_HEIGHT = 37;
const LEVEL_LOOKS: Readonly<Record<string, Look>> = { 疑点: "hit", 待核: "check", 提示: "hint" };

/** Columns whose text is another in every row. */
const ONCE = new Set(["task", "message", "finding_key"]);

/** The rows of a family's sheet before there is a workbook. */
export interface FamilyRows {
  /** `seal` is the number of the row's seal among the strings of the workbook. */
  add(values: RowValues, seal: number): void;
  end(): Deflated;
}

/** Lines that a text takes in the column; what is to be asked is the same in all rows of a rule. */
function linesOfColumn({ from, look, width }: ReportColumn): (text: string) => number {
  const size = sizeOf(look);
  return from === "verify" ? knownLines(width, size) : (text) => linesIn(text, width, size);
}

/** The header, then one row a finding as it is added. */
export function familyRows(columns: readonly ReportColumn[], strings: SharedStrings): FamilyRows {
  const pile = bytePile();
  let last = 1;
  const laidOut = columns.map((column) => ({
    ...column,
    isOnce: column.from !== undefined && ONCE.has(column.from),
    linesOf: linesOfColumn(column),
  }));
  const header = columns.map(
    ({ title, answer }): ReadyCell => [title, answer ? "answerHeader" : "header"],
  );
  writeRow(pile, last, header, HEADER_HEIGHT, strings);
  return {
    add: (values, seal) => {
      const cells: ReadyCell[] = [];
      let lines = 1;
      for (const { from, look, hidden, isOnce, linesOf } of laidOut) {
        if (from === undefined) cells.push([null, look]);
        else if (from === "seal") cells.push([{ text: seal }, look]);
        else if (from === "serial") cells.push([last, look]);
        else {
          const value = values(from);
          const isLevel = from === "level_label";
          cells.push([value, isLevel ? (LEVEL_LOOKS[String(value)] ?? look) : look, isOnce]);
          if (typeof value === "string" && !hidden) lines = Math.max(lines, linesOf(value));
        }
      }
      last += 1;
      writeRow(pile, last, cells, heightOf(lines, LEAST_HEIGHT), strings);
    },
    end: () => {
      const made = deflated(pile.bytes());
      pile.free();
      return made;
    },
  };
}
