import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type Database, quoteText } from "../../engine/database.ts";
import { UserError } from "../../errors.ts";
import { withAtomicFile } from "../../project/atomic-file.ts";
import { refuseOwnPlace, writeOutside } from "../../project/outside-file.ts";
import type { Project } from "../../project/project.ts";
import type { Output } from "../output.ts";
import { type ExportName, type ExportQuery, exportQuery } from "./export-query.ts";
import { type Sink, writeCsv, writeJson } from "./write-rows.ts";

export interface ExportOptions {
  format: "csv" | "json" | "parquet";
  output?: string;
  bom: boolean;
}

/**
 * Write one export to a file, whole or not at all, or to the standard output.
 *
 * Returns: how many rows, and where the file lies; no path for the standard output.
 * Throws:  UserError E2001 for parquet without a file, E6001, E6002.
 */
export async function exportTo(
  db: Database,
  name: ExportName,
  { format, output, bom }: ExportOptions,
  { out, project }: { out: Output; project: Project },
): Promise<{ rows: number; path?: string }> {
  const query = exportQuery(name);
  if (format === "parquet" && output === undefined) {
    throw new UserError("E2001", "parquet 不能输出到屏幕。", {
      hint: "加上 -o 文件名，例如 -o findings.parquet",
    });
  }
  const write = (sink: Sink) =>
    format === "json" ? writeJson(db, query, sink) : writeCsv(db, query, sink, { bom });
  if (output === undefined) return { rows: await write((text) => out.piece(text)) };
  refuseOwnPlace(project, output);
  let rows = 0;
  const writeFile = async (temporary: string) => {
    rows =
      format === "parquet"
        ? await copyParquet(db, query, temporary)
        : await toFile(temporary, write);
  };
  const path = await writeOutside(project, (announce) =>
    withAtomicFile(output, writeFile, { announce, mayLieBeside: true }),
  );
  return { rows, path };
}

function copyParquet(db: Database, { sql }: ExportQuery, path: string): Promise<number> {
  return db.run(`COPY (${sql}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

async function toFile(path: string, write: (sink: Sink) => Promise<number>): Promise<number> {
  const stream = createWriteStream(path, { flags: "wx", mode: 0o600 });
  const failed = once(stream, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  const sink: Sink = (text) =>
    Promise.race([new Promise<void>((resolve) => stream.write(text, () => resolve())), failed]);
  const rows = await write(sink);
  await Promise.race([new Promise<void>((resolve) => stream.end(resolve)), failed]);
  return rows;
}
