import { expect, it } from "vitest";
import { spanSaid } from "../../../src/sources/recognition/lines/span-said.ts";

const JULY = 2019 * 12 + 6;

it.each([
  ["2019年11月发放7-9月低保金", JULY, 3],
  ["2019年10月15日集中发放2019年7月至9月低保金", JULY, 3],
  ["2019年10月补发第三季度低保金", JULY, 3],
  ["2019年三季度低保金（2019年10月发放）", JULY, 3],
  ["7-9月低保金发放表（2019年10月打卡）", JULY, 3],
  ["2020年1月发放10-12月低保金", 2019 * 12 + 9, 3],
  ["四季度低保金（2020年1月发放）", 2019 * 12 + 9, 3],
  ["2019年7-9月低保金（10月发放）", JULY, 3],
  ["2019年三季度低保金(10月15日已发放)", JULY, 3],
  // As it was.
  ["2019年7-9月低保金", JULY, 3],
  ["2019年第三季度低保金", JULY, 3],
])("%s says which months it pays for", (name, month, count) => {
  expect(spanSaid(["Sheet1", name], [])).toEqual({ month, count });
});

it.each([
  "2019年11月发放10月低保金",
  "2019年10月低保金（2019年11月发放）",
  "2019年10月低保金（11月发放）",
  "2019年1-10月发放明细",
  "2019年11月发放低保金",
  "2019年9月发放7-9月低保金、10月补发8月",
])("%s names no run of months", (name) => {
  expect(spanSaid(["Sheet1", name], [])).toBeUndefined();
});

it("takes no span that the days of payment speak against", () => {
  expect(spanSaid(["2019年11月发放7-9月低保金"], [["2019-11-12"]])).toEqual({
    month: JULY,
    count: 3,
  });
  expect(spanSaid(["2019年11月发放7-9月低保金"], [["2019-01-12"]])).toBeUndefined();
});
