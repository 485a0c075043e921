import { describe, expect, it } from "vitest";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { countyBehindNotices } from "../../src/screening/notices/counties-behind.ts";

const OCTOBER = 2019 * 12 + 9;

describe("counties that are a month behind", () => {
  it("are named, with the roll and both months, and nobody else is", async () => {
    const rolls = await loadRolls();
    const [notice] = countyBehindNotices(
      [
        { file: "甲县/低保.xlsx", roll: "dibao", period: OCTOBER },
        { file: "甲县/上期低保.xlsx", roll: "dibao", period: OCTOBER - 10 },
        { file: "乙县/低保.xlsx", roll: "dibao", period: OCTOBER - 1 },
        { file: "乙县/特困.xlsx", roll: "tekun", period: OCTOBER },
        { file: "甲县/特困.xlsx", roll: "tekun", period: OCTOBER },
        { file: "甲县/特困11月.xlsx", roll: "tekun", period: OCTOBER + 1 },
        { file: "甲县/死亡.xlsx", roll: "death", period: null },
        { file: "低保.xlsx", roll: "dibao", period: OCTOBER - 5 },
      ],
      rolls,
      "2019-10",
    );
    expect(notice?.lines).toHaveLength(1);
    expect(notice?.lines[0]).toMatch(/乙县.*2019-09.*2019-10/);
  });

  it("are no question of a project of one county", async () => {
    const files = [{ file: "低保.xlsx", roll: "dibao", period: OCTOBER - 5 }];
    expect(countyBehindNotices(files, await loadRolls(), "2019-10")).toEqual([]);
  });
});
