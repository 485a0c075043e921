import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import { compareRounds } from "../../src/reports/diff/compare-rounds.ts";
import { narrowedRules } from "../../src/rules/run/caveats.ts";

const rule = (id: string, reason: string | null, state = "checked") => ({ id, state, reason });
const CAVEAT = "没有近三个月带保障金额的低保名册，未核对低保";

describe("a rule that looks at less than before", () => {
  it("is told by what it leaves out now and did not leave out then", () => {
    const before = [rule("A", null), rule("B", `${CAVEAT}。`), rule("C", null), rule("D", null)];
    const now = [
      rule("A", `未排除死亡人员；${CAVEAT}。`),
      rule("B", `${CAVEAT}；未排除死亡人员。`),
      rule("C", "缺少《低保花名册》。", "not_evaluable"),
      rule("D", null),
      rule("E", `${CAVEAT}。`),
    ];
    expect(narrowedRules(before, now)).toEqual(new Map([["A", [CAVEAT]]]));
  });

  it("does not clear what it no longer looks at, nor call new what it did not look at before", async () => {
    const db = await openDatabase();
    const found = (keys: string[]) =>
      `(SELECT unnest(${JSON.stringify(keys).replaceAll('"', "'")}) AS finding_key, 'A' AS rule, 'hit' AS level, '东镇' AS town,
        '一村' AS village, '甲' AS name, '…' AS message, 'open' AS status, CAST(NULL AS VARCHAR) AS excepted_until)`;
    try {
      const whole = { source: found(["kept", "lost"]), rules: [rule("A", null)] };
      const less = { source: found(["kept"]), rules: [rule("A", `${CAVEAT}。`)] };
      const lost = await compareRounds(db, whole, less, []);
      expect(lost.totals).toMatchObject({ still: 1, not_checked: 1, cleared_by_data: 0 });
      expect(lost.narrowed).toEqual({ A: [CAVEAT] });
      expect(lost.kept).toBe(0);
      const other = { ...less, rules: whole.rules };
      const fact = { isOlder: false, isAnswered: false, outcome: null, validUntil: null };
      const kept = await compareRounds(db, whole, other, [{ key: "lost", ...fact, isKept: true }]);
      expect([kept.kept, kept.totals.not_checked]).toEqual([1, 1]);
      const gone = await compareRounds(db, whole, other, [{ key: "lost", ...fact, isKept: false }]);
      expect([gone.kept, gone.totals.cleared_by_data]).toEqual([0, 1]);
      const back = await compareRounds(db, less, whole, []);
      expect(back.totals).toMatchObject({ still: 1, not_checked_before: 1, new: 0 });
    } finally {
      db.close();
    }
  });
});
