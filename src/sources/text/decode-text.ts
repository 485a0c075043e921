import { isUtf8 } from "node:buffer";
import { type ByteSource, piecesOf } from "../byte-source.ts";
import type { Refusal } from "../refusal.ts";
import {
  badEncoding,
  type EncodedText,
  type TextEncoding,
  wholeCharacters,
} from "./detect-encoding.ts";

/** The text as UTF-8, in pieces that may end anywhere but inside a character. Throws E3006 with the first bad byte. */
export function* decodeText(source: ByteSource, text: EncodedText): Iterable<Buffer> {
  const body: ByteSource = {
    size: source.size - text.bom,
    read: (offset, length) => source.read(offset + text.bom, length),
  };
  const decoded = text.encoding === "utf-8" ? keptUtf8() : recoded(text.encoding);
  let offset = text.bom;
  let line: Buffer = Buffer.alloc(0);
  for (const piece of piecesOf(body)) {
    try {
      yield decoded(piece);
    } catch {
      throw refused(offset - line.length, Buffer.concat([line, piece]), text);
    }
    offset += piece.length;
    line = piece.subarray(piece.lastIndexOf(0x0a) + 1);
  }
  try {
    yield decoded();
  } catch {
    throw badEncoding(source.size - 1, "结尾的字不完整");
  }
}

/** Takes one piece after the other, then none; throws where the bytes are no text. */
type Decoder = (piece?: Buffer) => Buffer;

function recoded(encoding: TextEncoding): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (piece) => Buffer.from(decoder.decode(piece, { stream: piece !== undefined }), "utf8");
}

/** Bytes that are UTF-8 already are looked at and stay as they are. */
function keptUtf8(): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  return (piece) => {
    const bytes = piece === undefined ? rest : Buffer.concat([rest, piece]);
    const end = piece === undefined ? bytes.length : wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) throw new RangeError("not UTF-8");
    rest = bytes.subarray(end);
    // A second mark behind the first is no text either.
    const from = isFirst && MARK.equals(bytes.subarray(0, MARK.length)) ? MARK.length : 0;
    isFirst = false;
    return bytes.subarray(from, end);
  };
}

const MARK = Buffer.from("\ufeff");

/** `bytes` start at a line, so that a decoder of its own falls in step with them. */
function refused(offset: number, bytes: Buffer, { encoding }: EncodedText): Refusal {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return badEncoding(
    offset + characterAt(bytes, good, encoding),
    `按 ${encoding.toUpperCase()} 读`,
  );
}

/** Where the character starts that the byte at `at` belongs to; all before it are whole. */
function characterAt(bytes: Buffer, at: number, encoding: TextEncoding): number {
  let start = 0;
  for (;;) {
    const next = start + characterSize(bytes, start, encoding);
    if (next > at) return start;
    start = next;
  }
}

function characterSize(bytes: Buffer, at: number, encoding: TextEncoding): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  if (encoding === "gb18030") {
    if (first < 0x81) return 1;
    return second >= 0x30 && second <= 0x39 ? 4 : 2;
  }
  if (encoding !== "utf-8") return 2;
  if (first < 0xc0) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
