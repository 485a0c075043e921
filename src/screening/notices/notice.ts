import type { Roll } from "../../rolls/roll.ts";
import { monthText } from "../../rules/run-context.ts";
import type { Notice } from "../../worklists/notice.ts";

export type { Notice } from "../../worklists/notice.ts";

/** Rolls by name, as far as notices need them. */
export type Labels = ReadonlyMap<string, Pick<Roll, "label">>;

/** No notice where there is nothing to tell. */
export function noticeOf(notice: Notice): Notice[] {
  return notice.lines.length === 0 ? [] : [notice];
}

/** `低保/10月.xlsx·在保`, and a file of text by its name alone. */
export function placeText({ file, sheet }: { file: string; sheet: string }): string {
  return sheet === "" ? file : `${file}·${sheet}`;
}

/** `《低保花名册》`; a kind of roll that is not known by its id. */
export function rollText(rolls: Labels, roll: string): string {
  return `《${rolls.get(roll)?.label ?? roll}》`;
}

/** `《低保花名册》 2019-10`, and without a month the roll alone. */
export function datedRollText(
  rolls: Labels,
  { roll, period }: { roll: string; period: number | null },
): string {
  return `${rollText(rolls, roll)}${period === null ? "" : ` ${monthText(period)}`}`;
}
