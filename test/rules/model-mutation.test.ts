import { describe, expect, it } from "vitest";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { scoreModels } from "../../src/rules/mutation/score-models.ts";
import { EVERY, judged, report, requireNoticed } from "./mutation-run.ts";

// Some of them alone: DOUDI_MUTATION_MODELS=payee,home
const wanted = process.env.DOUDI_MUTATION_MODELS?.split(",");
const files = loadModelFiles();
const models = files.filter(({ header }) => wanted?.includes(header.name) ?? true);
const rules = loadPack().filter((rule) => rule.header.status === "stable");

describe("mutants of the shipped model files", () => {
  it("are noticed by the cases of the pack", { timeout: 3_600_000 }, async () => {
    const db = await openCaseDatabase();
    try {
      const all = await scoreModels(models, rules, {
        db,
        models: files,
        ...(EVERY === 1 ? {} : { every: EVERY }),
      });
      expect(all.length).toBe(models.length);
      const scores = all.map((score, index) => judged(score, models[index]?.file ?? ""));
      report("model files", scores);
      requireNoticed(scores);
    } finally {
      db.close();
    }
  });
});
