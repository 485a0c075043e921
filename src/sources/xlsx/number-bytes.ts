const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;

/** 15 digits, a sign and a point. */
const LONGEST = 17;
const EXACT_DIGITS = 15;

/**
 * Copy a number that reads the same however it is written: at most 15 digits, no exponent, no needless zeros.
 * Returns where it ends in `out`, -1 when it must be worked out.
 */
export function copyPlainNumber(
  xml: Buffer,
  from: number,
  to: number,
  out: Buffer,
  o: number,
): number {
  if (to - from > LONGEST) return -1;
  const first = xml[from] === MINUS ? from + 1 : from;
  let point = -1;
  for (let at = first; at < to; at += 1) {
    const byte = xml[at] as number;
    if (byte >= ZERO && byte <= NINE) continue;
    if (byte !== POINT || point >= 0) return -1;
    point = at;
  }
  const digits = to - first - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > EXACT_DIGITS || point === first || point === to - 1) return -1;
  if (point > 0 && xml[to - 1] === ZERO) return -1;
  // 007 and -0.
  if (xml[first] === ZERO && point !== first + 1 && (digits > 1 || first > from)) return -1;
  let end = o;
  for (let at = from; at < to; at += 1) out[end++] = xml[at] as number;
  return end;
}
