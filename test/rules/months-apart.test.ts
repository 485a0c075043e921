import { expect, it } from "vitest";
import { KINDS } from "../../src/rolls/kinds.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { EARLIER_MONTHS } from "../../src/rules/model/snapshot-views.ts";
import { canEvaluate } from "../../src/rules/run/can-evaluate.ts";
import { databaseOf } from "./support.ts";

it("says how far apart two states of a roll may be by the number that decides it", async () => {
  const rule = loadPack().find(({ header }) => header.id === "TB01");
  if (!rule) throw new Error("no rule");
  const rolls = await loadRolls();
  const { db, context } = await databaseOf("\n  given:\n    disability: []\n");
  db.close();
  const loaded = [...rolls.values()].map(({ id: roll, kind }) => ({
    roll,
    kind,
    period: context.month,
    state: "current" as const,
    sheets: [],
    fields: new Set(Object.keys(KINDS[kind].fields)),
  }));
  const { gaps } = canEvaluate(rule.header, loaded, rolls, context);
  expect(gaps[0]?.reason).toContain(`相隔不超过 ${EARLIER_MONTHS} 个月`);
});
