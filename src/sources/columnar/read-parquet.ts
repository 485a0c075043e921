import { openDatabase, quoteName, quoteText } from "../../engine/database.ts";
import { numberText } from "../cell/number-text.ts";
import { finishSheet, plainFacts, type ReadContext, type ReadResult } from "../read-context.ts";
import { damaged, overLimit } from "../refusal.ts";
import { assertCells } from "../spool/spool-writer.ts";

/** Zone of timestamps that are stored as instants: the offices' own. */
const ZONE = "Asia/Shanghai";

/**
 * Read a Parquet file through DuckDB. Row 1 is the column names, row n + 1 the n-th row; values as a spreadsheet would
 * show them.
 */
export async function readParquet(context: ReadContext): Promise<ReadResult> {
  const { limits, path } = context;
  const db = await openDatabase({ memory: "1GB", threads: 1 });
  const spool = context.openSpool(0);
  try {
    const source = `read_parquet(${quoteText(literalGlob(path))}, binary_as_string = true)`;
    const columns = await db.rows<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM ${source}`,
    );
    if (columns.length > limits.textFields) throw overLimit(`有 ${columns.length} 列`);
    spool.writeRow(
      1,
      columns.map(({ column_name }) => column_name),
    );
    const selected = columns.map(
      ({ column_name, column_type }, index) =>
        `${asText(quoteName(column_name), column_type)} AS c${index}`,
    );
    let row = 1;
    for await (const rows of db.stream(`SELECT ${selected.join(", ")} FROM ${source}`)) {
      context.tick();
      for (const values of rows) {
        row += 1;
        spool.writeRow(
          row,
          columns.map((_, index) => cellText(values[`c${index}`])),
        );
      }
      assertCells(spool.cells, limits.cells);
    }
    return { format: "parquet", sheets: [finishSheet(spool, plainFacts("", 0))], notes: [] };
  } catch (error) {
    throw error instanceof Error && error.name === "Error"
      ? damaged("Parquet 内容读不出来")
      : error;
  } finally {
    db.close();
  }
}

/** DuckDB takes a path for a pattern; this one means itself. */
function literalGlob(path: string): string {
  return path.replace(/[[*?]/g, "[$&]");
}

/** SQL for a column as text; floating numbers stay numbers, to be written as all readers write them. */
function asText(column: string, type: string): string {
  if (type === "DOUBLE") return column;
  if (type === "FLOAT") return `CAST(CAST(${column} AS VARCHAR) AS DOUBLE)`;
  if (type === "BOOLEAN") return `upper(CAST(${column} AS VARCHAR))`;
  if (type.startsWith("DECIMAL"))
    return `regexp_replace(CAST(${column} AS VARCHAR), '\\.0+$|(\\.\\d*?)0+$', '\\1')`;
  if (!type.startsWith("TIMESTAMP")) return `CAST(${column} AS VARCHAR)`;
  const local = type.endsWith("TIME ZONE")
    ? `timezone('${ZONE}', ${column})`
    : `CAST(${column} AS TIMESTAMP)`;
  return `CASE WHEN date_trunc('day', ${local}) = ${local} THEN strftime(${local}, '%Y-%m-%d')
    ELSE strftime(${local}, '%Y-%m-%d %H:%M:%S') END`;
}

function cellText(value: unknown): string {
  if (typeof value === "number") return numberText(value);
  return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : "";
}
