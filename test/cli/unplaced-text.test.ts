import { expect, it } from "vitest";
import { unplacedSection } from "../../src/cli/screen/unplaced-text.ts";

it("names the files whose rows are nobody's", async () => {
  const row = { roll: "subsidy", county: null, ofAll: false, percent: 60 };
  const lines = await unplacedSection(
    [
      { ...row, town: "甲乡", files: ["一.csv"] },
      { ...row, town: null, files: ["一.csv", "二.csv", "三.csv", "四.csv"] },
    ],
    { paint: (_, text) => text },
  );
  expect(lines[1]).toBe(
    "  ! 《残疾人两项补贴名册》：甲乡 60%、全部人员 60%（见一.csv、三.csv、二.csv 等 4 个文件）",
  );
});
