import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

/** Lines that offices put among the rows of a roll, and rows with everything that can be wrong in them. */
const line = fc.oneof(
  fc.constant([]),
  fc.constant(["姓名", "身份证号", "乡镇", "残疾等级"]),
  fc.constant(["合计", "", "", "12"]),
  fc.constant(["1", "2", "3", "4"]),
  fc.constant(["填表人：某某", "", "", ""]),
  fc.constant(["", "", "青溪镇", "二级"]),
  fc.tuple(
    fc.constantFrom("赵一山", "钱二河", "", " ", "无", "孙"),
    fc.constantFrom(
      "999999196001011232",
      "9.99999E+17",
      "",
      "同上",
      "99999919600101",
      "'999999196001011232",
    ),
    fc.constantFrom("青溪镇", "长塘乡", ""),
    fc.oneof(fc.constantFrom("一级", "二级", "", "特别重"), fc.string({ maxLength: 6 })),
  ),
);

describe("rows in", () => {
  it("are rows used and rows set aside, each with its reason, whatever stands on the sheet", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        async (lines, titles, hasHeader) => {
          const rows = [
            ...Array.from({ length: titles }, () => ["持证残疾人花名册"]),
            ...(hasHeader ? [["姓名", "身份证号", "乡镇", "残疾等级"]] : []),
            ...lines,
          ].map((cells) => cells.map((cell) => cell.replaceAll("\u0000", "")));
          const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== "")).length;
          const db = await emptyStage();
          try {
            const [report] = await stageRows(db, { rows });
            expect(report?.rowsIn).toBe(filled);
            expect((report?.rowsUsed ?? 0) + (report?.rowsAside ?? 0)).toBe(filled);
            const [kept] = await db.rows<{ used: number; aside: number; both: number }>(
              `SELECT (SELECT count(DISTINCT row_no) FROM mention) AS used,
                 (SELECT count(DISTINCT row_no) FROM set_aside WHERE reason IS NOT NULL) AS aside,
                 (SELECT count(*) FROM set_aside JOIN mention USING (row_no)) AS both`,
            );
            expect(kept).toEqual({ used: report?.rowsUsed, aside: report?.rowsAside, both: 0 });
          } finally {
            db.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
