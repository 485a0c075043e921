import { type IssueJob, issuedRow } from "./issue-rows.ts";
import type { IssuedPlace } from "./issued.ts";
import { printRows } from "./print-book.ts";
import type { ReportColumn } from "./report-file.ts";
import type { RuleText } from "./round.ts";
import { familyRows } from "./sheets/family-rows.ts";
import { bytePile } from "./workbook/byte-pile.ts";
import type { Deflated } from "./workbook/deflated.ts";
import {
  type BegunStrings,
  keptStrings,
  type SharedStrings,
  stringElement,
} from "./workbook/shared-strings.ts";
import { type LeadRow, type RowOptions, rowValues } from "./worklist-row.ts";

/** Strings of rows, compressed. */
export interface KeptStrings {
  count: number;
  piece: Deflated;
}

/**
 * The rows of one workbook, compressed, before there is a workbook: all that it says of its leads, and nothing that would be
 * different in another round. Their seals are the first strings of the workbook, in order.
 */
export interface ScopeRows {
  families: readonly { family: string; rows: number; sheet: Deflated }[];
  /** Those after the seals. */
  strings: KeptStrings;
  /** The version on paper. */
  print?: { sheet: Deflated; strings: KeptStrings };
  /** finding_key of each row. */
  keys: readonly string[];
  /** Print of the locked cells of each row. */
  prints: readonly string[];
}

/** What the rows of all workbooks of one writing are made by. */
export interface RowsJob extends IssueJob {
  /** Layout on the screen, and on paper where that is asked for. */
  columns: readonly ReportColumn[];
  paper: readonly ReportColumn[] | undefined;
  ruleTexts: readonly RuleText[];
  options: RowOptions;
  seal(print: string): string;
}

/** What became of the leads of one workbook: its rows, and what is written down of each that is sent out. */
export interface MadeScope {
  rows: ScopeRows;
  /** As JSON, with commas between; or where the same was written down before. */
  issued: Buffer | IssuedPlace;
  seals: string[];
}

/** The rows of one workbook being made. */
export interface ScopePile {
  /** The next lead; they come family by family. */
  add(lead: LeadRow): void;
  end(): MadeScope;
}

/** Begin the rows of one workbook that has so many leads. */
export function scopePile(count: number, job: RowsJob): ScopePile {
  const strings = keptStrings({ count, pieces: [] });
  const begunFamily = () => ({ rows: 0, sheet: familyRows(job.columns, strings) });
  const families = new Map<string, ReturnType<typeof begunFamily>>();
  const print = job.paper && printRows(job.paper, job.ruleTexts);
  const masked = { ...job.options, fullId: false };
  const written = bytePile();
  const made = { keys: [] as string[], seals: [] as string[], prints: [] as string[] };
  return {
    add: (lead) => {
      // Whatever the workbook shows, what is written down of it and what is on paper holds no whole ID number.
      const values = rowValues(lead, masked);
      const printed = job.print(values);
      const seal = job.seal(printed.print);
      const family = families.get(lead.family) ?? begunFamily();
      families.set(lead.family, family);
      family.rows += 1;
      const shown = job.options.fullId ? rowValues(lead, job.options) : values;
      family.sheet.add(shown, made.seals.length);
      print?.add(lead, values);
      const { marks } = printed;
      const row = JSON.stringify(issuedRow(lead, values, { ...job, seal, marks }));
      written.text(made.keys.length > 0 ? `,${row}` : row);
      made.keys.push(lead.finding_key);
      made.seals.push(seal);
      made.prints.push(printed.print);
    },
    end: () => {
      if (made.keys.length !== count) throw new RangeError(`${made.keys.length} of ${count} leads`);
      const sheets = [...families].map(([family, { rows, sheet }]) => ({
        ...{ family, rows, sheet: sheet.end() },
      }));
      const rows: ScopeRows = {
        ...{ families: sheets, strings: keptOf(strings), keys: made.keys, prints: made.prints },
        ...(print ? { print: { sheet: print.end(), strings: keptOf(print.strings) } } : {}),
      };
      const issued = Buffer.from(written.bytes());
      written.free();
      return { rows, issued, seals: made.seals };
    },
  };
}

function keptOf(strings: SharedStrings): KeptStrings {
  return { count: strings.count - strings.before.count, piece: strings.end() };
}

/** The strings that the workbook of these rows begins with. */
export function stringsOf(
  { strings }: Pick<ScopeRows, "strings">,
  seals: readonly string[],
): BegunStrings {
  const sealsXml = seals.map(stringElement).join("");
  return { count: seals.length + strings.count, pieces: [sealsXml, strings.piece] };
}
