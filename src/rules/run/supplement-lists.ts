import { type Database, quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/** What an office may keep a list of its own for, of those alone to whom it applies: who is not on it has none. */
export const BY_LIST = ["classified", "classified_fen", "care_fen", "visited_on"] as const;
/** Percent of a list's people who must stand on the roll it goes with. */
const LEAST_ON_ROLL = 90;
/** So many people of a township on the roll, and none of them on the list: it did not come from there. */
const LEAST_OF_TOWN = 20;

/** Sheets of a roll that are told by others of it, by the field that these say: field -> sheets without it. */
export type ToldBeside = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * A list of those of a month's roll who get more for being old or ill (分类施保人员名单), of the care money or of visits, beside the roll itself, which has
 * no such column: whoever is not on that list gets nothing of the kind, and it is known of him. Not so where some township has nobody on it, or where it
 * is of one kind of people only.
 *
 * Reads: stage.enrolment, mention, link.
 */
export async function toldBeside(db: Database, loaded: readonly LoadedRoll[]): Promise<ToldBeside> {
  const told = new Map<string, Set<number>>();
  for (const roll of loaded) {
    if (roll.kind !== "enrolment" || roll.sheets.length < 2) continue;
    for (const field of BY_LIST) {
      const lists = roll.sheets.filter(({ fields }) => fields.has(field));
      const others = roll.sheets.filter(({ fields }) => !fields.has(field));
      if (lists.length === 0 || others.length === 0) continue;
      if (!(await goTogether(db, field, ids(lists), ids(others)))) continue;
      const sheets = told.get(field) ?? new Set();
      for (const id of ids(others)) sheets.add(id);
      told.set(field, sheets);
    }
  }
  return told;
}

function ids(sheets: LoadedRoll["sheets"]): number[] {
  return sheets.map(({ id }) => id);
}

async function goTogether(
  db: Database,
  field: string,
  lists: readonly number[],
  others: readonly number[],
): Promise<boolean> {
  const people = (sheets: readonly number[]) =>
    `SELECT DISTINCT l.person_key, m.town FROM main.mention m JOIN main.link l ON l.mention_id = m.mention_id
     WHERE m.role = 'self' AND m.sheet_id IN (${sheets.join(", ")})`;
  const [found] = await db.rows<{ listed: number; there: number; silent: number; kinds: number }>(
    `WITH own AS (${people(lists)}), roll AS (${people(others)})
     SELECT
       (SELECT count(DISTINCT person_key) FROM own)::INTEGER AS listed,
       (SELECT count(DISTINCT person_key) FROM own WHERE person_key IN (SELECT person_key FROM roll))::INTEGER AS there,
       (SELECT count(*) FROM (
         SELECT town FROM roll WHERE town IS NOT NULL GROUP BY town HAVING count(DISTINCT person_key) >= ${LEAST_OF_TOWN}
       ) t WHERE NOT EXISTS (
         SELECT 1 FROM roll r JOIN own o ON o.person_key = r.person_key WHERE r.town = t.town
       ))::INTEGER AS silent,
       (SELECT count(DISTINCT ${field}) FROM stage.enrolment WHERE sheet_id IN (${lists.join(", ")}))::INTEGER AS kinds`,
  );
  if (!found || found.listed === 0 || found.silent > 0) return false;
  if (field === "classified" && found.kinds < 2) return false;
  return found.there * 100 >= found.listed * LEAST_ON_ROLL;
}

/** What makes another list's row, `o`, one of the same thing as `s`; of other kinds one row does not stand for another. */
const SAME_THING: Readonly<Record<string, string>> = {
  enrolment: "o.roll = s.roll AND o.period IS NOT DISTINCT FROM s.period",
  // A roll that keeps whom it has stopped, without the reason, beside the list of stops that has it.
  departure: `COALESCE(o.programme, 'dibao') = COALESCE(s.programme, 'dibao')
      AND COALESCE(o.stop_month, s.stop_month, 0) BETWEEN COALESCE(s.stop_month, o.stop_month, 0) - 1 AND COALESCE(s.stop_month, o.stop_month, 0) + 1`,
};

/** A condition on `s`, a row of `kind`: none of the sheets that have the field lists the same person for the same thing. */
export function notToldBeside(kind: string, sheets: readonly number[], rowId: string): string {
  const same = SAME_THING[kind];
  if (same === undefined || sheets.length === 0) return "";
  return `
  AND NOT EXISTS (
    SELECT 1 FROM stage.${kind} o
    JOIN main.link lo ON lo.mention_id = ${ownRowSql("o")} * 4 AND lo.tier = ${quoteText("确认")}
    JOIN main.link ls ON ls.mention_id = ${rowId} * 4 AND ls.person_key = lo.person_key
    WHERE ${same} AND o.sheet_id IN (${sheets.join(", ")}) AND o.duplicate_of IS NULL
  )`;
}
