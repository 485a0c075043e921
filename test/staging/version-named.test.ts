import { expect, it } from "vitest";
import { versionNamed } from "../../src/staging/lines/version-named.ts";

it.each([
  ["低保/甲乡低保名册（最终版）.xls/农村", "低保/甲乡低保名册/农村", 1],
  ["低保/甲乡低保名册.xls/农村", "低保/甲乡低保名册/农村", 0],
  ["汇总.xlsx/低保(旧)", "汇总/低保", -1],
  ["低保名册2019-10（11.5修改）.xlsx/", "低保名册2019-10", 1],
  ["低保名册2019-10_新.xlsx/", "低保名册2019-10", 1],
  ["最新低保名册.xlsx/", "低保名册", 1],
  ["低保名册初稿.xlsx/", "低保名册", -1],
  ["作废/低保名册.xlsx/", "低保名册", -1],
  ["10月低保新增.xlsx/", "10月低保新增", 0],
  ["旧施村低保名册.xlsx/", "旧施村低保名册", 0],
  ["危房改造.xlsx/", "危房改造", 0],
])("reads %s", (name, stem, rank) => {
  expect(versionNamed(name)).toEqual({ stem, rank });
});

it("says nothing of a name that tells both", () => {
  expect(versionNamed("低保名册（最新）.xlsx/旧版")).toBeNull();
});
