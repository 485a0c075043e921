import type { Params } from "../../engine/database.ts";
import { EXPORTED_COLUMNS, findingsQuery } from "../../findings/list-findings.ts";
import { ANSWER_COLUMNS } from "../../ledger/export-answers.ts";
import { PART_ROWS, SHEET_ROWS, sheetRowSql } from "../../staging/row-id.ts";

const EXPORTS = ["findings", "links", "people", "aside", "spells", "exits", "answers"] as const;
export type ExportName = (typeof EXPORTS)[number];

export interface ExportQuery {
  sql: string;
  params: Params;
  columns: readonly string[];
  /** Columns that hold JSON text; a JSON export writes them as values. */
  jsonColumns: readonly string[];
}

/**
 * Columns as rules.md gives them; rows are counted as the spreadsheet counts them. A 疑似 row names the person it
 * is probably about, its first candidate; the tier says how sure that is. Where one rule has found several, it is as likely another of them: such a row
 * names nobody but itself.
 */
const LINKS = `SELECT f.file, s.sheet, ${sheetRowSql("m.row_no")} AS "row", m.roll, p.person_id, l.tier, l.rule
FROM mention m
JOIN link l ON l.mention_id = m.mention_id
JOIN source_sheet s ON s.sheet_id = m.sheet_id
JOIN source_file f ON f.file_id = s.file_id
LEFT JOIN link_candidate c ON c.mention_id = m.mention_id AND c.weight_order = 1
  AND NOT EXISTS (SELECT 1 FROM link_candidate o WHERE o.mention_id = c.mention_id AND o.rule = c.rule AND o.weight_order > 1)
LEFT JOIN person p ON p.person_key = COALESCE(c.person_key, l.person_key)
WHERE m.role = 'self'
ORDER BY f.file, s.position, "row", m.row_no`;

const PEOPLE = `SELECT p.person_id, p.id18 AS id_number, p.name, p.sex, CAST(p.birth_on AS VARCHAR) AS birth_on,
  p.town AS township, p.village, CAST(count(m.mention_id) AS INTEGER) AS "rows",
  string_agg(DISTINCT m.roll, ',' ORDER BY m.roll) AS rolls
FROM person p
LEFT JOIN link l ON l.person_key = p.person_key
LEFT JOIN mention m ON m.mention_id = l.mention_id
GROUP BY ALL
ORDER BY p.person_id`;

/** Every row that was not used and every cell that was taken for empty, with the reason; no value of either. */
const ASIDE = `SELECT f.file, s.sheet, ${sheetRowSql("a.row_no")} AS "row", a.field, a.reason
FROM (
  SELECT sheet_id, row_no, CAST(NULL AS VARCHAR) AS field, reason FROM set_aside
  UNION ALL
  SELECT sheet_id, row_no, field, reason FROM cell_fault
) a
JOIN source_sheet s ON s.sheet_id = a.sheet_id
JOIN source_file f ON f.file_id = s.file_id
ORDER BY f.file, s.position, "row", a.row_no, a.field NULLS FIRST, a.reason`;

const MONTH = (column: string) =>
  `CAST(${column} // 12 AS VARCHAR) || '-' || lpad(CAST(${column} % 12 + 1 AS VARCHAR), 2, '0') AS ${column}`;

/** Cover of every person by programme; an empty to_month means in force. */
const SPELLS = `SELECT p.person_id, p.id18 AS id_number, p.name, s.programme, s.spell_no, ${MONTH("from_month")},
  s.from_basis, ${MONTH("to_month")}, s.to_basis, s.exit_reason, s.household_no, s.town AS township, s.village
FROM spell s LEFT JOIN person p ON p.person_key = s.person_key
ORDER BY p.person_id, s.programme, s.spell_no`;

/** Exits of the last year with what explains each, and the patterns they are part of. */
const EXITS = `SELECT p.person_id, p.id18 AS id_number, p.name, e.programme, ${MONTH("to_month")}, e.to_basis, e.exit_reason,
  e.is_explained AS explained, e.cause, f.file AS cause_file, s.sheet AS cause_sheet, e.cause_row % ${PART_ROWS} AS cause_row,
  (SELECT string_agg(DISTINCT x.pattern, ',' ORDER BY x.pattern) FROM exit_pattern x
   WHERE x.person_key = e.person_key AND x.programme = e.programme AND x.month = e.to_month) AS patterns,
  e.household_no, e.town AS township, e.village
FROM exit_record e
LEFT JOIN person p ON p.person_key = e.person_key
LEFT JOIN source_sheet s ON s.sheet_id = e.cause_row // ${SHEET_ROWS}
LEFT JOIN source_file f ON f.file_id = s.file_id
ORDER BY township NULLS LAST, e.village NULLS LAST, to_month, p.person_id, e.programme, e.spell_no`;

/** The columns of what is exported as it stands. */
const MEMORY_COLUMNS = {
  spells: [
    ...["person_id", "id_number", "name", "programme", "spell_no", "from_month", "from_basis"],
    ...["to_month", "to_basis", "exit_reason", "household_no", "township", "village"],
  ],
  exits: [
    ...["person_id", "id_number", "name", "programme", "to_month", "to_basis", "exit_reason"],
    ...["explained", "cause", "cause_file", "cause_sheet", "cause_row", "patterns"],
    ...["household_no", "township", "village"],
  ],
} as const;

/** What townships answered, from the ledger: table `answer` of a database that `withAnswers` fills. */
const ANSWERS = ANSWER_COLUMNS.map((name) => `"${name}"`).join(", ");

export function exportQuery(name: ExportName): ExportQuery {
  if (name === "findings") {
    return { ...findingsQuery(), columns: EXPORTED_COLUMNS, jsonColumns: ["evidence", "sources"] };
  }
  if (name === "links") {
    const columns = ["file", "sheet", "row", "roll", "person_id", "tier", "rule"];
    return { sql: LINKS, params: {}, columns, jsonColumns: [] };
  }
  if (name === "answers") {
    const columns = ANSWER_COLUMNS;
    return {
      sql: `SELECT ${ANSWERS} FROM answer ORDER BY n`,
      params: {},
      columns,
      jsonColumns: [],
    };
  }
  if (name === "aside") {
    const columns = ["file", "sheet", "row", "field", "reason"];
    return { sql: ASIDE, params: {}, columns, jsonColumns: [] };
  }
  if (name === "spells" || name === "exits") {
    const sql = name === "spells" ? SPELLS : EXITS;
    return { sql, params: {}, columns: MEMORY_COLUMNS[name], jsonColumns: [] };
  }
  const columns = [
    "person_id",
    "id_number",
    "name",
    "sex",
    "birth_on",
    "township",
    "village",
    "rows",
    "rolls",
  ];
  return { sql: PEOPLE, params: {}, columns, jsonColumns: [] };
}
