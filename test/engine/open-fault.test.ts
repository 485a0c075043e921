import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import { openFault } from "../../src/engine/open-fault.ts";
import { resourceFault } from "../../src/engine/resource-fault.ts";

const BLOCK = 262_144;
const HEADERS = 12_288;

/** A database of some blocks, with one byte turned over in the first block or in all of them. */
async function spoilt(blocks: "first" | "all"): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), "doudi-db-")), "work.duckdb");
  const db = await openDatabase({ path });
  await db.run(
    "CREATE TABLE t AS SELECT range AS n, md5(CAST(range AS VARCHAR)) AS a FROM range(200000)",
  );
  await db.run("CHECKPOINT");
  db.close();
  const bytes = readFileSync(path);
  const step = blocks === "all" ? BLOCK : bytes.length;
  for (let at = HEADERS + 100; at < bytes.length; at += step) {
    bytes[at] = (bytes[at] as number) ^ 0xff;
  }
  writeFileSync(path, bytes);
  return path;
}

it("tells a damaged file from one that another program holds", async () => {
  await expect(openDatabase({ path: await spoilt("all") })).rejects.toMatchObject({
    code: "E7001",
    at: { file: "work.duckdb" },
  });
});

it("tells damage that is met in the middle of a query from a query that is wrong", async () => {
  const db = await openDatabase({ path: await spoilt("first") });
  const fault = (sql: string) => db.run(sql).then(() => "none", resourceFault);
  expect(await fault("SELECT nothing FROM nowhere")).toBeUndefined();
  expect(await fault("CREATE TEMP TABLE u AS SELECT sum(n), max(a) FROM t")).toBe("damage");
  db.close();
});

it("knows a file that is held in the words of Windows", () => {
  const path = join(mkdtempSync(join(tmpdir(), "doudi-db-")), ".doudi.hold");
  writeFileSync(path, "");
  for (const text of [
    'IO Error: File is already open in \nC:\\node.exe (PID 4711)"',
    'IO Error: Cannot open file "C:\\x": The process cannot access the file because it is being used by another process.',
    'IO Error: Cannot open file "Z:\\x": Sharing violation.\r\n',
  ]) {
    expect(openFault(path, new Error(text)).code).toBe("E5001");
  }
});

it("tells a folder that is gone, a full disk and a file of another version", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-db-"));
  const gone = openDatabase({ path: join(folder, "移动盘", "work.duckdb") });
  await expect(gone).rejects.toMatchObject({ code: "E6002" });
  const path = join(folder, "work.duckdb");
  mkdirSync(path);
  await expect(openDatabase({ path })).rejects.toMatchObject({ code: "E7001" });
  const full = new Error('IO Error: Could not write file "x": No space left on device');
  expect(openFault(join(folder, "x"), full).code).toBe("E6001");
  const other = join(folder, "other.duckdb");
  writeFileSync(other, "");
  const said = new Error(
    "IO Error: Trying to read a database file with version number 99, but we can only read versions between 64 and 68.",
  );
  expect(openFault(other, said).message).toContain("另一个版本");
});
