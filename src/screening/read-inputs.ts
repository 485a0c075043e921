import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import type { Project } from "../project/project.ts";
import { type LocalNumbering, localNumberings } from "../staging/across/household-numbers.ts";
import { keepHouseholdSecret } from "../staging/household-cell.ts";
import { sealKey } from "../worklists/seal.ts";
import { stagingCodeVersion } from "./code-version.ts";
import { ingestFolder } from "./ingest-folder.ts";
import { inputFiles, refusedOthers } from "./input-files.ts";
import { inputNames } from "./input-names.ts";
import { type OlderList, olderLists } from "./older-lists.ts";
import { type RollSentTwice, rollsSentTwice } from "./rolls-sent-twice.ts";
import { type SameFile, sameFiles } from "./same-files.ts";
import { type UnequalFamilies, unequalFamilies } from "./unequal-families.ts";
import { type Unheeded, unheededConfig } from "./unheeded-config.ts";
import { type UnpaidList, unpaidLists } from "./unpaid-lists.ts";
import { type LeftOut, leftOutFiles, leftOutOf, noteUnreadFiles } from "./unread-files.ts";

/** What became of one sheet, or of one table or month of it; rows in = rows used + rows set aside. */
export interface FileResult {
  sheetId: number;
  file: string;
  sheet: string;
  roll: string | null;
  period: number | null;
  rowsIn: number;
  rowsUsed: number;
  rowsAside: number;
}

/** How many rows of one sheet were not used, for one reason. */
export interface Aside {
  sheetId: number;
  file: string;
  sheet: string;
  reason: string;
  rows: number;
  /** What keeps a whole sheet from being used, where that is known. */
  why: string | null;
}

/** A column most of whose cells say nothing the program understands. */
export interface Unread {
  file: string;
  sheet: string;
  roll: string;
  field: string;
  cells: number;
  rows: number;
  /** The column whose empty cells leave the field open: 救助类别, where nothing says that somebody is on the programme. */
  open?: string;
}

export interface Inputs {
  files: FileResult[];
  /** Columns that were found and not understood: what hangs on them comes out as if nobody had written it. */
  unread: Unread[];
  /** Rolls whose household numbers do not name one family each. */
  numberings: LocalNumbering[];
  /** Rolls that came twice for one month, with other cells. */
  sentTwice: RollSentTwice[];
  /** Lists of which a corrected version came. */
  olderLists: OlderList[];
  /** Sheets of a roll on which hardly anybody is paid. */
  unpaidLists: UnpaidList[];
  /** Families whose row says another number of people than it names. */
  unequalFamilies: UnequalFamilies[];
  /** Files that say nothing that others do not say. */
  sameFiles: SameFile[];
  /** What doudi.yaml says of files to no effect. */
  unheeded: Unheeded[];
  /** Files and sheets that doudi.yaml leaves out. */
  leftOut: LeftOut[];
  /** Files that could not be read. */
  refused: { file: string; error: UserError }[];
  /** Every reason for which rows were set aside, by sheet. */
  aside: Aside[];
}

/**
 * Bring work.duckdb in step with 数据/ and tell what became of every sheet. Call only while holding the project.
 *
 * Writes: work.duckdb; 台账/worklist.key at the first time.
 * Throws: UserError E3102 when there is nothing to read.
 */
export async function readInputs(
  db: Database,
  project: Project,
  progress: (file: string, done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<Inputs> {
  const files = inputFiles(project.inputFolder, project.config);
  if (files.length === 0) throw noInputs(project);
  const places = project.config.tables?.places ?? [];
  await keepHouseholdSecret(db, await sealKey(project.ledgerFolder));
  const read = await ingestFolder(db, {
    folder: project.inputFolder,
    spoolFolder: join(project.temporaryFolder, "spool"),
    files,
    // Other names of places are other places on every roll.
    codeVersion: stagingCodeVersion() + (places.length > 0 ? JSON.stringify(places) : ""),
    places,
    progress,
    ...(signal ? { signal } : {}),
  });
  const refused = [...read.refused, ...refusedOthers(project.inputFolder)];
  const present = inputNames(project.inputFolder);
  await noteUnreadFiles(db, refused, leftOutFiles(project.config, present));
  return {
    files: await fileResults(db),
    unread: await unreadColumns(db),
    numberings: await localNumberings(db),
    sentTwice: await rollsSentTwice(db),
    olderLists: await olderLists(db),
    unpaidLists: await unpaidLists(db),
    sameFiles: await sameFiles(db),
    unequalFamilies: await unequalFamilies(db),
    unheeded: await unheededConfig(
      db,
      project.config,
      present,
      refused.map(({ file }) => file),
    ),
    refused,
    leftOut: await leftOutOf(db),
    aside: await asideReasons(db),
  };
}

function fileResults(
  db: Database,
): Promise<(FileResult & Record<string, string | number | null>)[]> {
  return db.rows(
    `SELECT s.sheet_id AS "sheetId", f.file, s.sheet, s.roll, s.period, s.rows_in AS "rowsIn", s.rows_used AS "rowsUsed",
       s.rows_aside AS "rowsAside"
     FROM source_sheet s JOIN source_file f USING (file_id) ORDER BY f.file, s.position, s.sheet_id`,
  );
}

function asideReasons(db: Database): Promise<(Aside & Record<string, string | number | null>)[]> {
  return db.rows(
    `SELECT s.sheet_id AS "sheetId", f.file, s.sheet, a.reason, count(*) AS rows, min(a.detail) FILTER (a.reason = 'not_recognised') AS why
     FROM set_aside a JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
     GROUP BY ALL ORDER BY f.file, s.sheet, s.sheet_id, a.reason`,
  );
}

export async function unreadColumns(db: Database): Promise<Unread[]> {
  const rows = await db.rows<{
    file: string;
    sheet: string;
    roll: string;
    field: string;
    cells: number;
    rows: number;
    open_column: number | null;
    mapping: string;
  }>(
    `SELECT f.file, s.sheet, s.roll, c.field, count(DISTINCT c.row_no) AS cells, s.rows_used AS rows, s.mapping,
       CASE WHEN c.field = 'status' THEN c.column_no END AS open_column
     FROM cell_fault c JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
     GROUP BY ALL HAVING count(DISTINCT c.row_no) * 2 > s.rows_used ORDER BY f.file, s.sheet, c.field`,
  );
  return rows.map(({ open_column, mapping, ...row }) => {
    const columns = Object.values(JSON.parse(mapping) as Record<string, MappedColumn>);
    const open = columns.find(({ column }) => column === open_column)?.header;
    return open === undefined ? row : { ...row, open };
  });
}

interface MappedColumn {
  column: number;
  header: string;
}

function noInputs(project: Project): UserError {
  return new UserError("E3102", "“数据”文件夹里没有可读的文件。", {
    hint: "把各部门的名册放进项目的“数据”文件夹，或用 doudi init --from 文件夹 导入。",
    at: { file: project.name },
  });
}
