import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { type RuleCase, readCases } from "../../src/rules/cases/case-file.ts";
import { lintPack, lintRule } from "../../src/rules/lint-pack.ts";
import { loadPack, RULES_FOLDER } from "../../src/rules/load-pack.ts";
import { type Rule, readRuleFile } from "../../src/rules/rule-file.ts";
import { testCase } from "../../src/rules/test-rule.ts";

// Every rule of the pack is discovered here; none is registered.
// One rule: npx vitest run test/rules/pack.test.ts -t LB06
const files = readdirSync(RULES_FOLDER, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".sql"))
  .sort();

/** What a file holds, or why it cannot be read: one faulty file must not hide the others. */
function readProof(file: string): { rule?: Rule; cases: RuleCase[]; fault?: unknown } {
  try {
    const rule = readRuleFile(join(RULES_FOLDER, file));
    return { rule, cases: readCases(rule) };
  } catch (fault) {
    return { cases: [], fault };
  }
}

let db: Database;
beforeAll(async () => {
  if (files.length > 0) db = await openCaseDatabase();
});
afterAll(() => db?.close());

it("the pack loads as a whole", () => {
  expect(loadPack().length).toBe(
    files.filter((file) => readProof(file).rule?.header.status !== "retired").length,
  );
});

it("the model passes every check of the lint", async () => {
  const issues = await lintPack([], db ? { db } : {});
  expect(issues.map((issue) => `${issue.file}:${issue.row} ${issue.message}`)).toEqual([]);
});

describe.each(files.map((file) => ({ file, name: basename(file, ".sql") })))(
  "$name",
  ({ file }) => {
    const { rule, cases, fault } = readProof(file);

    it("can be read, and has a case that finds something and one that finds nothing", () => {
      if (fault) throw fault;
      expect(cases.some((one) => (one.expect?.length ?? 0) > 0)).toBe(true);
      expect(cases.some((one) => one.expect?.length === 0)).toBe(true);
    });

    it("passes every check of the lint", async () => {
      const issues = rule ? await lintRule(db, rule) : [];
      expect(issues.map((issue) => `${issue.file}:${issue.row} ${issue.message}`)).toEqual([]);
    });

    it.each(cases)("$case", async (one) => {
      const result = await testCase(db, rule as Rule, one);
      if (result.state === "failed") throw new Error(result.faults.join("\n"));
    });
  },
);
