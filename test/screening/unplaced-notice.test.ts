import { expect, it } from "vitest";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { unplacedNotices } from "../../src/screening/notices/unplaced.ts";

it("names the files whose rows are nobody's", async () => {
  const row = { roll: "subsidy", county: null, ofAll: false, percent: 60 };
  const [notice] = unplacedNotices(
    [
      { ...row, town: "甲乡", files: ["一.csv"] },
      { ...row, town: null, files: ["一.csv", "二.csv", "三.csv", "四.csv"] },
    ],
    await loadRolls(),
  );
  expect(notice?.lines[0]).toBe(
    "《残疾人两项补贴名册》：甲乡 60%、全部人员 60%（见一.csv、三.csv、二.csv 等 4 个文件）",
  );
});
