import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

describe("姓名 over the numbers and 身份证号 over the names", () => {
  it("takes each column for what it holds", async () => {
    const people = Array.from({ length: 12 }, (_, n) => [
      `9999991970010${100 + n}14`,
      "赵一平",
      "重度残疾人护理补贴",
      "80",
    ]);
    const texts = [["姓名", "身份证号", "补贴类型", "补贴金额"], ...people];
    const rows = texts.map((cells, index) => ({ row: index + 1, cells }));
    const found = recogniseSheet(
      { file: "两项补贴201910.xlsx", sheet: "Sheet1", rows, merges: [] },
      await loadRolls(),
    );
    const fields = Object.fromEntries(found.columns.map(({ header, field }) => [header, field]));
    expect(fields).toMatchObject({ 姓名: "id", 身份证号: "name" });
  });
});
