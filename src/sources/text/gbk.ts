let codes: Map<string, number> | undefined;

/** The two-byte codes of GBK by character, read back from Node's decoder; Node has no encoder. */
export function gbkCodes(): ReadonlyMap<string, number> {
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

const ASCII = /^\p{ASCII}$/u;
/** Nearly all else there is, and in GBK all of it. */
const HAN = /^[\u4e00-\u9fa5\u3000\uff01-\uff5e]$/;

/** How many places a character takes where each byte of GB18030 is one: a blank that GBK does not have (U+00A0) takes four. */
export function placesOf(character: string): 1 | 2 | 4 {
  if (ASCII.test(character)) return 1;
  return HAN.test(character) || gbkCodes().has(character) ? 2 : 4;
}
