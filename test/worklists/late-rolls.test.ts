import { describe, expect, it } from "vitest";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { monthNumber } from "../../src/rules/run-context.ts";
import { lateRolls, rollsAfter } from "../../src/worklists/late-rolls.ts";

describe("rolls that have not come for the month", () => {
  const list = (roll: string | null, month: string | null) => ({
    roll,
    period: month === null ? null : (monthNumber(month) ?? null),
  });

  it("are told by the month that is used instead, the newest first", async () => {
    const files = [
      ...[list("dibao", "2019-11"), list("dibao", "2019-10"), list("tekun", "2019-08")],
      ...[list("child", "2019-10"), list("child", "2018-12"), list("subsidy", "2019-10")],
      // A later month is not looked at; a list of all time, one without a month, or none that is known are never late.
      ...[
        list("tekun", "2019-12"),
        list("death", "2019-01"),
        list("payment", null),
        list(null, "2019-01"),
      ],
    ];
    expect(lateRolls(files, await loadRolls(), monthNumber("2019-11") ?? 0)).toEqual([
      { period: monthNumber("2019-10"), labels: ["儿童保障名册", "残疾人两项补贴名册"] },
      { period: monthNumber("2019-08"), labels: ["特困人员名册"] },
    ]);
    expect(lateRolls(files, await loadRolls(), monthNumber("2018-12") ?? 0)).toEqual([]);
  });

  it("that have come for a month after it are told by the first such month", async () => {
    const files = [
      ...[list("child", "2020-02"), list("child", "2019-12"), list("child", "2018-12")],
      ...[list("tekun", "2019-12"), list("dibao", "2019-12"), list("dibao", "2019-11")],
      ...[list("death", "2020-01"), list(null, "2020-01"), list("subsidy", null)],
    ];
    expect(rollsAfter(files, await loadRolls(), monthNumber("2019-11") ?? 0)).toEqual([
      { label: "儿童保障名册", period: monthNumber("2019-12") },
      { label: "特困人员名册", period: monthNumber("2019-12") },
    ]);
  });
});
