const QUOTE = 0x22;

/**
 * Whether `bytes[from, to)` is nothing but white space, as `String.trim` sees it. A cell of white space counts as empty.
 */
export function isBlankBytes(bytes: Buffer, from: number, to: number): boolean {
  const first = bytes[from] as number;
  if (to === from) return true;
  if (first > 0x20 && first !== 0xc2 && first !== 0xef && (first < 0xe1 || first > 0xe3))
    return false;
  return bytes.toString("utf8", from, to).trim() === "";
}

export function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  return text === "" || ((first <= 0x20 || first >= 0x80) && text.trim() === "");
}

/** Put `bytes[from, to)` between quotes, doubling those inside; returns the new end. The room must be there. */
export function quoteInPlace(bytes: Buffer, from: number, to: number): number {
  let quotes = 2;
  for (let at = from; at < to; at += 1) if (bytes[at] === QUOTE) quotes += 1;
  const end = to + quotes;
  let write = end - 1;
  bytes[write] = QUOTE;
  for (let at = to - 1; at >= from; at -= 1) {
    const byte = bytes[at] as number;
    write -= 1;
    bytes[write] = byte;
    if (byte !== QUOTE) continue;
    write -= 1;
    bytes[write] = QUOTE;
  }
  bytes[from] = QUOTE;
  return end;
}

export function quotedText(text: string): string {
  return /[\t"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Write a whole number ≥ 0 at `at`; returns where it ends. */
export function writeDigits(bytes: Buffer, at: number, value: number): number {
  let end = at + 1;
  for (let rest = Math.floor(value / 10); rest > 0; rest = Math.floor(rest / 10)) end += 1;
  let rest = value;
  for (let write = end - 1; write >= at; write -= 1) {
    const next = Math.floor(rest / 10);
    bytes[write] = 0x30 + (rest - next * 10);
    rest = next;
  }
  return end;
}
