import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generateCounty } from "../../../src/demo/generate-county.ts";
import { writeCounty } from "../../../src/demo/write-county.ts";
import { openDatabase } from "../../../src/engine/database.ts";
import { listFindings } from "../../../src/findings/list-findings.ts";
import { createProject } from "../../../src/project/project.ts";
import { checkProject } from "../../../src/screening/check-project.ts";
import { screen } from "../../../src/screening/screen.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-same-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the checkup and the rules of family DQ", () => {
  it("find the same damaged numbers on the same rows", async () => {
    const project = await createProject(join(folder, "P"), {
      month: "2019-10",
      standards: { rural: 420, urban: 600 },
      price_linkage: [],
      rules: {},
      limits: {},
      files: [],
    });
    await writeCounty(generateCounty({ people: 1500, seed: 31 }), project.inputFolder, 4);
    await screen(project, { who: "clerk", on: "2019-11-01" }, () => undefined);
    await checkProject(project, { excel: false }, () => undefined);
    const db = await openDatabase({ path: project.databaseFile });
    try {
      const found = (await listFindings(db)).filter(
        ({ rule }) => rule === "DQ01" || rule === "DQ02",
      );
      // What only the rules look at: births that cannot be, and numbers of cards and accounts.
      const byNumber = found.filter(
        ({ message }) => !/号码中的出生日期不可能|残疾证号|银行账号/.test(message ?? ""),
      );
      const ofRules = new Set(
        byNumber.flatMap(({ sources }) => JSON.parse(sources ?? "[]").map(place)),
      );
      const rows = await db.rows<{ file: string; sheet: string; row: number }>(
        `SELECT DISTINCT f.file, s.sheet, c.row_no AS row
         FROM checkup_fault c
         JOIN source_sheet s USING (sheet_id)
         JOIN source_file f USING (file_id)
         JOIN snapshot n ON n.roll = s.roll AND n.period IS NOT DISTINCT FROM s.period AND n.state = 'current'
         WHERE c.fault IN ('id_checksum', 'id_birth', 'id_short', 'id_long', 'id_chars', 'id_masked', 'id_two_ids',
           'id_trunc000', 'id_scientific')`,
      );
      expect(rows.length).toBeGreaterThan(100);
      expect([...ofRules].toSorted()).toEqual(rows.map(place).toSorted());
    } finally {
      db.close();
    }
  });
});

function place({ file, sheet, row }: { file: string; sheet: string; row: number }): string {
  return `${file}|${sheet}|${row}`;
}
