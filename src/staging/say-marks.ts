import { type Database, quoteText } from "../engine/database.ts";
import { MORE } from "../sources/recognition/mark-columns.ts";
import type { Recognition } from "../sources/recognition/recognise-sheet.ts";
import { NO_TICK, TICK } from "../sources/recognition/ticks.ts";

const BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)";

/** What a hand puts where others have a tick: the class or grade of what the column is called. */
const CLASS = "[一二三四1-4]级|[A-D甲乙丙丁一二三]类?|(农村|城市|农|城|集中|分散)";

/** Let the first of columns that are ticked say which of them is, in raw.s<sheetId>, as if the office had written it so. */
export async function sayMarks(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, marks }: Recognition,
): Promise<void> {
  for (const { index, columns, none, byOwn, all, graded } of marks) {
    const cell = (at: number) => `trim(c${at + 1}, ${BLANKS})`;
    if (all || graded) {
      const ticked = columns.map(({ index: at, text }) => {
        const word = quoteText(text);
        // The grade below each category: 肢体二级、智力一级.
        return graded
          ? `CASE WHEN NOT regexp_full_match(${cell(at)}, '(?i)(${NO_TICK})?') THEN ${word} || regexp_replace(${cell(at)}, '级$', '') || '级' END`
          : `CASE WHEN regexp_full_match(${cell(at)}, '(?i)(${TICK}|${MORE}|${CLASS})') OR ${cell(at)} = ${word} THEN ${word}
              WHEN NOT regexp_full_match(${cell(at)}, '(?i)(${NO_TICK})?') THEN ${word} || '：' || ${cell(at)} END`;
      });
      await db.run(
        `UPDATE raw.s${sheetId} SET c${index + 1} = nullif(concat_ws('、', ${ticked.join(", ")}), '') WHERE row_no >= ${headerRow + headerRows}`,
      );
      continue;
    }
    const ticks = byOwn ? `${TICK}|${MORE}` : TICK;
    const whens = columns.map(({ index: at, text }) => {
      const own = byOwn ? ` OR ${cell(at)} = ${quoteText(text)}` : "";
      return `WHEN regexp_full_match(${cell(at)}, '(?i)(${ticks})')${own} THEN ${quoteText(text)}`;
    });
    // What is neither is kept for a word that nobody knows, which is said.
    const others = columns.map(
      (column) =>
        `CASE WHEN NOT regexp_full_match(${cell(column.index)}, '(?i)(${NO_TICK})?') THEN ${cell(column.index)} END`,
    );
    const isNone = columns.map(
      (column) => `regexp_full_match(${cell(column.index)}, '(?i)(${NO_TICK})')`,
    );
    if (none !== undefined) whens.push(`WHEN ${isNone.join(" AND ")} THEN ${quoteText(none)}`);
    await db.run(
      `UPDATE raw.s${sheetId} SET c${index + 1} = CASE ${whens.join(" ")} ELSE COALESCE(${others.join(", ")}) END WHERE row_no >= ${headerRow + headerRows}`,
    );
  }
}
