import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import type { RunContext } from "../../src/rules/run-context.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";
import { tellPeople } from "../../src/worklists/told-people.ts";

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
  await createStageTables(db);
});
afterEach(() => db.close());

/** What the worklists call people of 17, 61 and 66. */
async function groups(params: RunContext["params"]) {
  const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
  await buildModel(db, { ...context, ...(params ? { params } : {}) });
  await db.script(`
    DELETE FROM person;
    INSERT INTO person (person_key, birth_on) VALUES (1, DATE '2002-05-01'), (2, DATE '1958-05-01'), (3, DATE '1953-05-01');
    CREATE OR REPLACE TABLE finding AS SELECT person_key FROM person;`);
  await tellPeople(db, "true");
  const rows = await db.rows<{ groups: string }>(
    "SELECT groups FROM told_person ORDER BY person_key",
  );
  return rows.map((row) => row.groups);
}

it("calls people old and children by the ages that the rules ask for them with", async () => {
  expect(await groups(undefined)).toEqual(["童", "老", "老"]);
  expect(await groups({ TB03: { old_age: 65, adult_age: 16 } })).toEqual(["", "", "老"]);
});

it("takes the ages of the rules where an earlier version has kept none", async () => {
  await groups({ TB03: { old_age: 65 } });
  await db.run("DROP TABLE group_age");
  await tellPeople(db, "true");
  const rows = await db.rows<{ groups: string }>(
    "SELECT groups FROM told_person ORDER BY person_key",
  );
  expect(rows.map((row) => row.groups)).toEqual(["童", "老", "老"]);
});
