import { isUtf8 } from "node:buffer";
import { type ByteSource, piecesOf } from "../byte-source.ts";
import { damaged, Refusal } from "../refusal.ts";
import { findMixedEncoding } from "./mixed-encoding.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

export interface EncodedText {
  encoding: TextEncoding;
  /** Bytes of the byte order mark. */
  bom: number;
}

const SAMPLE = 4_096;

/**
 * Decide how a text is encoded, from all of its bytes: a byte order mark, the NULs of UTF-16, strict UTF-8, else
 * GB18030, which the decoder then holds to as strictly.
 *
 * Throws: E3006 when parts of the file are UTF-8 and others are not, E3002 at a NUL.
 */
export function detectEncoding(source: ByteSource): EncodedText {
  const head = source.read(0, SAMPLE);
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: 2 };
  const wide = wideEncoding(head);
  if (wide) return { encoding: wide, bom: 0 };
  assertNoNul(source);
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (isAllUtf8(source)) return { encoding: "utf-8", bom };
  // Decoding finds where it goes wrong, and says so.
  if (bom > 0) return { encoding: "utf-8", bom };
  const mixed = findMixedEncoding(source);
  if (mixed !== null) throw badEncoding(mixed, "前后用了两种编码（UTF-8 和 GB18030）");
  return { encoding: "gb18030", bom: 0 };
}

export function badEncoding(offset: number, why: string): Refusal {
  return new Refusal(
    "E3006",
    `文字编码无法识别：${why}，第 ${offset + 1} 个字节起读不出来。`,
    "请用 Excel 或 WPS 打开，另存为 .xlsx；文本文件可以用记事本另存为 UTF-8。",
  );
}

/** Most text has NULs at every second byte when it is UTF-16, and none otherwise. */
function wideEncoding(head: Buffer): TextEncoding | null {
  const nuls = [0, 0];
  for (const [index, byte] of head.entries())
    if (byte === 0) nuls[index & 1] = (nuls[index & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (head.length % 2 === 1 && head.length < SAMPLE) return null;
  const enough = head.length / 20;
  if (odd >= enough && even === 0 && odd > 0) return "utf-16le";
  if (even >= enough && odd === 0 && even > 0) return "utf-16be";
  return null;
}

function assertNoNul(source: ByteSource): void {
  let offset = 0;
  for (const piece of piecesOf(source)) {
    const at = piece.indexOf(0);
    if (at >= 0) throw damaged(`第 ${offset + at + 1} 个字节是空字符（NUL），文本里不该有`);
    offset += piece.length;
  }
}

function isAllUtf8(source: ByteSource): boolean {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of piecesOf(source)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return rest.length === 0;
}

/** Where the last character starts that `bytes` may have cut; their end when it cuts none. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
