import type { Database } from "../engine/database.ts";
import type { Field } from "../rolls/kind.ts";
import { kindOf } from "../rolls/kinds.ts";
import { plainCell } from "./cell-sql.ts";
import { arrearsOf } from "./lines/arrears.ts";
import { notedGone } from "./lines/noted-gone.ts";
import { saidBeside } from "./lines/said-beside.ts";
import { type SaidOfRows, saidOfRows } from "./lines/said-of-rows.ts";
import { besideViews } from "./parts/beside-views.ts";
import { takeApart } from "./parts/take-apart.ts";
import { heldSql, partValueSql, viewsOf } from "./parts/views-of-sheet.ts";
import { readDistinct } from "./read-distinct.ts";
import { setRowsAside } from "./row-classes.ts";
import {
  contentSql,
  fieldSql,
  joinsFor,
  rowIdSql,
  typedFields,
  usedRows,
  valueSql,
} from "./row-sql.ts";
import type { SheetToStage, StageCounts } from "./sheet-to-stage.ts";
import { insertFaults } from "./stage-faults.ts";
import { insertMentions } from "./stage-mentions.ts";

/**
 * Turn the rows of one sheet into rows of its kind.
 *
 * Reads:   `sheet.rows`.
 * Writes:  stage.<kind>, mention, set_aside, cell_fault, for this sheet only; append-only.
 * Returns: rows in = rows used + rows set aside, always.
 */
export async function stageSheet(db: Database, written: SheetToStage): Promise<StageCounts> {
  const aside = await setRowsAside(db, written);
  const rowsAside = aside.length;
  const apart = await takeApart(db, { ...written, aside });
  const { faulty, blanks, readers } = await readDistinct(db, apart, viewsOf(apart));
  const sheet = { ...apart, readers };
  const views = viewsOf(sheet);
  const beside = await saidBeside(db, sheet, await saidOfRows(db, sheet));
  const said = await notedGone(db, sheet, beside);
  for (const view of views) await insertKindRows(db, view, { blanks, said });
  for (const view of besideViews(sheet, said)) await insertKindRows(db, view, { blanks, said });
  await insertMentions(db, sheet, typedFields(sheet));
  await insertFaults(db, sheet, { views, faulty, understood: said.texts });
  // A row that names a family is as many as it names.
  const rowsIn = written.family ? sheet.rowsIn + rowsAside : sheet.rowsIn;
  return { rowsIn, rowsUsed: rowsIn - rowsAside, rowsAside };
}

async function insertKindRows(
  db: Database,
  sheet: SheetToStage,
  { blanks, said }: { blanks: ReadonlyMap<string, string>; said: SaidOfRows },
): Promise<void> {
  const kind = kindOf(sheet.roll.kind);
  const typed = typedFields(sheet);
  const sqlOf = (field: string, spec: Field): string => {
    const read = typed.get(field) ?? spec;
    const sql = withBlank(sheet, field, fieldSql(sheet, field, spec, typed), {
      blank: blanks.get(field),
      ofRemarks: read.open !== undefined,
    });
    const fixed = sheet.said.get(field) ?? sheet.roll.fixed?.[field];
    const own = sheet.part ? partValueSql(sheet, field, sql, fixed) : undefined;
    if (own !== undefined) return own;
    if (field === "account_name") return ofAnother(sheet, sql);
    const known = fixed === undefined ? sql : `COALESCE(${sql}, ${valueSql(fixed)})`;
    return sheet.beside && field === "programme" ? known : said.of(field, known);
  };
  const source = `FROM ${usedRows(sheet)} ${sheet.part && !sheet.beside ? heldSql(sheet.part) : ""} ${joinsFor(sheet, typed, Object.keys(kind.fields))}
     ${sheet.beside ? `WHERE ${sheet.beside}` : ""}`;
  const read = Object.entries(kind.fields).map(
    ([field, spec]) => [field, sqlOf(field, spec)] as const,
  );
  const values = await arrearsOf(db, sheet, new Map(read), source);
  await db.run(
    `INSERT INTO stage.${sheet.roll.kind}
     SELECT ${rowIdSql(sheet)}, ${sheet.sheetId}, r.row_no, '${sheet.roll.id}', $period::INTEGER,
       ${contentSql(sheet)}, NULL, ${[...values.values()].join(", ")}
     ${source}`,
    { period: sheet.period },
  );
}

function withBlank(
  sheet: SheetToStage,
  field: string,
  sql: string,
  { blank, ofRemarks }: { blank: string | undefined; ofRemarks: boolean },
): string {
  const column = sheet.columns.get(field);
  if (blank === undefined || column === undefined) return sql;
  if (ofRemarks) return `COALESCE(${sql}, '${blank}')`;
  const isBlank = `${plainCell(sheet, column)} IS NULL`;
  return `CASE WHEN ${isBlank} THEN ${isOne(sheet, field, blank)} ELSE ${sql} END`;
}

/** What a blank says, only of rows that say to be of whom it speaks. */
function isOne(sheet: SheetToStage, field: string, blank: string): string {
  const spec = sheet.roll.columns[field];
  const until = spec && "headers" in spec ? spec.blankUntil : undefined;
  const column = until && sheet.columns.get(until.where);
  if (!until || column === undefined) return `'${blank}'`;
  const cell = plainCell(sheet, column);
  return `CASE WHEN ${cell} IS NOT NULL AND NOT regexp_matches(${cell}, '${until.butNot}') THEN '${blank}' END`;
}

/** 户名 with the name of whom the row pays is his account, however the name is written; only another's says more. */
function ofAnother(sheet: SheetToStage, sql: string): string {
  const [holder, name] = [sheet.columns.get("account_name"), sheet.columns.get("name")];
  if (holder === undefined || name === undefined) return sql;
  return `CASE WHEN ${plainCell(sheet, holder)} = ${plainCell(sheet, name)} THEN NULL ELSE ${sql} END`;
}
