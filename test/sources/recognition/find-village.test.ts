import { expect, it } from "vitest";
import { findVillage } from "../../../src/sources/recognition/lines/find-village.ts";

const villageOf = (sheet: string, title = "") =>
  findVillage({ file: "名册.xlsx", sheet, rows: [{ row: 1, cells: [title] }], merges: [] }, 2);

it.each([
  ["上坝村", "", "上坝村"],
  ["花园社区", "", "花园社区"],
  ["上坝", "平安镇上坝村2019年7月低保花名册", "上坝村"],
  ["3、上坝", "平安镇上坝村委会低保花名册", "上坝村委会"],
])("a sheet called %s below %s is of %s", (sheet, title, village) =>
  expect(villageOf(sheet, title)).toBe(village),
);

it.each([
  ["农村", "2019年农村低保花名册"],
  ["各村", ""],
  ["上坝", "平安镇低保花名册"],
  ["Sheet1", "平安镇上坝村低保花名册"],
  ["低保", "平安镇低保村级汇总"],
])("a sheet called %s below %s is of no village that could be told", (sheet, title) =>
  expect(villageOf(sheet, title)).toBeNull(),
);
