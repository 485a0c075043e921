import { expect, it } from "vitest";
import { stopsLater } from "../../src/rolls/stops-later.ts";

const OCTOBER = 2019 * 12 + 9;
const DECEMBER = 2019 * 12 + 11;

it.each([
  "11月起停保",
  "自2019年11月起停发",
  "2019.11停保",
  "停保（2019年11月起）",
  "停保201911",
  "2019年11月1日取消",
  "19年11月停保",
  "下月停保",
  "1月起停保",
  "2020年1月起不再享受",
  "10月死亡，次月停发",
])("says that %s is after October", (text) => {
  expect(stopsLater(text, OCTOBER)).toBe(true);
});

it.each([
  "10月起停保",
  "2019年10月停发",
  "9月停保",
  "12月停保",
  "2018年11月停保",
  "停保",
  "停保201909",
  "9月停保，11月公示",
  "2018年11月起停保，2019年1月恢复",
  "2019年11月复核，停保",
  "8月死亡，次月停发",
  "2019.8去世，下月停保",
  "死亡次月停发",
  "",
])("says that %s is not", (text) => {
  expect(stopsLater(text, OCTOBER)).toBe(false);
});

it("knows that January follows on December, and nothing of a list without a month", () => {
  expect(stopsLater("1月停保", DECEMBER)).toBe(true);
  expect(stopsLater("11月起停保", null)).toBe(false);
});
