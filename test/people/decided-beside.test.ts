import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeMentions } from "../../src/bench/people/make-mentions.ts";
import { TWO_ROLLS } from "../../src/bench/people/rolls.ts";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import type { Decided } from "../../src/people/decided.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";

/** What people decided about two persons of whom neither has a valid number, in rolls that come again in every order. */
const folder = mkdtempSync(join(tmpdir(), "doudi-beside-"));
const rolls = join(folder, "rolls.parquet");
let db: Database;
/** Pairs that a run is in doubt about: what each row says, and its number in the first import. */
let pairs: Pair[];

interface Pair extends Record<string, string | number> {
  left: string;
  right: string;
  left_row: number;
  right_row: number;
}

beforeAll(async () => {
  await makeMentions(rolls, { people: 700, seed: 47, damage: 8, rolls: TWO_ROLLS });
  db = await openDatabase();
  await db.run(
    `CREATE TABLE original AS SELECT * EXCLUDE (pid, id_damage, name_damage) FROM read_parquet('${rolls}')`,
  );
  await resolve("SELECT *, mention_id AS origin FROM original", []);
  pairs = await db.rows<Pair>(
    `SELECT min(a.signature) AS "left", min(b.signature) AS "right", min(l.mention_id) AS left_row, min(o.mention_id) AS right_row
     FROM link_candidate c
     JOIN link l ON l.mention_id = c.mention_id
     JOIN loose_naming a ON a.mention_id = c.mention_id
     JOIN link o ON o.person_key = c.person_key
     JOIN loose_naming b ON b.mention_id = o.mention_id
     WHERE c.rule = 'G7' AND l.rule = 'G7'
     GROUP BY l.person_key, c.person_key
     HAVING count(DISTINCT a.signature) = 1 AND count(DISTINCT b.signature) = 1
     ORDER BY 1, 2`,
  );
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function resolve(query: string, decisions: readonly Decided[]): Promise<void> {
  await db.script(`CREATE OR REPLACE TABLE told AS ${query};
    CREATE OR REPLACE TABLE mention AS SELECT * EXCLUDE (origin) FROM told`);
  await resolvePeople(db, { decisions });
}

/** The same rows in another order, on sheets of other numbers, beside a roll of strangers. */
function again(salt: number): string {
  return `SELECT * EXCLUDE (origin, place) REPLACE ((sheet_id * 4294967296 + place) * 4 AS mention_id, sheet_id * 4294967296 + place AS row_id,
      CAST(place AS INTEGER) AS row_no), origin
    FROM (SELECT * REPLACE (3 - sheet_id AS sheet_id), mention_id AS origin,
      row_number() OVER (PARTITION BY sheet_id ORDER BY hash(mention_id + ${salt})) AS place FROM original)
    UNION ALL
    SELECT * REPLACE (mention_id + 40 * 4294967296 * 4 AS mention_id, row_id + 40 * 4294967296 AS row_id, sheet_id + 40 AS sheet_id,
      'aid' AS roll, 'aid' AS kind, CAST(NULL AS INTEGER) AS period, '88' || substr(id_text, 3) AS id_text, '外' || name_text AS name_text,
      '外' || town AS town, '外' || village AS village, CAST(NULL AS VARCHAR) AS household_space, CAST(NULL AS VARCHAR) AS household_no),
      CAST(NULL AS BIGINT) AS origin
    FROM original WHERE sheet_id = 2`;
}

async function rowOf(origin: number) {
  const [row] = await db.rows<{ person: string; tier: string; rule: string; maybe: number }>(
    `SELECT CAST(l.person_key AS VARCHAR) AS person, l.tier, l.rule,
       (SELECT count(*) FROM link_candidate c WHERE c.mention_id = l.mention_id AND c.rule = 'G7') AS maybe
     FROM told t JOIN link l ON l.mention_id = t.mention_id WHERE t.origin = ${origin}`,
  );
  return row;
}

describe("a decision about two persons without a number", () => {
  it("outlives another order of rows and files and rolls that are added, whichever row is named first", async () => {
    expect(pairs.length).toBeGreaterThan(3);
    const any = fc.record({
      at: fc.nat(pairs.length - 1),
      verdict: fc.constantFrom("same" as const, "not_same" as const),
      isTurned: fc.boolean(),
      salt: fc.integer({ min: 1, max: 1e6 }),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ at, verdict, isTurned, salt }) => {
        const { left, right, left_row, right_row } = pairs[at] as Pair;
        const [signature, other] = isTurned ? [right, left] : [left, right];
        const decided = { signature, heldId: null, verdict, person: null };
        await resolve(again(salt), [{ ...decided, beside: { signature: other } }]);
        const first = await rowOf(left_row);
        const second = await rowOf(right_row);
        expect(first?.person === second?.person).toBe(verdict === "same");
        if (verdict === "same") expect(first).toMatchObject({ tier: "确认", rule: "D" });
        else expect([first?.maybe, second?.maybe]).toContain(0);
      }),
      { numRuns: 4, seed: 11, endOnFailure: true },
    );
  });

  it("takes the one along where the other is found to be somebody with a number", async () => {
    const { left, right, left_row, right_row } = pairs[0] as Pair;
    const [somebody] = await db.rows<{ id18: string }>(
      "SELECT id18 FROM person WHERE id18 IS NOT NULL ORDER BY id18 LIMIT 1",
    );
    const person = somebody?.id18 ?? "";
    const same = { heldId: null, verdict: "same" as const };
    await resolve("SELECT *, mention_id AS origin FROM original", [
      { ...same, signature: left, person: null, beside: { signature: right } },
      { ...same, signature: right, person },
    ]);
    expect(await rowOf(left_row)).toMatchObject({ tier: "确认", rule: "D" });
    expect((await rowOf(left_row))?.person).toBe((await rowOf(right_row))?.person);
  });
});
