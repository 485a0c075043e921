import type { Database } from "../engine/database.ts";
import type { Field } from "../rolls/kind.ts";
import { kindOf } from "../rolls/kinds.ts";
import { codeCell, plainCell } from "./cell-sql.ts";
import { householdCell } from "./household-cell.ts";
import { placeSql } from "./place-sql.ts";
import { joinsFor, PLACES, readField, rowIdSql, textSql, usedRows } from "./row-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** What a mention says that has to be read. */
const OF_MENTION = ["sex", "birth_on", "relation"];

/** 张三（父亲） below 姓名（与户主关系） is 张三 himself, and nobody's father who stands elsewhere. */
const WITH_RELATION = /[(（]与?(户主|申请人)的?(之?间)?关系[)）]/;

/** Who each row names, once a row however many rows of the kind it makes. Writes mention. */
export async function insertMentions(
  db: Database,
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
): Promise<void> {
  const kind = kindOf(sheet.roll.kind);
  const household = kind.fields.hukou_no ? "hukou_no" : "household_no";
  const text = (field: string) => textSql(sheet, field);
  const cleaned = (field: string, cell: (sheet: SheetToStage, column: number) => string) => {
    const column = sheet.columns.get(field);
    return column === undefined ? "CAST(NULL AS VARCHAR)" : cell(sheet, column);
  };
  const value = (field: string, type: string) => {
    const spec = typed.get(field);
    return spec ? readField(sheet, field, spec) : `CAST(NULL AS ${type})`;
  };
  const place = placeSql(sheet, typed);
  const holder = [...typed.keys()].find((field) => typed.get(field)?.type === "holder");
  // Where the number belongs a birthday may stand; the column of birthdays goes before it.
  const born = (id: string, own: boolean) =>
    `COALESCE(${own ? `born_in_century(${value("birth_on", "DATE")}, ${id})` : "NULL"}, born_beside_number(${id}))`;
  const insert = (role: string, number: number, id: string, name: string, own: boolean) =>
    db.run(
      `INSERT INTO mention
       SELECT ${rowIdSql(sheet)} * 4 + ${number}, ${rowIdSql(sheet)}, '${role}', '${sheet.roll.id}',
         '${sheet.roll.kind}', $period::INTEGER, ${sheet.sheetId}, r.row_no, ${id}, ${name},
         ${own ? value("sex", "VARCHAR") : "NULL"}, ${born(id, own)},
         ${place.town}, ${place.village}, ${place.town}, ${place.village},
         ${sheet.roll.householdSpace ? `'${sheet.roll.householdSpace}'` : "NULL"},
         ${cleaned(household, householdCell)}, ${own ? cleaned("householder_name", plainCell) : "NULL"},
         ${own ? value("relation", "VARCHAR") : "NULL"}, ${cleaned(household, householdCell)}
       FROM ${usedRows(sheet)}
         ${joinsFor(sheet, typed, [...Object.keys(PLACES), ...(own ? [...OF_MENTION, ...(holder ? [holder] : [])] : [])])}
       ${own ? "" : `WHERE COALESCE(${cleaned(`${role}_id`, plainCell)}, ${cleaned(`${role}_name`, plainCell)}) IS NOT NULL`}`,
      { period: sheet.period, ...place.params },
    );
  const id =
    holder && sheet.columns.get("id") === undefined
      ? holderSql(sheet, holder, typed)
      : idSql(sheet);
  const name = (prefix = "") => {
    const [of, number] = [`${prefix}name`, `${prefix}id`].map((field) => sheet.columns.get(field));
    const isJoint = of !== undefined && of === number;
    const written = text(`${prefix}name`);
    if (prefix === "" && WITH_RELATION.test(sheet.headers.get(of ?? 0) ?? ""))
      return `regexp_replace(${written}, '[(（][^()（）]*[)）][\\s\\p{Z}]*$', '')`;
    if (!isJoint) return written;
    const beside = `name_beside_number(${written})`;
    // How a parent is stands behind his number.
    return prefix === "" ? beside : `nullif(regexp_extract(${beside}, '^[^\\s,，、;；/(（]+'), '')`;
  };
  await insert("self", 0, id, name(), true);
  await insertAccounts(db, sheet);
  await insertCards(db, sheet, typed, holder);
  for (const [index, role] of Object.keys(kind.roles).entries()) {
    await insert(role, index + 1, text(`${role}_id`), name(`${role}_`), false);
  }
}

/** The fewest characters of an account: shorter ones are left out or serial numbers. 6.21701E+18 is that of everybody whose bank it is. */
const SHORTEST_ACCOUNT = 8;

/** So many figures in a row are a number that may be put right: 暂缺, 无, 5.3E+17, a telephone and what stars leave tell nobody. */
const NUMBER = "[0-9０-９]{14}";

/** Accounts of those who are on a roll, and of rows without a number of their own, such as a bank's list of what it paid. Writes mention_account. */
async function insertAccounts(db: Database, sheet: SheetToStage): Promise<void> {
  const column = sheet.columns.get("account");
  if (column === undefined) return;
  const holds = sheet.roll.kind === "enrolment";
  const number = sheet.columns.get("id");
  const account = codeCell(sheet, column);
  await db.run(`INSERT INTO mention_account
    SELECT ${rowIdSql(sheet)} * 4, ${sheet.sheetId}, ${account}, ${holds}
    FROM ${usedRows(sheet)}
    WHERE strlen(${account}) >= ${SHORTEST_ACCOUNT} AND NOT contains(${account}, 'E+') ${holds || number === undefined ? "" : `AND NOT regexp_matches(COALESCE(${plainCell(sheet, number)}, ''), '${NUMBER}')`}`);
}

/** What stands in the column of IDs, or in that of numbers put right where it says one. */
function idSql(sheet: SheetToStage): string {
  const id = textSql(sheet, "id");
  if (!sheet.columns.has("id_corrected")) return id;
  const corrected = textSql(sheet, "id_corrected");
  return `CASE WHEN regexp_matches(COALESCE(${corrected}, ''), '[0-9０-９]{14}') THEN ${corrected} ELSE ${id} END`;
}

/** Offices that write a number which begins with the holder's ID often leave the ID's own column out. */
function holderSql(sheet: SheetToStage, field: string, typed: ReadonlyMap<string, Field>): string {
  const spec = typed.get(field);
  const written = textSql(sheet, spec?.of ?? field);
  return spec ? `COALESCE(${readField(sheet, field, spec)}, ${written})` : written;
}

/** The IDs in card numbers of rows whose own is missing, ends in the 000 of a spreadsheet or is written as 5.3E+17. Writes mention_card. */
async function insertCards(
  db: Database,
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
  holder: string | undefined,
): Promise<void> {
  const number = sheet.columns.get("id");
  const spec = holder === undefined ? undefined : typed.get(holder);
  if (holder === undefined || spec === undefined || number === undefined) return;
  const read = readField(sheet, holder, spec);
  const id = `COALESCE(${plainCell(sheet, number)}, '')`;
  await db.run(`INSERT INTO mention_card
    SELECT ${rowIdSql(sheet)} * 4, ${sheet.sheetId}, ${read}
    FROM ${usedRows(sheet)} ${joinsFor(sheet, typed, [holder])}
    WHERE ${read} IS NOT NULL AND (NOT regexp_full_match(${id}, '[0-9]{17}[0-9Xx]') OR ${id} LIKE '%000')`);
}
