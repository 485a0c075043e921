import { monthNumber } from "../../rolls/cell/read-date.ts";
import { periodIn } from "../../sources/recognition/lines/find-period.ts";

/** The month that the name of a list says, the last of its year where it says no more; null where it says none. For rolls that have no month. */
export function monthNamed(name: string): number | null {
  const year = name.match(/(?<!\d)(20\d{2})(?!\d)/)?.[1];
  return periodIn(name) ?? (year === undefined ? null : monthNumber(Number(year), 12));
}
