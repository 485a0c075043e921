/** Node decodes GB18030 but does not encode it; two-byte codes are all that test files need. */
const codes = new Map<string, number>();

function load(): void {
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(high, low));
      if ([...char].length === 1 && char !== "\ufffd" && !codes.has(char))
        codes.set(char, high * 256 + low);
    }
  }
}

/** Text as GB18030 bytes; throws on a character outside the two-byte range. */
export function encodeGb18030(text: string): Buffer {
  if (codes.size === 0) load();
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else {
      const code = codes.get(char);
      if (code === undefined)
        throw new RangeError(`U+${point.toString(16)} has no two-byte GB18030 code`);
      bytes.push(code >> 8, code & 0xff);
    }
  }
  return Buffer.from(bytes);
}
