import { expect, it } from "vitest";
import { findTown } from "../../../src/sources/recognition/lines/find-town.ts";

const townOf = (file: string, sheet = "") => findTown({ file, sheet, rows: [], merges: [] });

it.each([
  ["金河乡低保.xlsx", "金河乡"],
  ["03、金河乡.xlsx", "金河乡"],
  ["2019年10月金河乡低保名册.xlsx", "金河乡"],
  ["2019年度新市镇低保.xlsx", "新市镇"],
])("%s is a township's", (file, town) => expect(townOf(file)).toBe(town));

it.each([
  "2019年城乡居民医保.csv",
  "青溪县城乡低保家庭成员明细.xls",
  "青溪县城镇低保.xls",
  "返乡人员名单.xlsx",
  "外出返乡农民工.xlsx",
  "各乡镇汇总.xlsx",
  "2019年各镇低保.xlsx",
])("%s is no township's", (file) => expect(townOf(file)).toBeNull());

it("the sheet is asked before the file", () => {
  expect(townOf("全县低保.xlsx", "南沟乡")).toBe("南沟乡");
  expect(townOf("金河乡低保.xlsx", "Sheet1")).toBe("金河乡");
});
