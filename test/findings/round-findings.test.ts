import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import { digestOfFindings } from "../../src/findings/round-findings.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-digest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = (count: number, order = "") =>
  `(SELECT 'k' || i AS finding_key, 'LB06' AS rule, 'hit' AS level, NULL::VARCHAR AS period, '第' || i || '人' AS message
    FROM range(${count}) t(i) ${order})`;
const md5 = (text: string) => createHash("md5").update(text).digest("hex");
const expected = (count: number) =>
  md5(
    Array.from({ length: count }, (_, i) =>
      md5(JSON.stringify([`k${i}`, "LB06", "hit", "", `第${i}人`])),
    )
      .sort()
      .join(""),
  );

it("hashes what the findings say, in whatever order they stand", async () => {
  const db = await openDatabase();
  const digest = { findings: 5000, findingsHash: expected(5000) };
  expect(await digestOfFindings(db, source(5000))).toEqual(digest);
  expect(await digestOfFindings(db, source(5000, "ORDER BY i DESC"))).toEqual(digest);
  expect(await digestOfFindings(db, source(0))).toEqual({ findings: 0, findingsHash: "" });
  db.close();
});

it("hashes more findings than the memory holds as one text", async () => {
  const db = await openDatabase({ memory: "40MB", tempFolder: folder });
  const { findings, findingsHash } = await digestOfFindings(db, source(600_000));
  expect({ findings, findingsHash }).toEqual({
    findings: 600_000,
    findingsHash: expected(600_000),
  });
  db.close();
});
