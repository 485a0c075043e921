let codes: Map<string, number> | undefined;

/** The two-byte codes, read back from Node's decoder; Node has no encoder. */
function codeTable(): Map<string, number> {
  if (codes) return codes;
  codes = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(high, low));
      if ([...char].length === 1 && char !== "\ufffd" && !codes.has(char))
        codes.set(char, high * 256 + low);
    }
  }
  return codes;
}

/** Text as GB18030 bytes; a character without a two-byte code becomes `?`, as old systems write it. */
export function encodeGb18030(text: string): Buffer {
  const table = codeTable();
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else {
      const code = table.get(char) ?? 0x3f;
      if (code > 0xff) bytes.push(code >> 8);
      bytes.push(code & 0xff);
    }
  }
  return Buffer.from(bytes);
}
