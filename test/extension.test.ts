import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { loadRolls, loadRollsFrom } from "../src/rolls/load-rolls.ts";
import { loadPack } from "../src/rules/load-pack.ts";
import { testRule } from "../src/rules/test-rule.ts";
import { emptyStage, stageRows } from "./support/stage-rows.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-extension-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("what a newcomer adds", () => {
  it("a roll is one file, and its spreadsheets are known and staged", async () => {
    const catalogue = join(folder, "catalogue");
    mkdirSync(catalogue);
    writeFileSync(
      join(catalogue, "blood_donor.js"),
      `export default {
        id: "blood_donor", label: "无偿献血名册", supplier: "卫健局", kind: "illness", grain: "one donor", snapshot: false,
        words: ["献血"],
        columns: { disease: { headers: ["血型"], required: true }, name: ["献血者姓名"], id: ["献血者身份证号"] },
      };`,
    );
    const added = await loadRollsFrom(pathToFileURL(`${catalogue}/`));
    const rolls = new Map([...(await loadRolls()), ...added]);
    const db = await emptyStage();
    const rows = [
      ["献血者姓名", "献血者身份证号", "血型"],
      ["张一", "999999199001010013", "A"],
    ];
    const [report] = await stageRows(db, { file: "献血名册.csv", rows }, rolls);
    expect(report?.recognition.roll?.id).toBe("blood_donor");
    expect(await db.rows("SELECT roll, disease FROM stage.illness")).toEqual([
      { roll: "blood_donor", disease: "A" },
    ]);
    db.close();
  });

  it("a rule is two files, and its own cases prove it", async () => {
    const rules = join(folder, "规则");
    mkdirSync(rules);
    writeFileSync(
      join(rules, "LB90-ill-and-registered.sql"),
      `/*---
id: LB90
title: 重病且户口正常
family: LB
level: hint
status: draft
grain: person
priority: C
due_days: 30
who: 乡镇
needs:
  - { kind: illness }
  - { kind: hukou }
explain: "{name}患{disease}。"
evidence: { disease: 病种 }
verify: 看一看
rectify: 帮一帮
outcomes: ["01"]
---*/
SELECT
  ill.person_key,
  CAST(NULL AS VARCHAR) AS household_no,
  screening.month       AS period,
  'hint'                AS level,
  ill.disease,
  ill.row_id            AS ill_row
FROM ill
CROSS JOIN screening
WHERE EXISTS (SELECT 1 FROM hukou h WHERE h.person_key = ill.person_key AND h.state = '正常')
`,
    );
    writeFileSync(
      join(rules, "LB90-ill-and-registered.cases.yaml"),
      `- case: ill and registered
  given:
    illness: [{ person: A, disease: 尿毒症 }]
    hukou: [{ person: A, state: 正常 }]
  expect: [{ person: A, level: hint }]
  explain_contains: [尿毒症]
- case: ill and moved away
  given:
    illness: [{ person: A, disease: 尿毒症 }]
    hukou: [{ person: A, state: 迁出 }]
  expect: []
`,
    );
    const added = loadPack({ folders: [rules] }).find(({ header }) => header.id === "LB90");
    expect(added?.isShipped).toBe(false);
    expect(added && (await testRule(added))).toMatchObject({ rule: "LB90", passed: true });
  });
});
