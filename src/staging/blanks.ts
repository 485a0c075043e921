import type { Database } from "../engine/database.ts";
import { headerText } from "../rolls/headers/header-text.ts";
import type { Field } from "../rolls/kind.ts";
import { isRemarkHeader } from "../sources/recognition/columns/remark-column.ts";
import { cellOf } from "./cell-sql.ts";
import { usedRows } from "./row-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** 变动情况 says what happened to somebody: where nothing did, or he came, he is there. */
const OF_CHANGES = /(变动|变更|异动)(情况|类型|类别|原因)?$/;
/** That he is there, and no change. */
const STAYS = "^(正常.*|在|在[籍册用户].*|有效|有户口|常口|常住.*|户籍人口|实有|1)$";

/** Of the written cells of a column so many name exceptions, at least: a line that nobody tells from a person may lie below it. */
const MOSTLY = 0.9;

/** 风险消除时间 and 消除方式 stay empty until it happens, however many it has happened to. */
const OF_ENDS = /(时间|日期|年月|方式)$/;

/** What empty cells say, by field, where the rows of a column say that only exceptions are written down. Reads cell_value. */
export async function blanksOf(
  db: Database,
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
): Promise<Map<string, string>> {
  const blanks = new Map<string, string>();
  for (const [field, spec] of Object.entries(sheet.roll.columns)) {
    const until = "headers" in spec ? spec.blankUntil : undefined;
    const blank = "headers" in spec ? (spec.blank ?? until?.says) : undefined;
    const column = sheet.columns.get(field);
    if (blank === undefined || column === undefined) continue;
    if ("blankIfAsked" in spec && typed.get(field)?.asked === undefined) continue;
    // 外出务工 among remarks is of another thing, and as good as an empty cell.
    const header = sheet.headers.get(column) ?? "";
    const ofChanges = OF_CHANGES.test(headerText(header));
    const ofRemarks = typed.get(field)?.open !== undefined || ofChanges;
    const isFilled = ofRemarks
      ? `v.state IN ('value', 'unknown')${ofChanges ? " AND v.value <> $blank" : ""}`
      : `${cellOf(column)} <> ''`;
    const isSaid = ofChanges ? ` AND regexp_matches(v.text, '${STAYS}')` : "";
    const [cells] = await db.rows<{ rows: number; filled: number; said: number; read: number }>(
      `SELECT count(*) AS rows, count(*) FILTER (${isFilled}) AS filled,
         count(*) FILTER (v.state = 'value'${ofChanges ? " AND v.value <> $blank" : ""}) AS read, count(*) FILTER (v.value = $blank${isSaid}) AS said
       FROM ${usedRows(sheet)} LEFT JOIN cell_value v ON v.field = $field AND v.text = ${cellOf(column)}
       WHERE r.row_no >= ${sheet.headerRow + sheet.headerRows}`,
      { blank, field },
    );
    const { rows, filled, said, read } = cells ?? { rows: 0, filled: 0, said: 0, read: 0 };
    const isMostly = ofRemarks || read >= filled * MOSTLY;
    const namesExceptions = read > 0 && said === 0 && isMostly && filled * 2 < rows;
    // Remarks that say so of people on other sheets of the form.
    const hasNone = filled === 0 && isRemarkHeader(header);
    // 迁出 and 注销 that are ticked for nobody say of everybody that he is there.
    const isUnticked = filled === 0 && sheet.ticked?.has(column);
    if (
      until
        ? OF_ENDS.test(headerText(header)) && read > 0 && said === 0 && isMostly
        : namesExceptions || hasNone || isUnticked
    )
      blanks.set(field, blank);
  }
  return blanks;
}
