import { type Database, quoteText } from "../../engine/database.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import { PART_ROWS } from "../row-id.ts";
import { usedRows } from "../row-sql.ts";
import type { FamilyToStage, SheetToStage } from "../sheet-to-stage.ts";

const ROWS = "family_rows";
/** Figures of a number that say place and birthday: a head whose number differs behind them only is written twice. */
const BORN = 14;

/**
 * A sheet that names a family in each row as a list of persons: each gets a row of his own, with the cells that are for all of them and his
 * own where his columns stand. The head who stands among the members once more is taken as the member. Rows set aside make none.
 *
 * Reads:   sheet.rows, set_aside. Writes: the temporary table family_rows.
 * Returns: the sheet as it is staged from there; its row numbers are `PART_ROWS` apart from person to person.
 */
export async function takeApart(db: Database, sheet: SheetToStage): Promise<SheetToStage> {
  const { family } = sheet;
  if (!family) return sheet;
  const heads = await headTexts(db, sheet, family);
  const named = family.parts.map((_, person) => present(sheet, family, person));
  const kept = named.map((is, person) =>
    person === 0 && family.isHeadBeside ? `${is} AND NOT (${listedSql(family, named, heads)})` : is,
  );
  const selects = family.parts.map(
    (
      _,
      person,
    ) => `SELECT r.row_no + ${person * PART_ROWS} AS row_no, ${cellsSql(sheet, family, { person, kept, heads }).join(", ")}
      FROM used r WHERE ${kept[person]}`,
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE ${ROWS} AS
    WITH used AS MATERIALIZED (SELECT r.* FROM ${usedRows(sheet)})
    ${selects.join("\nUNION ALL ")}
    ORDER BY row_no`);
  const [counted] = await db.rows<{ rows: number }>(
    `SELECT count(*)::INTEGER AS rows FROM ${ROWS}`,
  );
  return {
    ...sheet,
    rows: ROWS,
    aside: [],
    rowsIn: counted?.rows ?? 0,
    family: null,
    plainColumns: allOf(sheet.plainColumns, family),
    codeColumns: allOf(sheet.codeColumns, family),
  };
}

/** Columns of which it holds for everybody. */
function allOf(columns: ReadonlySet<number>, { parts, relation }: FamilyToStage): Set<number> {
  const holds = (column: number) =>
    column !== relation && parts.every((part) => columns.has(part.columns.get(column) ?? column));
  return new Set([...columns].filter(holds));
}

const cell = (column: number | null | undefined) =>
  column === null || column === undefined ? "''" : `COALESCE(r.c${column}, '')`;

/** Without what says that there is nobody: a blank, a stroke, 无. */
const said = (column: number | null | undefined) =>
  `regexp_replace(${cell(column)}, '^[\\s\\p{Z}\\p{C}/\\\\—–－_／#-]*(无|空|0|/)?[\\s\\p{Z}\\p{C}]*$', '')`;

function ownColumn(family: FamilyToStage, person: number, base: number | null): number | null {
  return base === null ? null : (family.parts[person]?.columns.get(base) ?? null);
}

function present(_: SheetToStage, family: FamilyToStage, person: number): string {
  const of = [family.name, family.id].map((base) => ownColumn(family, person, base));
  return `(${of.map((column) => (column === null ? "false" : `${said(column)} <> ''`)).join(" OR ")})`;
}

const nameSql = (column: number | null) =>
  `regexp_replace(${said(column)}, '[\\s\\p{Z}\\p{C}·•.．・。]|[(（].*$', '', 'g')`;
const idSql = (column: number | null) => `upper(COALESCE(code_text(${said(column)}), ''))`;

/** Whether the head is one of the members: his name and number, or his name where the member is called the head or his number is much the same. */
function isMemberSql(family: FamilyToStage, member: number, heads: string): string {
  const [name, other] = [0, member].map((person) =>
    nameSql(ownColumn(family, person, family.name)),
  );
  const [id, number] = [0, member].map((person) => idSql(ownColumn(family, person, family.id)));
  const relation = ownColumn(family, member, family.relation);
  const isBlank = relation === null ? "true" : `${said(relation)} = ''`;
  const isHead = relation === null ? "false" : `trim(${cell(relation)}) IN (${heads})`;
  const alike = `(${id} = ${number} OR ${isHead} OR ((${isBlank}) AND (${id} = '' OR ${number} = '' OR left(${id}, ${BORN}) = left(${number}, ${BORN}))))`;
  return `((${name} <> '' AND ${name} = ${other} AND ${alike}) OR (${id} <> '' AND ${id} = ${number} AND (${name} = '' OR ${other} = '')))`;
}

function listedSql(family: FamilyToStage, named: readonly string[], heads: string): string {
  return family.parts
    .flatMap((_, member) =>
      member === 0 ? [] : [`(${named[member]} AND ${isMemberSql(family, member, heads)})`],
    )
    .join(" OR ");
}

interface Whom {
  person: number;
  kept: readonly string[];
  heads: string;
}

function cellsSql(sheet: SheetToStage, family: FamilyToStage, whom: Whom): string[] {
  const { person, kept, heads } = whom;
  const bases = new Set(family.parts.flatMap((part) => [...part.columns.keys()]));
  const own = new Set(family.parts.flatMap((part) => [...part.columns.values()]));
  const part = family.parts[person];
  const isFirst = [...kept.slice(0, person).map((is) => `NOT (${is})`), "true"].join(" AND ");
  const columns = Array.from({ length: sheet.width }, (_, index) => index + 1).map((column) => {
    const as = `AS c${column}`;
    const from = part?.columns.get(column);
    if (column === family.id && family.isHeadBeside && person > 0 && from !== undefined)
      return `${betterId(family, person, from, heads)} ${as}`;
    if (column === family.relation) return `${relationSql(part?.relation ?? null, from)} ${as}`;
    if (bases.has(column)) return from === undefined ? `NULL::VARCHAR ${as}` : `r.c${from} ${as}`;
    // Another's own; what the head is called is for all.
    if (own.has(column) && !isOfHead(family, column)) return `NULL::VARCHAR ${as}`;
    if (family.once.includes(column)) return `CASE WHEN ${isFirst} THEN r.c${column} END ${as}`;
    return `r.c${column}`;
  });
  const made = family.made.map(({ column, from }) =>
    from === null
      ? `${relationSql(part?.relation ?? null, undefined)} AS c${column}`
      : `r.c${from} AS c${column}`,
  );
  return [...columns, ...made];
}

function isOfHead({ parts, isHeadBeside, name, id }: FamilyToStage, column: number): boolean {
  const head = parts[0]?.columns;
  return isHeadBeside && [name, id].some((base) => base !== null && head?.get(base) === column);
}

function relationSql(relation: string | null, column: number | undefined): string {
  const literal = relation === null ? "NULL::VARCHAR" : quoteText(relation);
  return column === undefined ? literal : `COALESCE(nullif(trim(r.c${column}), ''), ${literal})`;
}

/** The number that the head's own column gives him, where he stands among the members with a damaged one or none. */
function betterId(family: FamilyToStage, member: number, column: number, heads: string): string {
  const head = ownColumn(family, 0, family.id);
  if (head === null) return `r.c${column}`;
  const isWhole = (of: number) => `regexp_full_match(${idSql(of)}, '[0-9]{17}[0-9X]')`;
  return `CASE WHEN ${isWhole(head)} AND NOT ${isWhole(column)} AND ${isMemberSql(family, member, heads)} THEN r.c${head} ELSE r.c${column} END`;
}

/** Texts of the members' relations that mean 户主, for an IN list. */
async function headTexts(
  db: Database,
  { rows }: SheetToStage,
  family: FamilyToStage,
): Promise<string> {
  const columns = family.parts.flatMap(
    (_, person) => ownColumn(family, person, family.relation) ?? [],
  );
  if (!family.isHeadBeside || columns.length === 0) return "NULL";
  const selects = columns.map(
    (column) =>
      `SELECT DISTINCT trim(r.c${column}) AS text FROM ${rows} r WHERE r.c${column} IS NOT NULL`,
  );
  const texts = await db.rows<{ text: string }>(selects.join(" UNION "));
  const said = texts.filter(({ text }) => resolveCode("relation", text).value === "户主");
  return said.length === 0 ? "NULL" : said.map(({ text }) => quoteText(text)).join(", ");
}
