import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeMentions } from "../../src/bench/people/make-mentions.ts";
import { TEN_ROLLS } from "../../src/bench/people/rolls.ts";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-readings-"));
const rolls = join(folder, "rolls.parquet");

/** One database goes from state to state and keeps its readings, the other reads everything each time. */
let kept: Database;
let fresh: Database;

beforeAll(async () => {
  await makeMentions(rolls, { people: 60, seed: 5, damage: 4, rolls: TEN_ROLLS });
  [kept, fresh] = [await openDatabase(), await openDatabase()];
});
afterAll(() => {
  kept.close();
  fresh.close();
  rmSync(folder, { recursive: true, force: true });
});

const TABLES = ["person", "link", "link_candidate", "id_fault", "link_told", "near_miss"];
const REVIEW = "SELECT pair_code, rule, level, bits FROM review_pair";

async function state(
  db: Database,
  where: string,
  version?: string,
  change?: string,
): Promise<unknown> {
  await db.run(
    `CREATE OR REPLACE TABLE mention AS SELECT * EXCLUDE (pid, id_damage, name_damage) FROM read_parquet('${rolls}') WHERE ${where}`,
  );
  if (change !== undefined) await db.run(`UPDATE mention SET ${change}`);
  await resolvePeople(db, version === undefined ? {} : { version });
  const told: unknown[] = [];
  for (const sql of [...TABLES.map((name) => `SELECT COLUMNS(*)::VARCHAR FROM ${name}`), REVIEW])
    told.push(await db.rows(`${sql} ORDER BY ALL`));
  return told;
}

describe("what follows from a text alone", () => {
  it("is kept from run to run, and people come out as in a first run", async () => {
    for (const where of ["true", "sheet_id <> 3", "hash(mention_id) % 10 <> 0", "true"])
      expect(await state(kept, where, "1"), where).toEqual(await state(fresh, where));
  });

  it("is read again by a program of another version", async () => {
    const wrong = async () => {
      await kept.run("UPDATE name_read SET folded = '无名', sound = 'wu'");
      await kept.run(
        "UPDATE id_read SET status = 'damaged', damage = 'short', id_key = NULL WHERE status = 'valid'",
      );
      await kept.run("UPDATE name_level_read SET level = 6");
    };
    const right = await state(fresh, "true");
    await wrong();
    expect(await state(kept, "true", "1")).not.toEqual(right);
    await wrong();
    expect(await state(kept, "true", "2")).toEqual(right);
    await wrong();
    expect(await state(kept, "true")).toEqual(right);
    expect(await state(kept, "true", "2")).toEqual(right);
  });

  it("goes with the last row that says it", async () => {
    await state(kept, "sheet_id = 1", "2");
    const left = async (sql: string) =>
      (await kept.rows<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))[0]?.n;
    expect(
      await left(
        "name_read WHERE name_text NOT IN (SELECT name_text FROM mention WHERE name_text IS NOT NULL)",
      ),
    ).toBe(0);
    expect(
      await left(
        "id_read WHERE id_text NOT IN (SELECT id_text FROM mention WHERE id_text IS NOT NULL)",
      ),
    ).toBe(0);
    expect(await left("name_read")).toBeGreaterThan(20);
    expect(await left("mention_own_read ANTI JOIN mention USING (mention_id)")).toBe(0);
    expect(await left("mention_own_read")).toBe(await left("mention"));
  });

  it("of a row is kept with its sheet, and read again where one row of it says something else", async () => {
    await state(kept, "true", "3");
    for (const change of [
      "town = '别处镇', village = NULL WHERE sheet_id = 2 AND hash(mention_id) % 3 = 0",
      "birth_on = NULL, sex = NULL, household_no = '7' WHERE sheet_id = 4",
      "id_text = name_text, name_text = id_text WHERE sheet_id = 5 AND hash(mention_id) % 3 = 0",
      "id_text = NULL WHERE mention_id = (SELECT max(mention_id) FROM mention WHERE sheet_id = 1)",
    ])
      expect(await state(kept, "true", "3", change), change).toEqual(
        await state(fresh, "true", undefined, change),
      );
    const right = await state(kept, "true", "3");
    await kept.run(`UPDATE mention_own_read SET id_key = NULL, dirty_text = ''
      WHERE mention_id IN (SELECT mention_id FROM mention WHERE sheet_id = 1)`);
    // A sheet that says the same is not looked at.
    expect(await state(kept, "true", "3", "town = NULL WHERE sheet_id = 2")).not.toEqual(
      await state(fresh, "true", undefined, "town = NULL WHERE sheet_id = 2"),
    );
    expect(await state(kept, "true", "4")).toEqual(right);
  });

  it("does not lose a name behind a byte order mark", async () => {
    const marked = "sheet_id = 1";
    await state(kept, marked, "2");
    await kept.run("UPDATE mention SET name_text = chr(65279) || name_text");
    for (let run = 0; run < 2; run += 1) {
      await resolvePeople(kept, { version: "2" });
      expect(
        await kept.rows("SELECT count(*) - count(DISTINCT name_text) AS twice FROM name_read"),
      ).toEqual([{ twice: 0 }]);
      const [named] = await kept.rows<{ n: number }>(
        "SELECT count(*) AS n FROM person WHERE name IS NULL OR name = ''",
      );
      expect(named?.n).toBe(0);
    }
  });
});
