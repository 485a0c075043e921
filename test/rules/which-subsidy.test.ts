import { describe, expect, it } from "vitest";
import { KINDS } from "../../src/rolls/kinds.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { canEvaluate } from "../../src/rules/run/can-evaluate.ts";
import { databaseOf } from "./support.ts";

const EMPTY = "\n  given:\n    disability: []\n";

describe("a subsidy roll that does not say which subsidy", () => {
  // Everybody on it would be thought to have neither, and be listed as missed.
  it.each(["LB06", "LB07", "CB04", "CB07"])("leaves %s 未检查", async (id) => {
    const rule = loadPack().find(({ header }) => header.id === id);
    const rolls = await loadRolls();
    const { db, context } = await databaseOf(EMPTY);
    db.close();
    const loadedWithout = (field: string) =>
      [...rolls.values()].map(({ id: roll, kind }) => ({
        roll,
        kind,
        period: context.month,
        state: "current" as const,
        sheets: [],
        fields: new Set(
          Object.keys(KINDS[kind].fields).filter((name) => roll !== "subsidy" || name !== field),
        ),
      }));
    if (!rule) throw new Error(`no rule ${id}`);
    expect(canEvaluate(rule.header, loadedWithout(""), rolls, context).gaps).toEqual([]);
    expect(canEvaluate(rule.header, loadedWithout("programme"), rolls, context).gaps).toEqual([
      { missing: "subsidy", reason: "《残疾人两项补贴名册》没有“补贴类型”列" },
    ]);
  });
});
