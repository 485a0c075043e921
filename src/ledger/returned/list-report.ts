import type { Report, ReportColumn } from "../../worklists/report-file.ts";

/** A list as `writeTable` lays it out, of rows that come from no query. Columns: title, width, and what else differs. */
export function listReport(
  about: { sheet: string; title: string; empty: string; notes?: readonly string[] },
  columns: readonly (readonly [title: string, width: number, more?: Partial<ReportColumn>])[],
): Report {
  return {
    sql: "",
    header: {
      ...{ name: about.sheet, grain: "one row", sheet: about.sheet, title: about.title },
      paper: "A4",
      ...{ empty: about.empty, notes: [...(about.notes ?? [])], params: {} },
      columns: columns.map(([title, width, more]) => ({
        ...{ title, from: title, width, look: "text", answer: false, hidden: false },
        ...{ choices: [], total: false },
        ...more,
      })),
    },
  };
}
