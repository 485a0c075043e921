import { type ByteSource, piecesOf } from "../byte-source.ts";
import type { Refusal } from "../refusal.ts";
import { badEncoding, type EncodedText, type TextEncoding } from "./detect-encoding.ts";

/** The text as UTF-8, in pieces that may end anywhere but inside a character. Throws E3006 with the first bad byte. */
export function* decodeText(source: ByteSource, text: EncodedText): Iterable<Buffer> {
  const body: ByteSource = {
    size: source.size - text.bom,
    read: (offset, length) => source.read(offset + text.bom, length),
  };
  const decoder = new TextDecoder(text.encoding, { fatal: true });
  let offset = text.bom;
  let line: Buffer = Buffer.alloc(0);
  for (const piece of piecesOf(body)) {
    try {
      yield Buffer.from(decoder.decode(piece, { stream: true }), "utf8");
    } catch {
      throw refused(offset - line.length, Buffer.concat([line, piece]), text);
    }
    offset += piece.length;
    line = piece.subarray(piece.lastIndexOf(0x0a) + 1);
  }
  try {
    yield Buffer.from(decoder.decode(), "utf8");
  } catch {
    throw badEncoding(source.size - 1, "结尾的字不完整");
  }
}

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
