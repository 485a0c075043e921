import type { Database } from "../engine/database.ts";
import type { Config, FileConfig, SheetConfig } from "../project/config-schema.ts";
import { nearestName } from "../project/nearest-name.ts";
import { IDENTITY_FIELDS } from "../rolls/kind.ts";
import { kindOf } from "../rolls/kinds.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import type { Roll } from "../rolls/roll.ts";
import { PERIOD_FIELD } from "../sources/recognition/columns/period-column.ts";
import { columnLetters } from "../sources/recognition/header/column-letters.ts";

/** Something doudi.yaml says of a file to which nothing in 数据 answers, mostly because one of the two was renamed: it has no effect. */
export interface Unheeded {
  file: string;
  /** Empty where it is the file itself, or a file of text. */
  sheet: string;
  /** What has no effect and why, in Chinese; names of files, sheets, fields and headers only. */
  text: string;
}

interface SheetRow {
  [name: string]: string | number | null;
  file: string;
  sheet: string;
  roll: string | null;
  mapping: string;
  isPlain: number;
}

type Mapping = Record<string, { column: number; header: string }>;

/**
 * What of `files` in doudi.yaml had no effect. Reads source_file and source_sheet after the reading.
 *
 * `present` are the files of 数据, `unread` those that were refused: of these nothing can be told.
 */
export async function unheededConfig(
  db: Database,
  { files }: Pick<Config, "files">,
  present: readonly string[],
  unread: readonly string[],
): Promise<Unheeded[]> {
  const rolls = await loadRolls();
  const rows = await db.rows<SheetRow>(
    `SELECT f.file, s.sheet, s.roll, s.mapping, (s.spread IS NULL AND s.family IS NULL)::INTEGER AS "isPlain"
     FROM source_sheet s JOIN source_file f USING (file_id) ORDER BY s.sheet_id`,
  );
  const described = new Set(files.map(({ file }) => file));
  const isRenamed = present.some((file) => !described.has(file));
  return files.flatMap((said) => {
    const { file, skip } = said;
    if (!present.includes(file)) {
      // A list that was left out and is gone is missed by nobody, unless it came back under another name.
      return skip && !isRenamed ? [] : [{ file, sheet: "", text: "“数据”里没有这个文件" }];
    }
    if (skip || unread.includes(file)) return [];
    return ofSheets(
      said,
      rows.filter((row) => row.file === file),
      rolls,
    );
  });
}

function ofSheets(
  { file, sheets }: FileConfig,
  rows: readonly SheetRow[],
  rolls: ReadonlyMap<string, Roll>,
): Unheeded[] {
  const names = [...new Set(rows.map(({ sheet }) => sheet))];
  return sheets.flatMap((said) => {
    const { sheet } = said;
    const isThere = names.includes(sheet) || (sheet === "" && names.length === 1);
    if (!isThere) {
      const near = nearestName(sheet, names);
      const guess = near ? `，是不是“${near}”？` : "";
      return [{ file, sheet, text: `文件里没有这张工作表${guess}` }];
    }
    if (said.skip) return [];
    const own = rows.filter((row) => row.sheet === (names.includes(sheet) ? sheet : names[0]));
    return ofSheet(said, own, rolls).map((text) => ({ file, sheet, text }));
  });
}

function ofSheet(
  { roll, columns = {} }: SheetConfig,
  rows: readonly SheetRow[],
  rolls: ReadonlyMap<string, Roll>,
): string[] {
  if (roll !== undefined && !rolls.has(roll)) {
    const near = nearestName(roll, [...rolls.keys()]);
    return [`没有“${roll}”这种名册${near ? `，是不是 ${near}？` : "，编号见 docs/rolls.md"}`];
  }
  const [row] = rows;
  const known = rolls.get(row?.roll ?? "");
  // A sheet that is taken apart has its columns in the parts, under other names.
  if (!row || !known || rows.length > 1 || !row.isPlain) return [];
  const fields = fieldsOf(known);
  const mapping = JSON.parse(row.mapping) as Mapping;
  return Object.entries(columns).flatMap(([field, header]) => {
    if (!fields.includes(field)) {
      const near = nearestName(field, fields);
      return [`columns 里的“${field}”不是${known.label}的项目${near ? `，是不是 ${near}？` : ""}`];
    }
    return isHeeded(mapping[field], header)
      ? []
      : [`没有找到“${header}”列（columns 里的 ${field}）`];
  });
}

/** Every field that a roll may have, those of others on its rows too. */
function fieldsOf({ kind, columns }: Roll): string[] {
  const { fields, roles } = kindOf(kind);
  const others = Object.keys(roles).flatMap((role) => [`${role}_id`, `${role}_name`]);
  const own = [IDENTITY_FIELDS, fields, columns].flatMap((each) => Object.keys(each));
  return [...own, ...others, PERIOD_FIELD];
}

function isHeeded(found: Mapping[string] | undefined, header: string): boolean {
  if (!found || found.column === 0) return found !== undefined;
  return found.header === header || `${columnLetters(found.column - 1)}列` === header;
}
