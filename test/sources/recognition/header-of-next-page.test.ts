import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const HEADER = ["姓名", "身份证号", "补贴类型", "补贴金额", "乡镇", "村"];

/** Numbers as offices damage them: the first page alone fits its columns worse than the second. */
const FIRST_PAGE = [
  "999999196001010014",
  "99999919610101013×",
  "5.32529E+17",
  "999999640101011",
  "9999991963010102910",
];

const personOf = (id: string) => ["赵一平", id, "重度残疾人护理补贴", "80", "新田镇", "上村"];

describe("a header printed again on the next page", () => {
  it("leaves the people above it people, also under a subtotal", async () => {
    const texts = [
      ["残疾人两项补贴发放名册"],
      HEADER,
      ...FIRST_PAGE.map(personOf),
      ["小计", "", "", "400", "", ""],
      HEADER,
      ...Array.from({ length: 20 }, (_, n) => personOf(`9999991970010${100 + n}14`)),
    ];
    const rows = texts.map((cells, index) => ({ row: index + 1, cells }));
    const found = recogniseSheet(
      { file: "两项补贴201910.xlsx", sheet: "Sheet1", rows, merges: [] },
      await loadRolls(),
    );
    expect(found).toMatchObject({ headerRow: 2, headerRows: 1 });
  });
});
