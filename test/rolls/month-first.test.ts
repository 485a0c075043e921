import { expect, it } from "vitest";
import { isMonthFirst, yearFirst } from "../../src/rolls/cell/month-first.ts";

it("knows a column whose days begin with the month by one that can be read no other way", () => {
  expect(isMonthFirst(["10/2/19", "5/30/19", "无"])).toBe(true);
  expect(isMonthFirst(["10/2/19", "11/3/18"])).toBe(false);
  expect(isMonthFirst(["30/5/19", "5/30/19"])).toBe(false);
  expect(isMonthFirst(["19/3/28", "18/12/30"])).toBe(false);
});

it("turns such a day round, and no other text", () => {
  expect(["10/2/19", "5/30/2018", "8/9/54", "2019-10-02", "长期"].map(yearFirst)).toEqual([
    ...["2019-10-02", "2018-05-30", "1954-08-09", "2019-10-02", "长期"],
  ]);
});
