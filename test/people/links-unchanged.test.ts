import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeMentions } from "../../src/bench/people/make-mentions.ts";
import { TEN_ROLLS } from "../../src/bench/people/rolls.ts";
import { type Database, openDatabase, type Row } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";

/** Ten rolls of a small county, damaged four times as much as real ones, through the real cascade. */
const folder = mkdtempSync(join(tmpdir(), "doudi-links-"));
const rolls = join(folder, "rolls.parquet");
const PEOPLE = 400;

let db: Database;
/** Rows by what they are (roll, period, row), so that they are known again wherever they stand. */
let wanted: Row[];

beforeAll(async () => {
  await makeMentions(rolls, { people: PEOPLE, seed: 31, damage: 4, rolls: TEN_ROLLS });
  db = await openDatabase();
  await db.run(
    `CREATE TABLE original AS SELECT * EXCLUDE (pid, id_damage, name_damage) FROM read_parquet('${rolls}')`,
  );
  wanted = await links("SELECT *, mention_id AS origin FROM original");
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whose every row is, given the rolls as `query` has them; `origin` is the row's number in the first import. */
async function links(query: string): Promise<Row[]> {
  await db.script(`CREATE OR REPLACE TABLE told AS ${query};
    CREATE OR REPLACE TABLE mention AS SELECT * EXCLUDE (origin) FROM told`);
  await resolvePeople(db);
  return db.rows(
    `SELECT t.origin, CAST(l.person_key AS VARCHAR) AS person, l.tier, l.rule, w.reason,
       (SELECT string_agg(CAST(c.person_key AS VARCHAR), ' ' ORDER BY c.weight_order) FROM link_candidate c WHERE c.mention_id = l.mention_id) AS maybe
     FROM told t JOIN link l ON l.mention_id = t.mention_id JOIN link_why w ON w.mention_id = l.mention_id
     WHERE t.origin IS NOT NULL ORDER BY t.origin`,
  );
}

/** The same rows on other sheets and in another order: sheets by `order`, rows by a hash of `salt`. */
function permuted(order: readonly number[], salt: number): string {
  const sheet = order.map((to, from) => `WHEN ${from + 1} THEN ${to + 1}`).join(" ");
  return `SELECT * EXCLUDE (origin, place, on_sheet) REPLACE (
      (on_sheet * 4294967296 + place) * 4 AS mention_id, on_sheet * 4294967296 + place AS row_id,
      CAST(on_sheet AS INTEGER) AS sheet_id, CAST(place AS INTEGER) AS row_no), origin
    FROM (
      SELECT *, mention_id AS origin, CAST(CASE sheet_id ${sheet} END AS BIGINT) AS on_sheet,
        row_number() OVER (PARTITION BY sheet_id ORDER BY hash(mention_id + ${salt})) AS place
      FROM original)
    ORDER BY hash(origin * 31 + ${salt})`;
}

const sheets = TEN_ROLLS.map((_, index) => index);

describe("whose every row is", () => {
  it("comes out the same, byte for byte, when the rolls are read again", async () => {
    expect(await links("SELECT *, mention_id AS origin FROM original")).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(PEOPLE * 8);
    for (const tier of ["确认", "疑似", "未匹配"])
      expect(wanted.some((row) => row.tier === tier)).toBe(true);
  });

  it("does not hang on the order of files, of rolls or of rows", async () => {
    const order = fc.shuffledSubarray(sheets, { minLength: sheets.length });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 1e6 }), async (files, salt) => {
        expect(await links(permuted(files, salt))).toEqual(wanted);
      }),
      { numRuns: 4, seed: 7, endOnFailure: true },
    );
  });

  it("is left alone by a roll of other people", async () => {
    // Their numbers, names, places and households are nobody's here.
    const strangers = `SELECT * REPLACE (
        mention_id + 40 * 4294967296 * 4 AS mention_id, row_id + 40 * 4294967296 AS row_id, sheet_id + 40 AS sheet_id, 'aid' AS roll,
        'aid' AS kind, CAST(NULL AS INTEGER) AS period, '88' || substr(id_text, 3) AS id_text, '外' || name_text AS name_text,
        '外' || town AS town, '外' || village AS village, CAST(NULL AS VARCHAR) AS household_space, CAST(NULL AS VARCHAR) AS household_no),
        CAST(NULL AS BIGINT) AS origin
      FROM original WHERE sheet_id = 5`;
    const found = await links(
      `SELECT *, mention_id AS origin FROM original UNION ALL ${strangers}`,
    );
    expect(found).toEqual(wanted);
  });
});

it("gives no person two valid numbers, unless the number is only maybe right", async () => {
  await links("SELECT *, mention_id AS origin FROM original");
  const mixed = await db.rows(
    `SELECT CAST(l.person_key AS VARCHAR) AS person, count(DISTINCT m.id_text) AS numbers
     FROM link l JOIN mention m ON m.mention_id = l.mention_id
     WHERE l.rule = 'R1' AND regexp_full_match(m.id_text, '[1-9][0-9]{16}[0-9X]') AND m.id_text NOT LIKE '%000'
     GROUP BY l.person_key HAVING count(DISTINCT m.id_text) > 1`,
  );
  expect(mixed).toEqual([]);
  // A row that carries the valid number of somebody else is never his for certain.
  const taken = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM link l
     JOIN mention m ON m.mention_id = l.mention_id
     LEFT JOIN id_fault f ON f.mention_id = l.mention_id
     JOIN person p ON p.person_key = l.person_key
     WHERE f.mention_id IS NULL AND l.tier = '确认' AND p.id18 IS NOT NULL
       AND regexp_full_match(m.id_text, '[1-9][0-9]{16}[0-9X]') AND m.id_text <> p.id18`,
  );
  expect(taken).toEqual([{ n: 0 }]);
});
