import type { Database } from "../../engine/database.ts";
import { maskId, maskName } from "../../project/mask.ts";
import { maskCell } from "../../project/mask-cell.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import { PART_ROWS } from "../../staging/row-id.ts";
import { type LinkField, linkFields } from "./link-fields.ts";

/** Where a row stands, as findings and links name it; the sheet of a text file is empty. */
export interface RowPlace {
  file: string;
  sheet: string;
  row: number;
  /** Which of the family that the row names, counted from 0; left out where it names one person, or for the first. */
  person?: number;
}

/** One row of a spreadsheet with what its header says of each cell, and whose row it was taken for. */
export interface SourceRow extends RowPlace {
  roll: string;
  /** What the header calls him (成员2), where the row names a family. */
  member?: string;
  cells: SourceCell[];
  links: SourceLink[];
}

export interface SourceCell {
  header: string;
  text: string;
  /** Among the columns of several months, one of a month that is asked about. */
  isOfMonth?: true;
}

/** Whose the row was taken for and why; of a 疑似 row also whom it may be, of an unmatched one whom it came closest to. */
export interface SourceLink {
  role: string;
  tier: string;
  rule: string;
  reason: string;
  compared: LinkField[];
  candidates: { name: string; id: string; township: string; village: string; rule: string }[];
}

interface Sheet {
  sheet_id: number;
  roll: string | null;
  header_row: number;
  header_rows: number;
  mapping: string;
  spread: string | null;
  family: string | null;
  [column: string]: string | number | null;
}

/** The cells of one row as the office wrote them, masked unless asked; `months` (2019-04) are those a finding is about. */
export async function sourceRow(
  db: Database,
  place: RowPlace,
  { isUnmasked, months = [] }: { isUnmasked: boolean; months?: readonly string[] },
): Promise<SourceRow | undefined> {
  const [sheet] = await db.rows<Sheet>(
    `SELECT s.sheet_id, s.roll, s.header_row, s.header_rows, s.mapping, s.spread, s.family
     FROM source_sheet s JOIN source_file f USING (file_id) WHERE f.file = $file AND s.sheet = $sheet`,
    { file: place.file, sheet: place.sheet },
  );
  if (!sheet) return undefined;
  const rows = await db.rows<Record<string, string | number | null>>(
    `SELECT * FROM raw.s${sheet.sheet_id} WHERE row_no = $row
       OR row_no BETWEEN $first AND $last ORDER BY row_no`,
    {
      row: place.row,
      first: sheet.header_row,
      last: sheet.header_row + Math.max(1, sheet.header_rows) - 1,
    },
  );
  const own = rows.find(({ row_no }) => row_no === place.row) ?? {};
  const heads = rows.filter(({ row_no }) => row_no !== place.row);
  const { persons: family } = JSON.parse(sheet.family ?? '{"persons":[]}') as {
    persons: FamilyMember[];
  };
  const person = place.person ?? 0;
  const roll = (await loadRolls()).get(sheet.roll ?? "");
  return {
    ...place,
    roll: roll?.label ?? "",
    ...(family[person] ? { member: family[person].label } : {}),
    cells: cellsOf(ownCells(own, family, person), heads, {
      fields: fieldsOf(sheet, months, family[person]),
      isUnmasked,
    }),
    links: await linksOf(db, sheet.sheet_id, place.row + person * PART_ROWS, isUnmasked),
  };
}

interface MappedColumn {
  field: string;
  header: string;
  isOfMonth?: true;
}

/** Raw column number -> what it was taken for. */
function fieldsOf(
  { mapping, spread }: Sheet,
  months: readonly string[],
  member: FamilyMember | undefined,
): Map<number, MappedColumn> {
  const mapped = new Map<number, MappedColumn>();
  const note = (columns: Columns, said: Partial<MappedColumn>) => {
    for (const [field, { column, header }] of Object.entries(columns))
      if (column > 0) mapped.set(column, { field, header, ...said });
  };
  note(JSON.parse(mapping) as Columns, {});
  for (const { says, columns } of JSON.parse(spread ?? "[]") as Part[]) {
    const { for_month: first, for_count: count = 1 } = says;
    const isOfMonth =
      first !== undefined &&
      Array.from({ length: count }, (_, n) => monthText(first + n)).some((month) =>
        months.includes(month),
      );
    note(columns, isOfMonth ? { isOfMonth: true } : {});
  }
  // What his own columns are called, the header says.
  for (const [field, column] of Object.entries(member?.columns ?? {}))
    mapped.set(column, { field, header: "" });
  return mapped;
}

type Columns = Record<string, { column: number; header: string }>;

interface Part {
  says: { for_month?: number; for_count?: number };
  columns: Columns;
}

/** Whose columns are whose in a row that names a family: raw columns by field, and all of them. */
interface FamilyMember {
  label: string;
  columns: Record<string, number>;
  all: number[];
}

/** Without the cells that are another's alone. */
function ownCells(
  row: Record<string, string | number | null>,
  family: readonly FamilyMember[],
  person: number,
): Record<string, string | number | null> {
  const own = new Set(family[person]?.all);
  const others = new Set(family.flatMap(({ all }) => all));
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => {
      const column = Number(name.slice(1));
      return own.has(column) || !others.has(column);
    }),
  );
}

function cellsOf(
  row: Record<string, string | number | null>,
  heads: readonly Record<string, string | number | null>[],
  { fields, isUnmasked }: { fields: ReadonlyMap<number, MappedColumn>; isUnmasked: boolean },
): SourceCell[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (name === "row_no" || value === null || value === "") return [];
    const column = Number(name.slice(1));
    const mapped = fields.get(column);
    const written = heads.map((head) => head[name]).filter((text) => text !== null && text !== "");
    const header = mapped?.header || [...new Set(written)].join(" ") || `第 ${column} 列`;
    const text = String(value);
    const shown = isUnmasked ? text : maskCell(text, mapped?.field, header);
    return [{ header, text: shown, ...(mapped?.isOfMonth ? { isOfMonth: true as const } : {}) }];
  });
}

interface Link extends Record<string, string | number | null> {
  mention_id: number;
  role: string;
  tier: string;
  rule: string;
  reason: string;
  evidence: string | null;
}

interface Candidate extends Record<string, string | number | null> {
  mention_id: number;
  name: string | null;
  id18: string | null;
  town: string | null;
  village: string | null;
  rule: string;
}

async function linksOf(
  db: Database,
  sheetId: number,
  row: number,
  isUnmasked: boolean,
): Promise<SourceLink[]> {
  const at = { sheetId, row };
  const links = await db.rows<Link>(
    `SELECT m.mention_id, m.role, l.tier, l.rule, COALESCE(w.reason, '') AS reason, w.evidence
     FROM mention m JOIN link l USING (mention_id) JOIN link_why w USING (mention_id) WHERE m.sheet_id = $sheetId AND m.row_no = $row
     ORDER BY m.mention_id`,
    at,
  );
  const candidates = await db.rows<Candidate>(
    `SELECT m.mention_id, p.name, p.id18, p.town, p.village, c.rule
     FROM mention m JOIN link_candidate c USING (mention_id) JOIN person p ON p.person_key = c.person_key
     WHERE m.sheet_id = $sheetId AND m.row_no = $row ORDER BY m.mention_id, c.weight_order, p.person_id`,
    at,
  );
  return links.map(({ mention_id, role, tier, rule, reason, evidence }) => ({
    role,
    tier,
    rule,
    reason,
    compared: linkFields(evidence, isUnmasked),
    candidates: candidates
      .filter((candidate) => candidate.mention_id === mention_id)
      .map(({ name, id18, town, village, rule: by }) => ({
        name: isUnmasked ? (name ?? "") : maskName(name ?? ""),
        id: isUnmasked ? (id18 ?? "") : maskId(id18 ?? ""),
        township: town ?? "",
        village: village ?? "",
        rule: by,
      })),
  }));
}
