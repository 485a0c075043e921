import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { normaliseResidentId, personKey } from "../../src/people/resident-id.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";
import { anId, GOLDEN, GOLDEN_TOGETHER, readInSql, spoiledCells } from "./support/id-cells.ts";

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await createStageTables(db);
});
afterAll(() => db.close());

describe("a number read in TypeScript and in SQL", () => {
  it("is read the same, whatever an office made of it", async () => {
    const cells = spoiledCells();
    const read = await readInSql(db, cells);
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

  it.each(GOLDEN)("golden cell $cell is $status in TypeScript", (golden) => {
    const { status, damage, key } = normaliseResidentId(golden.cell);
    const read = { cell: golden.cell, status, damage, key: key === null ? null : String(key) };
    expect(read).toEqual(golden);
  });

  // test/spark reads the same cells by queries/spark/identity.sql.
  it("is read as the golden cells say in SQL", async () => {
    const cells = GOLDEN_TOGETHER.map((golden) => golden.cell);
    const expected = GOLDEN_TOGETHER.map((golden) => ({
      ...golden,
      damage: golden.status === "valid" ? null : golden.damage,
    }));
    expect(await readInSql(db, cells)).toEqual(expected);
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
