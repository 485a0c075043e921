import { readCell } from "../../rolls/cell/read-cell.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { shareRead, valuesOf } from "./value-fit.ts";

/** The least share of the cells that read as the field. */
const LEAST_SAID = 0.5;

/** Whether a column says of each row what the roll else says of all its rows: 低保 in some, and 特困, 孤儿 or the like in most of the others. */
export function tellsFixed(
  roll: Roll,
  field: string,
  { sample }: { sample: readonly string[] },
): boolean {
  const spec = kindOf(roll.kind).fields[field];
  const filled = valuesOf(sample);
  const isFixed = ([text]: readonly [string, number]) => {
    const reading = spec && readCell(spec, text);
    return reading?.state === "value" && String(reading.value) === roll.fixed?.[field];
  };
  if (!spec || filled.count === 0 || !filled.values.some(isFixed)) return false;
  return shareRead(filled, spec, undefined) >= LEAST_SAID;
}
