import { type Database, quoteText } from "../../engine/database.ts";
import { bareDay, DAY_ALONE } from "../../sources/recognition/made/bare-days.ts";
import { bareMonth, MONTHS, type YearOf } from "../../sources/recognition/made/bare-months.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** The year at the beginning of a cell. */
const YEAR = "^(20\\d{2})";

/** Let the cells of raw.s<sheetId> that name a month or a day and no year say both, as if the office had written them so. */
export async function sayYears(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, years }: Recognition,
): Promise<void> {
  for (const yearOf of years) {
    const { index, from, inMonth } = yearOf;
    const bare = `trim(regexp_replace(c${index + 1}, '[\\s\\x{3000}]', '', 'g'))`;
    const written = yearOf.days ? `translate(${bare}, '/-', '..')` : bare;
    if (inMonth)
      await db.run(`UPDATE raw.s${sheetId} SET c${index + 1} = '${inMonth.year}年${inMonth.month}月' || ${bare}
        WHERE row_no >= ${headerRow + headerRows} AND regexp_full_match(${bare}, ${quoteText(DAY_ALONE)})`);
    for (const { year, months } of saidYears(yearOf)) {
      const said =
        from === null
          ? quoteText(String(year))
          : `regexp_extract(trim(c${from + 1}), ${quoteText(YEAR)}, 1)`;
      await db.run(`UPDATE raw.s${sheetId} SET c${index + 1} = ${said} || '年' || ${written}
        WHERE row_no >= ${headerRow + headerRows} AND ${said} <> '' AND regexp_full_match(${written}, ${quoteText(months)})`);
    }
  }
}

/** The same of one row as the reader gives it. */
export function withYear(cells: readonly string[], yearOf: YearOf): string {
  const { index, from } = yearOf;
  const month = (cells[index] ?? "").replace(/\s/g, "");
  const beside = new RegExp(YEAR).exec((cells[from ?? -1] ?? "").trim())?.[1];
  const own = saidYears(yearOf).find(({ months }) => new RegExp(`^${months}$`).test(month));
  const year = from === null ? own?.year : beside;
  return own && year ? `${year}年${month}` : (cells[index] ?? "");
}

/** Each year, with the pattern of its months; of a column of years one without a year, with that of all months. */
function saidYears({ from, years, days }: YearOf): { year: number | null; months: string }[] {
  const patternOf = (months: readonly number[]) =>
    days ? bareDay(months, days.losesZeros) : bareMonth(months);
  if (from !== null) return [{ year: null, months: bareMonth(MONTHS) }];
  return [...new Set(years)]
    .filter((year) => year !== null)
    .map((year) => ({
      year,
      months: patternOf(MONTHS.filter((month) => years[month - 1] === year)),
    }));
}
