import { type Database, quoteText } from "../../engine/database.ts";
import { judgementOf } from "../../sources/recognition/columns/asset-columns.ts";
import { MORE } from "../../sources/recognition/made/ticked-classes.ts";
import { NO_TICK, TICK } from "../../sources/recognition/made/ticks.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

const BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)";

/** What a hand puts where others have a tick: the class or grade of what the column is called. */
const CLASS = "[一二三四1-4]级|[A-D甲乙丙丁一二三]类?|(农村|城市|农|城|集中|分散)";

/** What says in place of a tick that somebody does not get it, or no longer: 未享受, 已停, 转特困. */
const NOT_ON =
  "[未不没]|(^|[^三])无|停|退|取消|终止|注销|死亡|去世|病故|亡故|迁出|转(出|入|为|特困|低保|五保)";

/** Let the first of columns that are ticked say which of them is, in raw.s<sheetId>, as if the office had written it so. */
export async function sayMarks(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, marks }: Recognition,
): Promise<void> {
  for (const { index, columns, none, byOwn, all, graded, judged } of marks) {
    const cell = (at: number) => `trim(c${at + 1}, ${BLANKS})`;
    if (judged) {
      const cells = columns.map((column) => cell(column.index));
      const below = `FROM raw.s${sheetId} WHERE row_no >= ${headerRow + headerRows}`;
      const said = await judgementsIn(db, cells, below);
      await db.run(
        `UPDATE raw.s${sheetId} SET c${index + 1} = ${said} WHERE row_no >= ${headerRow + headerRows}`,
      );
      continue;
    }
    if (all || graded) {
      const ticked = columns.map(({ index: at, text }) => {
        const word = quoteText(text);
        // The grade below each category: 肢体二级、智力一级.
        return graded
          ? `CASE WHEN NOT regexp_full_match(${cell(at)}, '(?i)(${NO_TICK})?') THEN ${word} || regexp_replace(${cell(at)}, '级$', '') || '级' END`
          : `CASE WHEN regexp_full_match(${cell(at)}, '(?i)(${TICK}|${MORE}|${CLASS})') OR ${cell(at)} = ${word} THEN ${word}
              WHEN NOT regexp_full_match(${cell(at)}, '(?i)(${NO_TICK})?') AND NOT regexp_matches(${cell(at)}, '${NOT_ON}') THEN ${word} || '：' || ${cell(at)} END`;
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

/** What the cells of a row say of a household's property together, as SQL; a word that nobody knows is kept, which is said. */
async function judgementsIn(
  db: Database,
  cells: readonly string[],
  below: string,
): Promise<string> {
  const each = cells.map((cell) => `SELECT DISTINCT ${cell} AS text ${below}`);
  const rows = await db.rows<{ text: string | null }>(each.join(" UNION "));
  const texts = rows.flatMap(({ text }) => (text === null || text === "" ? [] : [text])).sort();
  const among = (test: (value: string | undefined) => boolean) => {
    const own = texts.filter((text) => test(judgementOf(text))).map(quoteText);
    return own.length === 0 ? "false" : cells.map((cell) => `${cell} IN (${own.join(", ")})`);
  };
  const anyOf = (value: string) => [among((said) => said === value)].flat().join(" OR ");
  const unknown = [among((said) => said === undefined)].flat();
  const others = cells.map((cell, at) => `CASE WHEN ${unknown[at] ?? "false"} THEN ${cell} END`);
  return `CASE WHEN ${anyOf("超标")} THEN '超标' ELSE COALESCE(${others.join(", ")}, CASE WHEN ${anyOf("未超标")} THEN '未超标' END) END`;
}
