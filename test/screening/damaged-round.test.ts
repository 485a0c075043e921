import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase, quoteText } from "../../src/engine/database.ts";
import { keptFindingsHash } from "../../src/findings/round-findings.ts";
import { projectPaths } from "../../src/project/project.ts";
import { readManifest } from "../../src/screening/round.ts";

it("tells a manifest that was cut off, emptied or overwritten, by its round", () => {
  const paths = projectPaths(mkdtempSync(join(tmpdir(), "doudi-round-")));
  const folder = join(paths.resultsFolder, "2019-10-1");
  mkdirSync(folder, { recursive: true });
  for (const text of ['{"month": "2019-10", "rul', "", "\0\0\0", '"x"', "null"]) {
    writeFileSync(join(folder, "manifest.json"), text);
    expect(() => readManifest(paths, "2019-10-1")).toThrow(
      expect.objectContaining({ code: "E7001", at: { file: "2019-10-1/manifest.json" } }),
    );
  }
});

it("has no hash for kept findings that are gone or damaged", async () => {
  const db = await openDatabase();
  const path = join(mkdtempSync(join(tmpdir(), "doudi-round-")), "findings.parquet");
  expect(await keptFindingsHash(db, path)).toBeUndefined();
  await db.run(
    `COPY (SELECT 'a' AS finding_key, 'LB06' AS rule, 'hit' AS level, NULL::VARCHAR AS period, '甲' AS message) TO ${quoteText(path)} (FORMAT parquet)`,
  );
  expect(await keptFindingsHash(db, path)).toMatch(/^[0-9a-f]{32}$/);
  writeFileSync(path, readFileSync(path).subarray(0, 60));
  expect(await keptFindingsHash(db, path)).toBeUndefined();
  db.close();
});
