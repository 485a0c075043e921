import { outcomeLabel, outcomeLegend } from "./outcomes.ts";
import type { Report } from "./report-file.ts";
import { monthLabel, NO_TOWN } from "./round.ts";
import { outcomesOf } from "./sheets/hidden-sheets.ts";
import { landscape, pageText } from "./sheets/page.ts";
import type { RoundJob } from "./township-book.ts";
import type { Book } from "./workbook/book.ts";
import { sizeOf } from "./workbook/looks.ts";
import { putRow, type ReadyCell } from "./workbook/sheet-rows.ts";
import { heightOf, linesIn } from "./workbook/text-height.ts";
import { type LeadRow, type RowValues, rowValues } from "./worklist-row.ts";

/** Room for the two lines at the foot in inches: whoever has only the paper has to know what the codes mean. */
const FOOT = 0.65;
/** Least height of a row in points: two lines of handwriting. */
const HANDWRITING = 62;

export interface PrintJob extends RoundJob {
  town: string | null;
  /** reports/print.sql: the columns. */
  print: Report;
  rows: readonly LeadRow[];
}

/**
 * The sheet people take along: few columns, large type, no ID numbers, the code of each row as text, all leads of a household
 * together and the villages one after the other, so that it can be torn off by village.
 */
export function fillPrint(book: Book, job: PrintJob): void {
  const { town, rows, options } = job;
  const { columns } = job.print.header;
  const sheet = book.addSheet("入户核查表", {
    views: [{ state: "frozen", ySplit: 1, zoomScale: 85 }],
    pageSetup: { ...landscape("A4", FOOT), printTitlesRow: "1:1" },
    headerFooter: {
      oddHeader: `&L${pageText(options.county + (town ?? NO_TOWN))}&C&14入户核查表（${monthLabel(options.month)}）&R内部资料　严禁外传`,
      oddFooter: `&L轮次 ${pageText(options.round)}　疑点是线索，以入户核查为准\n　&C第 &P 页，共 &N 页\n&8核查结果圈一个：${outcomeLegend()}&R核查人（签字）：　　　　　　　　\n　`,
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const titles = columns.map(({ title }): ReadyCell => [title, "header"]);
  putRow(sheet, 1, titles, 34);
  const values = valuesOf(job);
  let at = 1;
  for (const lead of [...rows].sort((a, b) => a.paper_place - b.paper_place)) {
    at += 1;
    const of = values(lead);
    const cells: ReadyCell[] = [];
    let lines = 1;
    for (const { from, look, width } of columns) {
      const value = from === undefined ? null : of(from);
      cells.push([value, look]);
      if (value !== null) lines = Math.max(lines, linesIn(String(value), width, sizeOf(look)));
    }
    putRow(sheet, at, cells, heightOf(lines, HANDWRITING));
  }
  sheet.commit();
}

function valuesOf({ rules, options }: PrintJob): (lead: LeadRow) => RowValues {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const codes = new Map<string, string>();
  const codesOf = (family: string) => {
    const known = codes.get(family) ?? codesOfFamily(family, rules);
    codes.set(family, known);
    return known;
  };
  const { month, sensitiveWords = false } = options;
  return (lead) => {
    const values = rowValues(lead, 0, { month, rules: byId, fullId: false, sensitiveWords });
    const task = String(values("task"));
    const made: Record<string, string> = {
      // Rule and month on one line, the code that is typed back on the next.
      task_lines: task.replace(/^(.+?-\d{6})-/, "$1\n"),
      sex_age: [values("sex"), values("age")].filter((part) => part !== null).join("\n"),
      people: peopleOf(values("name"), values("householder")),
      told: `${values("message") ?? ""}\n核查要点：${values("verify") ?? ""}`,
      codes: codesOf(lead.family),
    };
    return (from) => (from in made ? (made[from] ?? null) : values(from));
  };
}

/** The person, and the head of the household where it is another. */
function peopleOf(name: unknown, householder: unknown): string {
  const isOther = householder !== null && householder !== "" && householder !== name;
  return `${name ?? ""}${isOther ? `\n户主${householder}` : ""}`;
}

/** The codes that fit, small, to be ringed by hand; their words are at the foot of each page. */
function codesOfFamily(family: string, rules: PrintJob["rules"]): string {
  return outcomesOf(family, rules)
    .map((outcome) => outcomeLabel(outcome).slice(0, 2))
    .join(" ");
}
