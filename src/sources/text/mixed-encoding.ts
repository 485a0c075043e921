import { isUtf8 } from "node:buffer";
import { type ByteSource, piecesOf } from "../byte-source.ts";

/**
 * Where a file that is not UTF-8 as a whole nevertheless has lines that are, so that reading it as
 * GB18030 would turn them into other characters without an error. Returns the offset of the first line of the
 * second encoding, null when the file is of one.
 *
 * A line counts as UTF-8 when it holds two Chinese characters of three bytes, some of them 0x80 to 0xA0: GB2312
 * text has no such bytes, and rarer GBK text has them in that order about once in ten million lines.
 */
export function findMixedEncoding(source: ByteSource): number | null {
  let offset = 0;
  let rest: Buffer = Buffer.alloc(0);
  let first: boolean | null = null;
  for (const piece of piecesOf(source)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      const is = lineIsUtf8(bytes.subarray(from, end));
      if (is !== null && first !== null && is !== first) return offset + from;
      first = is ?? first;
      from = end + 1;
    }
    offset += from;
    rest = bytes.subarray(from);
  }
  const last = lineIsUtf8(rest);
  return last !== null && first !== null && last !== first ? offset : null;
}

/** null: the line does not tell. */
function lineIsUtf8(line: Buffer): boolean | null {
  if (!isUtf8(line)) return false;
  let wide = 0;
  let telling = 0;
  for (let at = 0; at < line.length; at += 1) {
    const byte = line[at] as number;
    if (byte >= 0xe4 && byte <= 0xe9) wide += 1;
    if (byte >= 0x80 && byte <= 0xa0) telling += 1;
  }
  return wide >= 2 && telling > 0 ? true : null;
}
