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
  const texts = db.stream<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM sheet_rows r WHERE ${cell} IS NOT NULL AND ${cell} <> ''`,
  );
  for await (const chunk of texts) {
    for (const { text } of chunk) {
      const reading = read(field, spec, text);
      readings.push([field, text, reading.value, reading.state]);
    }
  }
  await db.append("cell_value", readings);
}

function read(field: string, spec: Field, text: string): { value: string | null; state: string } {
  if (field === "town" || field === "village") {
    const place = plainText(text);
    return { value: place === "" ? null : place, state: "value" };
  }
  const reading = readCell(spec, text);
  return { value: "value" in reading ? String(reading.value) : null, state: reading.state };
}
