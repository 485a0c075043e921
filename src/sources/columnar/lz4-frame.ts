import { damaged } from "../refusal.ts";

const MAGIC = 0x184d2204;
const STORED = 0x8000_0000;
const MIN_MATCH = 4;

/**
 * Unpack one LZ4 frame (LZ4_Frame_format 1.6), as Feather files hold each column. Checksums are stepped over.
 * `limit` is the most it may unpack to.
 */
export function unpackLz4Frame(packed: Uint8Array, limit: number): Uint8Array {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < 7 || bytes.readUInt32LE(0) !== MAGIC) throw damaged("压缩内容读不出来");
  const flags = bytes[4] as number;
  const hasBlockChecksum = (flags & 0x10) !== 0;
  let at = 7 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0);
  const out = new Output(limit);
  for (;;) {
    if (at + 4 > bytes.length) throw damaged("压缩内容读不出来");
    const header = bytes.readUInt32LE(at);
    at += 4;
    if (header === 0) return out.bytes.subarray(0, out.length);
    const size = header & ~STORED;
    const block = bytes.subarray(at, at + size);
    if (block.length < size) throw damaged("压缩内容读不出来");
    if (header & STORED) out.literals(block, 0, size);
    else unpackBlock(block, out);
    at += size + (hasBlockChecksum ? 4 : 0);
  }
}

function unpackBlock(block: Buffer, out: Output): void {
  let at = 0;
  const length = (short: number) => {
    let total = short;
    if (short < 15) return total;
    for (;;) {
      const more = block[at++];
      if (more === undefined) throw damaged("压缩内容读不出来");
      total += more;
      if (more < 255) return total;
    }
  };
  while (at < block.length) {
    const token = block[at++] as number;
    const literals = length(token >> 4);
    out.literals(block, at, at + literals);
    at += literals;
    if (at >= block.length) return;
    const offset = (block[at] as number) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    out.match(offset, length(token & 15) + MIN_MATCH);
  }
}

class Output {
  bytes: Buffer = Buffer.alloc(64 * 1024);
  length = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  literals(from: Buffer, start: number, end: number): void {
    if (end > from.length) throw damaged("压缩内容读不出来");
    this.#reserve(end - start);
    this.length += from.copy(this.bytes, this.length, start, end);
  }

  /** Repeat what stands `offset` bytes back; it may reach into what it writes. */
  match(offset: number, count: number): void {
    if (offset === 0 || offset > this.length) throw damaged("压缩内容读不出来");
    this.#reserve(count);
    for (let index = 0; index < count; index += 1) {
      this.bytes[this.length] = this.bytes[this.length - offset] as number;
      this.length += 1;
    }
  }

  #reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed > this.#limit) throw damaged("压缩内容太大");
    if (needed <= this.bytes.length) return;
    const grown = Buffer.alloc(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}
