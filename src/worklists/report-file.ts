import { readFileSync } from "node:fs";
import { z } from "zod";
import { packageFile } from "../project/package-root.ts";
import { parseQueryFile } from "../rules/rule-file.ts";

const line = z.string().min(1);
const column = z.strictObject({
  /** The header, as printed. */
  title: line,
  /** Column of the query, or a name the writer fills itself; left out of columns that people fill in. */
  from: line.optional(),
  /** Width in digits of the standard font. */
  width: z.number().min(1).max(255),
  look: z
    .enum([
      "text",
      "centre",
      "small",
      "smallCentre",
      "number",
      "money",
      "answer",
      "date",
      "code",
      "faint",
    ])
    .default("text"),
  /** Filled in by people, not locked. */
  answer: z.boolean().default(false),
  hidden: z.boolean().default(false),
  /** Entries of a dropdown; together at most 255 characters. */
  choices: z.array(line).default([]),
  /** A number column with a total below. */
  total: z.boolean().default(false),
  /** Below a column of percentages: what its total divides, and by what, both fields of the query. */
  ratio: z.tuple([line, line]).optional(),
});

const reportSchema = z.strictObject({
  name: line,
  grain: line,
  /** The sheet's name, where the file is one sheet. */
  sheet: line.optional(),
  title: line.optional(),
  /** What the sheet says when the query gives no row. */
  empty: line.optional(),
  /** Paper of the sheet, lying. */
  paper: z.enum(["A4", "A3"]).default("A4"),
  /** Columns that are printed, from the first; those after them are for the screen. */
  printed: z.number().int().min(1).optional(),
  /** Printed under the table. */
  notes: z.array(line).default([]),
  /** Bound as `$name`. */
  params: z.record(z.string(), line).default({}),
  columns: z.array(column).default([]),
  /** Another report, whose query counts the rows of this one's as table `counted` and whose columns follow this one's. */
  counted: z.strictObject({ by: line, totals: z.boolean().default(true) }).optional(),
});

export type ReportColumn = z.infer<typeof column>;
export interface Report {
  header: z.infer<typeof reportSchema>;
  sql: string;
}

/**
 * Read `reports/<name>.sql`: a YAML header with the columns of the sheet, then one SELECT for DuckDB.
 *
 * Throws: UserError E2101 with file and line.
 */
export function readReport(name: string): Report {
  const file = packageFile("reports", `${name}.sql`);
  const report: Report = parseQueryFile(readFileSync(file, "utf8"), file, reportSchema);
  const { counted } = report.header;
  return counted ? countedBy(report, readReport(counted.by), counted.totals) : report;
}

/** Tables that differ only in what a row stands for share one list of columns. */
function countedBy({ header, sql }: Report, counts: Report, totals: boolean): Report {
  const shared = counts.header.columns.map((each) => ({ ...each, total: each.total && totals }));
  return {
    header: { ...header, columns: [...header.columns, ...shared] },
    sql: `WITH counted AS (\n${sql}\n)\n${counts.sql}`,
  };
}
