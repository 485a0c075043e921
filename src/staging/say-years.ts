import { type Database, quoteText } from "../engine/database.ts";
import { BARE_MONTH, type YearOf } from "../sources/recognition/bare-months.ts";
import type { Recognition } from "../sources/recognition/recognise-sheet.ts";

/** The year at the beginning of a cell. */
const YEAR = "^(20\\d{2})";
const MONTH = new RegExp(`^${BARE_MONTH}$`);

/** Let the cells of raw.s<sheetId> that name a month and no year say both, as if the office had written them so. */
export async function sayYears(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, years }: Recognition,
): Promise<void> {
  for (const { index, from, year } of years) {
    const month = `trim(regexp_replace(c${index + 1}, '[\\s\\x{3000}]', '', 'g'))`;
    const said =
      from === null
        ? quoteText(String(year))
        : `regexp_extract(trim(c${from + 1}), ${quoteText(YEAR)}, 1)`;
    await db.run(`UPDATE raw.s${sheetId} SET c${index + 1} = ${said} || '年' || ${month}
      WHERE row_no >= ${headerRow + headerRows} AND ${said} <> '' AND regexp_full_match(${month}, ${quoteText(BARE_MONTH)})`);
  }
}

/** The same of one row as the reader gives it. */
export function withYear(cells: readonly string[], { index, from, year }: YearOf): string {
  const month = (cells[index] ?? "").replace(/\s/g, "");
  const said =
    from === null ? String(year) : new RegExp(YEAR).exec((cells[from] ?? "").trim())?.[1];
  return said && MONTH.test(month) ? `${said}年${month}` : (cells[index] ?? "");
}
