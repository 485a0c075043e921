import type { Cell, Database, Row } from "../../engine/database.ts";
import type { ExportQuery } from "./export-query.ts";

/** Takes a piece of text; resolves when it takes more. */
export type Sink = (text: string) => Promise<void>;

const BOM = "\uFEFF";

/** RFC 4180: comma, quotes where needed, CRLF. Returns the number of rows. */
export async function writeCsv(
  db: Database,
  query: ExportQuery,
  sink: Sink,
  options: { bom: boolean },
): Promise<number> {
  await sink(`${options.bom ? BOM : ""}${query.columns.join(",")}\r\n`);
  let count = 0;
  for await (const rows of db.stream(query.sql, query.params)) {
    await sink(rows.map((row) => csvLine(row, query.columns)).join(""));
    count += rows.length;
  }
  return count;
}

/** A JSON array, one object a line. Returns the number of rows. */
export async function writeJson(db: Database, query: ExportQuery, sink: Sink): Promise<number> {
  let count = 0;
  await sink("[");
  for await (const rows of db.stream(query.sql, query.params)) {
    const lines = rows.map((row) => JSON.stringify(withValues(row, query.jsonColumns)));
    await sink(
      `${count > 0 && lines.length > 0 ? "," : ""}${lines.map((line) => `\n${line}`).join(",")}`,
    );
    count += rows.length;
  }
  await sink("\n]\n");
  return count;
}

function csvLine(row: Row, columns: readonly string[]): string {
  return `${columns.map((column) => csvCell(row[column] ?? null)).join(",")}\r\n`;
}

/** A text that a spreadsheet program would run as a formula gets an apostrophe before it. */
function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r\0＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function withValues(row: Row, jsonColumns: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = { ...row };
  for (const column of jsonColumns) {
    if (typeof row[column] === "string") values[column] = JSON.parse(row[column]);
  }
  return values;
}
