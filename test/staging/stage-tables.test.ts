import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

const files = () => db.rows("SELECT file FROM source_file");
const insert = () =>
  db.run("INSERT INTO source_file VALUES (1, 'a.csv', 'x', 1, 'text', NULL, 'r')");

it("keeps what was read while the tables have the form of this version, and drops it when not", async () => {
  await createStageTables(db);
  await insert();
  await createStageTables(db);
  expect(await files()).toHaveLength(1);
  // An earlier version had a column less.
  await db.run("ALTER TABLE stage.aid DROP COLUMN duplicate_of");
  await db.run("UPDATE stage.form SET form = 'another'");
  await createStageTables(db);
  expect(await files()).toHaveLength(0);
  expect(await db.rows("SELECT duplicate_of FROM stage.aid")).toEqual([]);
  // One that kept no form.
  await insert();
  await db.run("DROP TABLE stage.form");
  await createStageTables(db);
  expect(await files()).toHaveLength(0);
});
