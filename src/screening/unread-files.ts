import type { Database } from "../engine/database.ts";
import type { UserError } from "../errors.ts";
import type { Config } from "../project/config-schema.ts";
import { UNREAD_FILE_TABLE } from "../worklists/round-tables.ts";

/** A file or sheet that is not used because doudi.yaml says so. */
export interface LeftOut {
  file: string;
  /** Empty for a whole file, and for a file of text. */
  sheet: string;
  /** Rows that are not used; null of a file that is not even opened. */
  rows: number | null;
}

/**
 * Note of which files of 数据 nothing was read: whoever opens the summary alone has to see them.
 *
 * Writes: unread_file, anew with each run.
 */
export async function noteUnreadFiles(
  db: Database,
  refused: readonly { file: string; error: UserError }[],
  leftOut: readonly string[],
): Promise<void> {
  await db.run(UNREAD_FILE_TABLE);
  await db.run("DELETE FROM main.unread_file");
  await db.append("unread_file", [
    ...refused.map(({ file, error: { code, message, hint } }) => [
      ...[file, "refused", `【${code}】${message}${hint}`],
    ]),
    ...leftOut.map((file) => [file, "left_out", "doudi.yaml 里写明不用这个文件（skip）。"]),
  ]);
}

/** Files of 数据 that doudi.yaml leaves out. */
export function leftOutFiles(
  { files }: Pick<Config, "files">,
  present: readonly string[],
): string[] {
  return files.flatMap(({ file, skip }) => (skip && present.includes(file) ? [file] : []));
}

/** Everything that doudi.yaml leaves out, files first. */
export async function leftOutOf(db: Database): Promise<LeftOut[]> {
  return db.rows<LeftOut & Record<string, string | number | null>>(
    `FROM (
       SELECT file, '' AS sheet, NULL AS rows FROM unread_file WHERE kind = 'left_out'
       UNION ALL
       SELECT f.file, s.sheet, s.rows_in FROM source_sheet s JOIN source_file f USING (file_id)
       WHERE s.sheet_id IN (SELECT a.sheet_id FROM set_aside a WHERE a.reason = 'left_out'))
     ORDER BY rows IS NOT NULL, file, sheet`,
  );
}
