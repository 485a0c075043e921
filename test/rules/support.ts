import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { caseContext } from "../../src/rules/case-database.ts";
import { parseCases } from "../../src/rules/cases/case-file.ts";
import { caseWorld } from "../../src/rules/cases/case-rows.ts";
import { loadPack, type Pack } from "../../src/rules/load-pack.ts";
import { createRunTables } from "../../src/rules/model/model-tables.ts";
import type { RunContext } from "../../src/rules/run-context.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "doudi-rules-"));
}

const HEADER = {
  title: "持证未享受生活补贴",
  family: "LB",
  level: "hit",
  status: "draft",
  grain: "person",
  priority: "B",
  due_days: "15",
  who: "乡镇民政办",
  needs: "[{ kind: disability }]",
  explain: '"{name}持{category}{grade}级残疾证。"',
  evidence: "{ category: 残疾类别, grade: 残疾等级 }",
  verify: "是否申请",
  rectify: "主动代办",
  outcomes: '["01"]',
};

const SELECT = `SELECT
  card.person_key,
  CAST(NULL AS VARCHAR) AS household_no,
  screening.month       AS period,
  'hit'                 AS level,
  card.category,
  card.grade,
  card.row_id           AS card_row
FROM disability AS card
CROSS JOIN screening
WHERE card.card_state = '有效'
  AND NOT EXISTS (
    SELECT 1 FROM enrolment AS roll
    WHERE roll.person_key = card.person_key AND roll.programme = 'disability_living'
  )`;

/** The text of a small rule; parts of the header are YAML and may be replaced or left out with null. */
export function ruleText(
  id: string,
  header: Readonly<Record<string, string | null>> = {},
  sql = SELECT,
): string {
  const parts: Record<string, string | null> = { id, ...HEADER, ...header };
  const lines = Object.entries(parts).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  return `/*---\n${lines.join("\n")}\n---*/\n${sql}\n`;
}

/** Write rules into a new folder and load them as a pack. */
export function packOf(rules: Readonly<Record<string, string>>): { pack: Pack; folder: string } {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(rules)) writeFileSync(join(folder, name), text);
  return { pack: loadPack({ shipped: folder }), folder };
}

/** A folder with no model file, or with these. */
export function modelFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = join(temporaryFolder(), "model");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A database in memory holding the rows of one case (YAML), with the model built as in a run. */
export async function databaseOf(
  yaml: string,
  models: Readonly<Record<string, string>> = {},
): Promise<{ db: Database; context: RunContext; keys: Record<string, string> }> {
  const one = parseCases(`- case: rows\n  expect: []\n${yaml}`, "rows.cases.yaml")[0];
  if (!one) throw new Error("no case");
  const world = caseWorld(one, await loadRolls());
  const context = caseContext(one, "LB06");
  const db = await openDatabase();
  await createStageTables(db);
  await createRunTables(db);
  if (world.statements.length > 0) await db.script(world.statements.join("\n"));
  await buildModel(db, context, { folders: [modelFolder(models)] });
  const keys = [...world.people.values()].map((person) => [person.tag, String(person.key)]);
  return { db, context, keys: Object.fromEntries(keys) as Record<string, string> };
}
