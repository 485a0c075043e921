import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import type { Project } from "../../src/project/project.ts";
import { projectPaths } from "../../src/project/project.ts";
import { writeRechecks } from "../../src/reports/status/write-rechecks.ts";
import { readReport } from "../../src/worklists/report-file.ts";

it("gives a second draw of a day and seed a sheet of its own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-rechecks-"));
  const project = { ...projectPaths(folder), name: "P", config: {} } as unknown as Project;
  const terms = { validMonths: {}, rectifyDays: 30, special: [] };
  const draw = (earlier: number) =>
    writeRechecks([], {
      ...{ project, on: "2019-12-05", seed: "2019年第一次", earlier },
      ...{ percent: 8, population: 0, terms },
    });
  const paths = [await draw(0), await draw(1)];
  expect(new Set(paths.map((path) => basename(path))).size).toBe(2);
  expect(paths.every(existsSync)).toBe(true);
});

it("asks a township first for what is overdue, whether it is to be visited or put right", async () => {
  const db = await openDatabase();
  try {
    await db.script(`CREATE TABLE ledger_row (town VARCHAR, stage VARCHAR, is_answered INTEGER, to_rectify INTEGER,
        is_overdue INTEGER, is_extended INTEGER);
      INSERT INTO ledger_row VALUES ('甲乡', 'open', 0, 0, 1, 0), ('甲乡', 'rectifying', 1, 1, 1, 0),
        ('乙乡', 'open', 0, 0, 0, 0), ('乙乡', 'rectifying', 1, 1, 1, 0), ('丙乡', 'open', 0, 0, 0, 0)`);
    const rows = await db.rows<{ town: string; next_step: string }>(readReport("status-towns").sql);
    expect(Object.fromEntries(rows.map((row) => [row.town, row.next_step]))).toEqual({
      甲乡: "催报：1 条核查逾期",
      乙乡: "督办：1 条整改逾期",
      丙乡: "等核查结果：还有 1 条",
    });
  } finally {
    db.close();
  }
});
