import { headerText } from "../../../rolls/headers/header-text.ts";
import { JOINT_HEADERS } from "../../../rolls/headers/joint-headers.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const HEADERS = new Set([...JOINT_HEADERS.headers, ...JOINT_HEADERS.lesser].map(headerText));
const LEAST = 0.5;

/** Whether a column of programmes (救助类别) says of anybody that he is on 低保. */
export function namesDibao(columns: readonly SheetColumn[]): boolean {
  return columns.some(
    ({ names, sample }) => names.some((name) => HEADERS.has(name)) && sample.some(isDibao),
  );
}

function isDibao(text: string): boolean {
  return resolveCode("programme", text).value === "dibao";
}

/**
 * Whether a column says of most rows that say it that they are on 低保, where this is the roll of 特困: a list of all 社会救助 is the roll of 低保, which
 * reads its rows of 特困 as well, whatever columns for these it has beside.
 */
export function isListOfDibao({ fixed }: Roll, columns: readonly SheetColumn[]): boolean {
  if (fixed?.programme !== "tekun") return false;
  return columns.some(({ names, sample }) => {
    if (sample.length === 0 || !names.some((name) => HEADERS.has(name))) return false;
    return sample.filter(isDibao).length >= LEAST * sample.length;
  });
}
