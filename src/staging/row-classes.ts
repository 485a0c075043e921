import type { Database } from "../engine/database.ts";
import { quoteText } from "../engine/database.ts";
import type { SheetToStage } from "./stage-sheet.ts";

/** First words of the lines offices put under (or between) the rows. */
const FOOTER =
  "^(合计|小计|总计|共计|累计|本页|总户数|总人数|制表|填表|填报|经办|审核|复核|审批|负责人|单位|主管|分管|联系电话|联系人|日期|时间|盖章|签字|签名|说明|备注|注[:：]|以上|第.{1,4}页|共.{1,6}(页|人|户))";

/**
 * Say of each raw row why it is no record of a person, or null when it is one, in `row_class(row_no, reason)`.
 * Nothing is dropped: every row of the sheet is in the table.
 */
export async function classifyRows(db: Database, sheet: SheetToStage): Promise<void> {
  const cells = Array.from({ length: sheet.width }, (_, index) => `plain_cell(r.c${index + 1})`);
  const person = ["id", "name"]
    .map((field) => sheet.columns.get(field))
    .filter((column) => column !== undefined)
    .map((column) => `plain_cell(r.c${column})`);
  const id = sheet.columns.get("id");
  const hasId =
    id === undefined ? "false" : `regexp_matches(COALESCE(r.c${id}, ''), '[0-9０-９]{6}')`;
  const lastHeader = sheet.headerRow + sheet.headerRows - 1;
  await db.run(`CREATE OR REPLACE TEMP TABLE row_class AS
    SELECT r.row_no,
      CASE
        WHEN r.row_no < ${sheet.headerRow} THEN 'title'
        WHEN r.row_no <= ${lastHeader} THEN 'header'
        WHEN ${repeatsHeader(sheet)} THEN 'header'
        WHEN NOT ${hasId} AND regexp_matches(COALESCE(${cells.join(", ")}, ''), ${quoteText(FOOTER)}) THEN 'footer'
        WHEN ${numbersColumns(cells)} THEN 'column_numbers'
        WHEN ${person.length > 0 ? `COALESCE(${person.join(", ")})` : "NULL"} IS NULL THEN 'no_person'
      END AS reason
    FROM sheet_rows r`);
}

/** A header printed again on each page: at least two mapped cells say what the header says. */
function repeatsHeader(sheet: SheetToStage): string {
  const equal = [...sheet.headers].map(
    ([column, header]) =>
      `CASE WHEN plain_cell(r.c${column}) = ${quoteText(header.split("/").at(-1)?.trim() ?? "")} THEN 1 ELSE 0 END`,
  );
  return equal.length < 2 ? "false" : `${equal.join(" + ")} >= 2`;
}

/** The line 1 2 3 4 … that forms print under their header. */
function numbersColumns(cells: readonly string[]): string {
  if (cells.length < 3) return "false";
  const numbered = cells
    .slice(0, 6)
    .map((cell, index) => `COALESCE(${cell}, '') IN ('${index + 1}', '(${index + 1})')`);
  return numbered.join(" AND ");
}
