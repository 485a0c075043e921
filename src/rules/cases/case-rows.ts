import { quoteText } from "../../engine/database.ts";
import { type FieldType, sqlType } from "../../rolls/kind.ts";
import { KINDS, kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { GivenRow, RuleCase } from "./case-file.ts";
import { namingKeysOf, namingsOf } from "./case-namings.ts";
import { type CasePerson, casePerson } from "./case-people.ts";
import {
  CaseFault,
  guess,
  insertSheet,
  loadEmpty,
  monthOf,
  type Sheet,
  sheetFor,
} from "./case-sheets.ts";

/** Everything a case puts into the tables, as statements, and who its tags are. */
export interface CaseWorld {
  statements: string[];
  people: ReadonlyMap<string, CasePerson>;
}

const ROW_IDS = 4294967296;
const PERSON_KEYS = ["person", "birth_on", "sex", "name", "town", "village", "no_id"];

/** Turn the given rows of a case into inserts of stage.<kind>, mention, link, link_candidate, person, source_sheet. */
export function caseWorld(one: RuleCase, rolls: ReadonlyMap<string, Roll>): CaseWorld {
  const people = peopleOf(one);
  const sheets = new Map<string, Sheet>();
  const statements: string[] = [];
  const mentions: string[] = [];
  for (const [kind, rows] of Object.entries(one.given)) {
    if (kind === "person") continue;
    if (!(kind in KINDS))
      throw new CaseFault(`没有“${kind}”这种内容${guess(kind, Object.keys(KINDS))}`);
    const fields = fieldsOf(kind, rows, rolls);
    for (const row of rows) {
      const sheet = sheetFor(sheets, kind, row, rolls);
      sheet.rows += 1;
      const rowId = sheet.id * ROW_IDS + sheet.rows;
      statements.push(insertRow(kind, row, fields, sheet, rowId, rolls));
      mentions.push(
        ...linksOf(kind, row, rowId, people),
        ...namingsOf(kind, row, sheet, rowId, people),
      );
    }
  }
  for (const text of one.loaded) loadEmpty(sheets, text, rolls);
  statements.push(
    ...mentions,
    ...[...people.values()].map(insertPerson),
    ...[...sheets.values()].flatMap(insertSheet),
  );
  return { statements, people };
}

function peopleOf(one: RuleCase): Map<string, CasePerson> {
  const given = new Map<string, GivenRow>();
  for (const row of one.given.person ?? []) {
    const odd = Object.keys(row).find((key) => !PERSON_KEYS.includes(key));
    if (odd) throw new CaseFault(`person 没有“${odd}”这一项${guess(odd, PERSON_KEYS)}`);
    given.set(tagOf(row.person), row);
  }
  const uncertain = new Set<string>();
  const tags = new Set(given.keys());
  for (const [kind, rows] of Object.entries(one.given)) {
    if (kind === "person") continue;
    for (const row of rows) {
      if (row.likely !== undefined) uncertain.add(tagOf(row.person));
      for (const tag of [
        row.person,
        ...candidates(row),
        ...rolesOf(kind).map((role) => row[role]),
      ]) {
        if (tag !== undefined && tag !== null) tags.add(tagOf(tag));
      }
    }
  }
  const make = (tag: string): [string, CasePerson] => {
    const row = given.get(tag) ?? {};
    return [tag, casePerson(tag, row, row.no_id !== true && !uncertain.has(tag))];
  };
  const people = new Map([...tags].map(make));
  const keys = new Set([...people.values()].map((person) => person.key));
  if (keys.size < people.size)
    throw new CaseFault("两个人的标签撞号了，换一个标签，例如单个大写字母");
  return people;
}

function rolesOf(kind: string): string[] {
  return kind in KINDS ? Object.keys(kindOf(kind).roles) : [];
}

function tagOf(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") {
    throw new CaseFault("每一行都要有 person 标签，例如 person: A");
  }
  return String(value);
}

function candidates(row: GivenRow): string[] {
  if (row.likely === undefined || row.likely === null) return [];
  return (Array.isArray(row.likely) ? row.likely : [row.likely]).map(tagOf);
}

/** The fields some row of a kind has; the others are left out, for DuckDB takes longer over a row of nulls than over what a case says. */
function fieldsOf(
  kind: string,
  rows: readonly GivenRow[],
  rolls: ReadonlyMap<string, Roll>,
): [name: string, field: { type: FieldType }][] {
  const fixed = [...rolls.values()].filter((roll) => roll.kind === kind).map((roll) => roll.fixed);
  const said = new Set([...rows, ...fixed].flatMap((each) => Object.keys(each ?? {})));
  return Object.entries(kindOf(kind).fields).filter(([name]) => said.has(name));
}

function insertRow(
  kind: string,
  row: GivenRow,
  fields: ReturnType<typeof fieldsOf>,
  sheet: Sheet,
  rowId: number,
  rolls: ReadonlyMap<string, Roll>,
): string {
  const allowed = [
    "person",
    "roll",
    "period",
    "likely",
    ...namingKeysOf(kind),
    ...Object.keys(kindOf(kind).roles),
    ...Object.keys(kindOf(kind).fields),
  ];
  const odd = Object.keys(row).find((key) => !allowed.includes(key));
  if (odd) throw new CaseFault(`${kind} 没有“${odd}”这一项${guess(odd, allowed)}`);
  const values: GivenRow = { ...rolls.get(sheet.roll)?.fixed, ...row };
  const cells = fields.map(([name, { type }]) => literal(values[name], type, name));
  const columns = [
    "row_id",
    "sheet_id",
    "row_no",
    "roll",
    "period",
    ...fields.map(([name]) => name),
  ];
  const places = [rowId, sheet.id, sheet.rows, quoteText(sheet.roll), sheet.period ?? "NULL"];
  return `INSERT INTO stage.${kind} (${columns.join(", ")})
    VALUES (${[...places, ...cells].join(", ")});`;
}

function linksOf(
  kind: string,
  row: GivenRow,
  rowId: number,
  people: ReadonlyMap<string, CasePerson>,
): string[] {
  const keyOf = (tag: unknown) => people.get(String(tag))?.key ?? 0n;
  const likely = candidates(row);
  const link = (number: number, tag: unknown, tier: string) =>
    `INSERT INTO link VALUES (${rowId * 4 + number}, ${keyOf(tag)}, '${tier}', ${quoteText(String(row.matched_by ?? "case"))});`;
  const self = link(0, row.person, likely.length > 0 ? "疑似" : "确认");
  const owners = likely.map(
    (tag, index) =>
      `INSERT INTO link_candidate VALUES (${rowId * 4}, ${keyOf(tag)}, 'case', ${index + 1});`,
  );
  const roles = rolesOf(kind).flatMap((role, index) =>
    row[role] === undefined || row[role] === null ? [] : [link(index + 1, row[role], "确认")],
  );
  return [self, ...owners, ...roles];
}

function insertPerson(person: CasePerson): string {
  const text = (value: string | null) => (value === null ? "NULL" : quoteText(value));
  return `INSERT INTO person VALUES (${person.key}, md5('${person.key}')[:16], ${text(person.id18)}, ${text(person.name)},
    ${text(person.sex)}, ${text(person.birthOn)}, ${text(person.town)}, ${text(person.village)});`;
}

/** A given value as SQL of its field's type; months may be written `2019-10`, flags true or false. */
function literal(value: unknown, type: FieldType, name: string): string {
  if (value === undefined || value === null) return "NULL";
  const sql = sqlType(type);
  if (typeof value === "boolean") return value ? "1" : "0";
  if (type === "month") return String(monthOf(value));
  if (sql === "VARCHAR") return quoteText(String(value));
  if (sql === "DATE") {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
      throw new CaseFault(`${name} 应写成 2019-10-31 的样子`);
    return `DATE ${quoteText(String(value))}`;
  }
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new CaseFault(`${name} 应是整数`);
  return String(value);
}
