import { FAMILIES } from "../rules/rule-schema.ts";
import { outcomeLabel, outcomeLegend } from "./outcomes.ts";
import type { ReportColumn } from "./report-file.ts";
import { monthLabel, NO_TOWN, type RuleText } from "./round.ts";
import { outcomesOf } from "./sheets/hidden-sheets.ts";
import { landscape, pageText } from "./sheets/page.ts";
import type { Book } from "./workbook/book.ts";
import { bytePile } from "./workbook/byte-pile.ts";
import { type Deflated, deflated } from "./workbook/deflated.ts";
import { sizeOf } from "./workbook/looks.ts";
import { keptStrings, type SharedStrings } from "./workbook/shared-strings.ts";
import { putPile, type ReadyCell, writeRow } from "./workbook/sheet-rows.ts";
import { heightOf, linesIn } from "./workbook/text-height.ts";
import type { LeadRow, RowValues } from "./worklist-row.ts";

/** Room for the two lines at the foot in inches: whoever has only the paper has to know what the codes mean. */
const FOOT = 0.65;
/** Least height of a row in points: two lines of handwriting. */
const HANDWRITING = 62;
const HEADER_HEIGHT = 34;

/** What is printed of a township. */
export interface PrintedTown {
  town: string | null;
  county: string;
  month: string;
  round: string;
  columns: readonly ReportColumn[];
  /** The rows, of `printRows`. */
  sheet: Deflated;
}

/**
 * The sheet people take along: few columns, large type, no ID numbers, the code of each row as text, all leads of a household
 * together and the villages one after the other, so that it can be torn off by village.
 */
export function fillPrint(book: Book, printed: PrintedTown): void {
  const { town, county, month, round, columns } = printed;
  const sheet = book.addSheet("入户核查表", {
    views: [{ state: "frozen", ySplit: 1, zoomScale: 85 }],
    pageSetup: { ...landscape("A4", FOOT), printTitlesRow: "1:1" },
    headerFooter: {
      oddHeader: `&L${pageText(county + (town ?? NO_TOWN))}&C&14入户核查表（${monthLabel(month)}）&R内部资料　严禁外传`,
      oddFooter: `&L轮次 ${pageText(round)}　疑点是线索，以入户核查为准\n　&C第 &P 页，共 &N 页\n&8核查结果圈一个：${outcomeLegend()}&R核查人（签字）：　　　　　　　　\n　`,
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  putPile(sheet, printed.sheet);
  sheet.commit();
}

/** The rows of that sheet before there is a workbook. */
export interface PrintRows {
  strings: SharedStrings;
  /** A lead with its values; each goes to its place on paper, in whatever order they come. */
  add(lead: LeadRow, values: RowValues): void;
  end(): Deflated;
}

export function printRows(columns: readonly ReportColumn[], rules: readonly RuleText[]): PrintRows {
  const strings = keptStrings();
  const titles = columns.map(({ title }): ReadyCell => [title, "header"]);
  const pile = bytePile();
  writeRow(pile, 1, titles, HEADER_HEIGHT, strings);
  /** Where in the pile the row of each place ends, and where it begins. */
  const ends = [pile.size()];
  const begins = [0];
  const codes = codesOfFamilies(rules);
  return {
    strings,
    add: (lead, values) => {
      const of = printedValues(values, codes.get(lead.family) ?? "");
      const cells: ReadyCell[] = [];
      let lines = 1;
      for (const { from, look, width } of columns) {
        const value = from === undefined ? null : of(from);
        cells.push([value, look, from === "told" || from === "task_lines"]);
        if (typeof value === "string") lines = Math.max(lines, linesIn(value, width, sizeOf(look)));
      }
      const { paper_place: place } = lead;
      begins[place] = pile.size();
      writeRow(pile, place + 1, cells, heightOf(lines, HANDWRITING), strings);
      ends[place] = pile.size();
    },
    end: () => {
      const bytes = pile.bytes();
      const ordered = bytePile();
      for (const [place, begin] of begins.entries())
        ordered.copy(bytes.subarray(begin, ends[place]));
      const made = deflated(ordered.bytes());
      ordered.free();
      pile.free();
      return made;
    },
  };
}

/** What paper says otherwise than the screen. */
function printedValues(values: RowValues, codes: string): RowValues {
  return (from) => {
    switch (from) {
      case "task_lines":
        // Rule and month on one line, the code that is typed back on the next.
        return String(values("task")).replace(/^(.+?-\d{6})-/, "$1\n");
      case "sex_age":
        return [values("sex"), values("age")].filter((part) => part !== null).join("\n");
      case "people":
        return peopleOf(values("name"), values("householder"));
      case "told":
        return `${values("message") ?? ""}\n核查要点：${values("verify") ?? ""}`;
      case "codes":
        return codes;
      default:
        return values(from);
    }
  };
}

/** The person, and the head of the household where it is another. */
function peopleOf(name: unknown, householder: unknown): string {
  const isOther = householder !== null && householder !== "" && householder !== name;
  return `${name ?? ""}${isOther ? `\n户主${householder}` : ""}`;
}

/** The codes that fit a family, small, to be ringed by hand; their words are at the foot of each page. */
function codesOfFamilies(rules: readonly RuleText[]): Map<string, string> {
  return new Map(
    FAMILIES.map((family) => [
      family as string,
      outcomesOf(family, rules)
        .map((outcome) => outcomeLabel(outcome).slice(0, 2))
        .join(" "),
    ]),
  );
}
