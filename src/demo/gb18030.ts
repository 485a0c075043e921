import { gbkCodes } from "../sources/text/gbk.ts";

/** Text as GB18030 bytes; a character without a two-byte code becomes `?`, as old systems write it. */
export function encodeGb18030(text: string): Buffer {
  const table = gbkCodes();
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
