import { valuesNamed } from "../../../rolls/resolve-code.ts";
import { monthSaid } from "./month-said.ts";

/** Distinct months in one row that make it a header whatever stands above. A row of data has two at most: from when and until when. */
const MANY_MONTHS = 3;
const LONGEST = 20;

/**
 * The cells of a row that are headers of columns side by side: months, or items of payment below one group. A row of data names months and
 * an item too, but each below a header of its own.
 */
export function besides(cells: readonly string[], above: readonly string[]): string[] {
  const named = cells.map((cell) => (cell.length <= LONGEST ? nameOf(cell) : null));
  const months = new Set(named.filter((name) => name?.startsWith("month")));
  return cells.filter((cell, index) => {
    const name = named[index];
    if (!name || cell === above[index]) return false;
    if (name.startsWith("month") && months.size >= MANY_MONTHS) return true;
    return [index - 1, index + 1].some(
      (other) => named[other] && named[other] !== name && isOneGroup(above, index, other),
    );
  });
}

/** Below one merged cell, or below a group whose cells to the right were left empty. */
function isOneGroup(above: readonly string[], one: number, other: number): boolean {
  const [left = "", right = ""] = [above[Math.min(one, other)], above[Math.max(one, other)]];
  return (
    above.length > 0 && (right === left || right.trim() === "") && (left + right).trim() !== ""
  );
}

function nameOf(cell: string): string | null {
  const month = monthSaid(cell);
  if (month) return `month ${month.year} ${month.month} ${month.count}`;
  const items = /\d{4}/.test(cell) ? [] : valuesNamed("item", cell);
  return items.length === 1 ? `item ${items[0]}` : null;
}
