import type { Database } from "../engine/database.ts";
import { readCell } from "../rolls/cell/read-cell.ts";
import type { Field } from "../rolls/kind.ts";
import { plainText } from "../rolls/plain-text.ts";
import { cellOf, columnOf, type SheetToStage } from "./stage-sheet.ts";

/**
 * Read each distinct text of a column once and keep the readings in `cell_value`. A county's million birth
 * dates are some forty thousand texts, so the readers can be plain TypeScript.
 */
export async function readDistinct(
  db: Database,
  sheet: SheetToStage,
  field: string,
  spec: Field,
): Promise<void> {
  const column = columnOf(sheet, field, spec);
  if (column === undefined) return;
  const cell = cellOf(column);
  const readings: (string | null)[][] = [];
  const losesZero = await octoberLosesItsZero(db, cell, spec);
  const texts = db.stream<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM sheet_rows r WHERE ${cell} IS NOT NULL AND ${cell} <> ''`,
  );
  for await (const chunk of texts) {
    for (const { text } of chunk) {
      const reading = read(field, spec, losesZero ? text.replace(/^(\d{4}\.1)$/, "$10") : text);
      readings.push([field, text, reading.value, reading.state]);
    }
  }
  await db.append("cell_value", readings);
}

/**
 * Months kept as numbers: 2019.09 stays, 2019.10 becomes 2019.1. A column that writes its other months with two digits
 * (2019.01, and no 2019.2) means October by it.
 */
async function octoberLosesItsZero(db: Database, cell: string, spec: Field): Promise<boolean> {
  if (!["month", "day", "span"].includes(spec.type)) return false;
  const [found] = await db.rows<{ padded: boolean | null; bare: boolean | null }>(
    `SELECT bool_or(regexp_matches(${cell}, '^\\d{4}\\.0[1-9]$')) AS padded,
            bool_or(regexp_matches(${cell}, '^\\d{4}\\.[2-9]$')) AS bare FROM sheet_rows r`,
  );
  return found?.padded === true && found.bare !== true;
}

function read(field: string, spec: Field, text: string): { value: string | null; state: string } {
  if (field === "town" || field === "village") {
    const place = plainText(text);
    return { value: place === "" ? null : place, state: "value" };
  }
  const reading = readCell(spec, text);
  return { value: "value" in reading ? String(reading.value) : null, state: reading.state };
}
