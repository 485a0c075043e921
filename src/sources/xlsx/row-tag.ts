import { wholeNumber } from "./cell-tag.ts";

const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const LOWER_R = 0x72;

/** `r` of the tag whose attributes are `bytes[from, to)`; 0 when it has none. */
export function rowNumberOf(bytes: Buffer, from: number, to: number): number {
  for (let at = from; at + 3 < to; at += 1) {
    if (bytes[at + 1] !== LOWER_R || (bytes[at] as number) > 0x20 || bytes[at + 2] !== EQUALS)
      continue;
    const quote = bytes[at + 3];
    if (quote !== DOUBLE && quote !== SINGLE) continue;
    let end = at + 4;
    while (end < to && bytes[end] !== quote) end += 1;
    return wholeNumber(bytes, at + 4, end);
  }
  return 0;
}

/** Whether the tag says `hidden="1"`. Most rows say nothing that starts with h, or only their height. */
export function isHiddenRow(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at + 9 < to; at += 1) {
    if (bytes[at] !== 0x68 || bytes[at + 1] !== 0x69) continue;
    return /^hidden\s*=\s*["'](1|true)["']/.test(bytes.toString("latin1", at, to));
  }
  return false;
}
