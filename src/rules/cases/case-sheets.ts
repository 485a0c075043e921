import { quoteText } from "../../engine/database.ts";
import { nearestName } from "../../project/nearest-name.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { monthNumber } from "../run-context.ts";
import type { GivenRow } from "./case-file.ts";

/** A sheet the rows of a case stand on. */
export interface Sheet {
  id: number;
  roll: string;
  kind: string;
  period: number | null;
  rows: number;
}

/** A fault in the case itself, in words for its author. */
export class CaseFault extends Error {}

/** The sheet a row stands on: one a roll and month. */
export function sheetFor(
  sheets: Map<string, Sheet>,
  kind: string,
  row: GivenRow,
  rolls: ReadonlyMap<string, Roll>,
): Sheet {
  const roll = row.roll === undefined ? rollOf(kind, row, rolls) : String(row.roll);
  const known = [...rolls.values()]
    .filter((candidate) => candidate.kind === kind)
    .map((each) => each.id);
  if (!known.includes(roll)) throw new CaseFault(`${kind} 没有名册“${roll}”${guess(roll, known)}`);
  const period = row.period === undefined || row.period === null ? null : monthOf(row.period);
  return sheetOf(sheets, roll, kind, period);
}

function sheetOf(
  sheets: Map<string, Sheet>,
  roll: string,
  kind: string,
  period: number | null,
): Sheet {
  const key = `${roll}@${period}`;
  const found = sheets.get(key) ?? { id: sheets.size + 1, roll, kind, period, rows: 0 };
  sheets.set(key, found);
  return found;
}

/**
 * The roll of a row that does not name one: the only roll of its kind, the one fixed to its programme (to any, where the row
 * names none), or the one named after the kind.
 */
function rollOf(kind: string, row: GivenRow, rolls: ReadonlyMap<string, Roll>): string {
  const fitting = [...rolls.values()].filter((roll) => roll.kind === kind);
  const only = fitting.length === 1 ? fitting[0] : undefined;
  const fixed = fitting.filter(
    (roll) =>
      roll.fixed?.programme !== undefined &&
      roll.fixed.programme === (row.programme ?? roll.fixed.programme),
  );
  const free = fitting.filter((roll) => roll.fixed?.programme === undefined);
  const roll =
    only ??
    fitting.find(({ id }) => id === kind) ??
    (fixed.length === 1 ? fixed[0] : undefined) ??
    (kind === "departure" ? free[0] : undefined);
  if (!roll)
    throw new CaseFault(`${kind} 的行要写明 roll：${fitting.map((each) => each.id).join("、")}`);
  return roll.id;
}

/** Take a roll as loaded with no row: `subsidy@2019-10`. Throws: CaseFault for a roll or month that is none. */
export function loadEmpty(
  sheets: Map<string, Sheet>,
  text: string,
  rolls: ReadonlyMap<string, Roll>,
): void {
  const [id = "", month] = text.split("@");
  const roll = rolls.get(id);
  if (!roll) throw new CaseFault(`loaded 里没有名册“${id}”${guess(id, [...rolls.keys()])}`);
  sheetOf(sheets, id, roll.kind, month === undefined ? null : monthOf(month));
}

/** Every field counts as mapped: a case leaves out what does not matter, and that is no missing column. */
export function insertSheet(sheet: Sheet): string[] {
  const mapping = Object.fromEntries(
    Object.keys(kindOf(sheet.kind).fields).map((field) => [field, {}]),
  );
  return [
    `INSERT INTO source_file VALUES (${sheet.id}, '${sheet.roll}.xlsx', '', 0, 'xlsx', NULL, '');`,
    `INSERT INTO source_sheet VALUES (${sheet.id}, ${sheet.id}, 'Sheet1', 1, 0, '${sheet.roll}', '${sheet.kind}',
      ${sheet.period ?? "NULL"}, 1, 1, ${sheet.rows}, ${sheet.rows}, 0, ${quoteText(JSON.stringify(mapping))}, NULL, NULL);`,
  ];
}

/** `2019-10` as year*12 + month - 1. Throws: CaseFault. */
export function monthOf(value: unknown): number {
  const month = typeof value === "string" ? monthNumber(value) : undefined;
  if (month === undefined)
    throw new CaseFault(`月份应写成 2019-10 的样子，这里是“${String(value)}”`);
  return month;
}

export function guess(written: string, known: readonly string[]): string {
  const near = nearestName(written, known);
  return near ? `，是不是“${near}”？` : `（可用：${known.join("、")}）`;
}
