import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Database } from "../../engine/database.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { tellHeadsOfOneNameApart } from "./heads-of-one-name.ts";

/** Numbers that two lists must share before they can be compared. */
const ENOUGH = 20;
/** Lists of one numbering have most families under the number they had; of two, next to none. */
const ALIKE = 0.3;

/** A roll whose household numbers do not name one family each. */
export interface LocalNumbering {
  roll: string;
  period: number | null;
  /** The place that tells them apart. */
  unit: "county" | "town" | "village" | null;
  /** The list that alone uses these numbers. */
  series: string | null;
  people: number;
}

type Numbering = LocalNumbering & { household_space: string; month: string | null } & Record<
    string,
    string | number | null
  >;

interface SeriesPair extends Record<string, string | number | null> {
  household_space: string;
  one_roll: string;
  one_period: number | null;
  other_roll: string;
  other_period: number | null;
  shared: number;
  same: number;
}

/**
 * Where household numbers begin anew in each township (or village, or county), put its name before them: 青石乡·12; and the list's name
 * where each list numbers its families as it comes to them. Rules and matching take a number for one family, and would else see
 * one of hundreds of people.
 *
 * Reads:  mention.household_no_text, town, village; call when places have one spelling. May be run again, with the result of a first run.
 * Writes: household_numbering, mention.household_no, the household number of stage.<kind>.
 */
export async function tellHouseholdsApart(db: Database): Promise<void> {
  await tellHeadsOfOneNameApart(db);
  await db.script(query("20-household-numbers.sql"));
  await nameSeries(db);
  await db.run("DELETE FROM household_numbering WHERE unit IS NULL AND series IS NULL");
  await db.script(query("22-household-renumber.sql"));
  for (const [kind, { fields }] of Object.entries(KINDS)) {
    const field = ["hukou_no", "household_no"].find((name) => name in fields);
    if (field === undefined) continue;
    await db.run(`UPDATE stage.${kind} SET ${field} = r.household_no FROM household_renumbered r
      WHERE r.role = 'self' AND r.sheet_id = stage.${kind}.sheet_id AND r.row_no = stage.${kind}.row_no`);
  }
  await db.script(
    "DROP TABLE household_renumbered; DROP TABLE series_pair; DROP TABLE numbered_household;",
  );
}

/** What `tellHouseholdsApart` wrote. */
export function localNumberings(
  db: Database,
): Promise<(LocalNumbering & Record<string, string | number | null>)[]> {
  return db.rows(
    `SELECT roll, period, unit, series, people FROM household_numbering
     ORDER BY roll, period NULLS FIRST, household_space`,
  );
}

function query(file: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../../queries/staging/${file}`, import.meta.url)),
    "utf8",
  );
}

/** The lists of each numbering in groups that use the same numbers; all but the newest list's group get a name before theirs. */
async function nameSeries(db: Database): Promise<void> {
  const pairs = await db.rows<SeriesPair>("SELECT * FROM series_pair");
  if (!pairs.some(differ)) return;
  const lists = await db.rows<Numbering>(
    `SELECT *, CAST(period // 12 AS VARCHAR) || '-' || lpad(CAST(period % 12 + 1 AS VARCHAR), 2, '0') AS month
     FROM household_numbering ORDER BY period DESC NULLS LAST, people DESC, roll`,
  );
  const rolls = await loadRolls();
  for (const space of new Set(lists.map((list) => list.household_space))) {
    const own = lists.filter((list) => list.household_space === space);
    const groups = groupLists(
      own,
      pairs.filter((pair) => pair.household_space === space),
    );
    const newest = own.find(({ roll }) => rolls.get(roll)?.snapshot) ?? own[0];
    for (const group of groups) {
      const [first] = group;
      if (first === undefined || newest === undefined || group.includes(newest)) continue;
      const label = `${rolls.get(first.roll)?.label ?? first.roll}${first.month ?? ""}`;
      for (const list of group)
        await db.run(
          `UPDATE household_numbering SET series = $label
           WHERE household_space = $space AND roll = $roll AND period IS NOT DISTINCT FROM $period::INTEGER`,
          { label, space, roll: list.roll, period: list.period },
        );
    }
  }
}

function differ({ shared, same }: SeriesPair): boolean {
  return shared >= ENOUGH && same < ALIKE * shared;
}

/** A list that cannot be compared with any other is taken to use the numbers of the first. */
function groupLists(lists: readonly Numbering[], pairs: readonly SeriesPair[]): Numbering[][] {
  const groups: Numbering[][] = [];
  for (const list of lists) {
    const told = (other: Numbering) => pairs.find((pair) => isOf(pair, list, other));
    const alike = groups.find((group) =>
      group.some((other) => {
        const pair = told(other);
        return pair !== undefined && pair.shared >= ENOUGH && !differ(pair);
      }),
    );
    const isCompared = lists.some((other) => (told(other)?.shared ?? 0) >= ENOUGH);
    const home = alike ?? (isCompared ? undefined : groups[0]);
    if (home) home.push(list);
    else groups.push([list]);
  }
  return groups;
}

function isOf(pair: SeriesPair, a: Numbering, b: Numbering): boolean {
  const is = (list: Numbering, roll: string, period: number | null) =>
    list.roll === roll && list.period === period;
  return (
    (is(a, pair.one_roll, pair.one_period) && is(b, pair.other_roll, pair.other_period)) ||
    (is(b, pair.one_roll, pair.one_period) && is(a, pair.other_roll, pair.other_period))
  );
}
