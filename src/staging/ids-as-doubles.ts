import type { Database } from "../engine/database.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";

/** Of fewer numbers in a column chance would say too much: a double prints one in 64 of all numbers as they are. */
const FEWEST = 20;
const LEAST_SHARE = 0.5;
/** Rows looked at. */
const FIRST_ROWS = 400;

const NUMBER = "regexp_full_match(trim({cell}), '[1-9][0-9]{17}')";
const DOUBLE = "CAST(CAST(trim({cell}) AS DOUBLE) AS HUGEINT)";
const DIGITS =
  "replace(split_part(CAST(CAST(trim({cell}) AS DOUBLE) AS VARCHAR), 'e', 1), '.', '')";
/** A number of it that was kept whole is a double by chance, and as well read by fifteen digits. */
const PRINTED = `(CAST(${DOUBLE} AS VARCHAR) = trim({cell}) OR rtrim(${DIGITS}, '0') = rtrim(trim({cell}), '0'))`;

/**
 * A program that kept a column of IDs as numbers and wrote them out as text leaves 18 digits of which the last two or three are noise: one in
 * eleven passes its checksum and would be somebody else's. Such a column is read as if its cells were numbers: fifteen digits and 000.
 *
 * Writes: raw.s<sheetId>, the ID columns of such a sheet.
 */
export async function roundDoubles(
  db: Database,
  sheetId: number,
  recognition: Recognition,
  width: number,
): Promise<void> {
  const columns = idColumns(recognition)
    .filter((index) => index < width)
    .map((index) => `c${index + 1}`);
  if (columns.length === 0) return;
  // The rows lie in their order; to sort them for the first ones takes a look at all.
  const rows = await db.rows(
    `SELECT ${columns.join(", ")} FROM raw.s${sheetId} LIMIT ${FIRST_ROWS}`,
  );
  for (const column of new Set(columns)) {
    // A spreadsheet leaves 000 of the cells that it took for numbers, and those beside them are whole.
    const numbers = rows
      .map((row) => String(row[column] ?? "").trim())
      .filter((text) => /^[1-9]\d{17}$/.test(text) && !text.endsWith("000"));
    const doubles = numbers.filter(isPrintedDouble).length;
    if (numbers.length < FEWEST || doubles < numbers.length * LEAST_SHARE) continue;
    const of = (sql: string) => sql.replaceAll("{cell}", column);
    await db.run(
      `UPDATE raw.s${sheetId} SET ${column} = CAST((${of(DOUBLE)} + 500) // 1000 AS VARCHAR) || '000'
       WHERE CASE WHEN ${of(NUMBER)} THEN ${of(PRINTED)} ELSE false END`,
    );
  }
}

/** Whether 18 digits are what a double prints: in full (…632), or the fewest that say which it is and zeros behind them (…600). */
function isPrintedDouble(text: string): boolean {
  const value = Number(text);
  return BigInt(value).toString() === text || String(value) === text;
}

/** Columns of IDs, counted from 0, those of everybody in a row that names a family among them. */
function idColumns({ columns, family }: Recognition): number[] {
  const ids = columns.filter(({ field }) => /(^|_)id(_corrected)?$/.test(field));
  const own = ids.map(({ index }) => index);
  if (family === null) return own;
  return family.parts.flatMap((part) => own.flatMap((index) => part.columns.get(index) ?? []));
}
