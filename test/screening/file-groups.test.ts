import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { type FileGroups, fileGroups } from "../../src/screening/file-groups.ts";

let db: Database;
let groups: FileGroups;

beforeAll(async () => {
  db = await openDatabase();
});
beforeEach(async () => {
  await db.script("CREATE OR REPLACE TABLE taken (file VARCHAR)");
  groups = fileGroups(db);
});
afterAll(() => db.close());

const take = (file: string, rows: number) =>
  groups.take(rows, async () => {
    await db.run("INSERT INTO taken VALUES ($file)", { file });
  });

async function taken(): Promise<unknown[]> {
  return (await db.rows("SELECT file FROM taken ORDER BY file")).map(({ file }) => file);
}

describe("files taken in by one transaction", () => {
  it("are kept together at the end", async () => {
    await take("甲", 10);
    await take("乙", 10);
    await groups.end();
    await groups.forget();
    expect(await taken()).toEqual(["乙", "甲"]);
  });

  it("are forgotten together where one cannot be taken in, but for those of earlier transactions", async () => {
    await take("甲", 1_000_000);
    await take("乙", 10);
    await expect(groups.take(10, () => Promise.reject(new Error("丙")))).rejects.toThrow("丙");
    await groups.forget();
    expect(await taken()).toEqual(["甲"]);
    await take("丁", 10);
    await groups.end();
    expect(await taken()).toEqual(["丁", "甲"]);
  });

  it("need no transaction where there are none", async () => {
    await groups.end();
    await groups.forget();
    expect(await taken()).toEqual([]);
  });
});
