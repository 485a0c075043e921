import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { casesPath, readCases } from "../../src/rules/case-file.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { testCase } from "../../src/rules/test-rule.ts";

// Every rule of the pack is discovered here; none is registered.
// One rule: npx vitest run test/rules/pack.test.ts -t LB06
const pack = loadPack();

describe.skipIf(pack.length === 0)("the shipped pack", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openCaseDatabase();
  });
  afterAll(() => db?.close());

  describe.each(pack.map((rule) => ({ id: rule.header.id, title: rule.header.title, rule })))(
    "$id $title",
    ({ rule }) => {
      it("has cases", () => {
        expect(existsSync(casesPath(rule))).toBe(true);
      });

      it.each(readCases(rule))("$case", async (one) => {
        const result = await testCase(db, rule, one);
        expect(result.faults, result.faults.join("\n")).toEqual(one.todo ? expect.any(Array) : []);
      });
    },
  );
});
