import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { checkCharacter, normaliseResidentId, personKey } from "../../src/people/resident-id.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";

/** Numbers of nobody: region 9999xx, real birthdays, right check characters. */
const anId = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 30_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, day, order]) => {
    const birth = new Date(Date.UTC(1925, 0, 1 + day))
      .toISOString()
      .slice(0, 10)
      .replaceAll("-", "");
    const body = `9999${String(area).padStart(2, "0")}${birth}${String(order).padStart(3, "0")}`;
    return body + checkCharacter(body);
  });

const SPOILERS: readonly ((id: string, at: number) => string)[] = [
  (id) => id,
  (id) => id.toLowerCase(),
  (id) => ` ${id}\u00a0`,
  (id) => `'${id}`,
  (id) => `="${id}"`,
  (id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  (id) => id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (id) => `${id}（户主）`,
  (id) => `\u200b${id}\t`,
  (id) => id.replace("0", "O"),
  (id) => id.replace("1", "l"),
  (id) => id.replaceAll("5", "S").replace("2", "Z").replace("8", "B"),
  (id) => id.replace(/X$/, "×"),
  (id, at) => id.slice(0, at) + String((Number(id[at]) + 3) % 10) + id.slice(at + 1),
  (id, at) => id.slice(0, at) + id.slice(at + 1),
  (id, at) => id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2),
  (id, at) => `${id.slice(0, at)}7${id.slice(at)}`,
  (id) => `${id.slice(0, 15)}000`,
  (id) => `${id[0]}.${id.slice(1, 6)}E+17`,
  (id) => id.slice(0, 6) + id.slice(8, 17),
  (id) => `${id}44`,
  (id) => `${id}/${id.slice(0, 10)}`,
  () => "暂缺",
  () => "",
  () => "/",
  () => "H1234567890",
];
const aCell = fc
  .tuple(anId, fc.constantFrom(...SPOILERS), fc.integer({ min: 6, max: 15 }))
  .map(([id, spoil, at]) => spoil(id, at));

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await createStageTables(db);
});
afterAll(() => db.close());

describe("a number read in TypeScript and in SQL", () => {
  it("is read the same, whatever an office made of it", async () => {
    const cells = [...new Set(fc.sample(aCell, { numRuns: 3000, seed: 11 }))];
    await db.run("DELETE FROM mention");
    await db.append(
      "mention",
      cells.map((cell, index) => [
        index * 4,
        index,
        "self",
        "hukou",
        "hukou",
        null,
        1,
        index,
        cell,
        "张三",
        null,
        null,
        "甲乡",
        "东村",
        null,
        null,
        null,
        null,
        null,
        null,
      ]),
    );
    await resolvePeople(db);
    const read = await db.rows<{
      cell: string;
      status: string;
      damage: string | null;
      key: string | null;
    }>(
      `SELECT m.id_text AS cell, COALESCE(f.status, 'valid') AS status, f.damage,
         CASE WHEN f.mention_id IS NULL THEN CAST(l.person_key AS VARCHAR) END AS key
       FROM mention m JOIN link l USING (mention_id) LEFT JOIN id_fault f USING (mention_id)`,
    );
    expect(read).toHaveLength(cells.length);
    for (const { cell, status, damage, key } of read) {
      const own = normaliseResidentId(cell);
      // In SQL a number that ends in 000 may be believed, when no other has its first fifteen digits.
      if (own.damage === "trunc000") continue;
      expect({ cell, status, damage, key }).toEqual({
        cell,
        status: own.status,
        damage: own.status === "valid" ? null : own.damage,
        key: own.key === null ? null : String(own.key),
      });
    }
  });

  it("has a key that sorts like the number and gives it back", () => {
    fc.assert(
      fc.property(anId, anId, (left, right) => {
        const smaller = personKey(left) < personKey(right);
        if (left.slice(0, 17) !== right.slice(0, 17)) expect(smaller).toBe(left < right);
        // Such a number is not believed by itself (see Excel's fifteen digits).
        if (!left.endsWith("000")) expect(normaliseResidentId(left).key).toBe(personKey(left));
      }),
    );
  });
});
