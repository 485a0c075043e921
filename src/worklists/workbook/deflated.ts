import { constants, crc32, deflateRawSync } from "node:zlib";

/** Twice the speed of level 3, for files a tenth larger. */
const LEVEL = 1;
/** What a stream of this compression ends with: an empty last block. */
const END = Buffer.from([0x03, 0x00]);

/** A piece of a zip part, compressed by itself: pieces may be kept, and put together in any way. */
export interface Deflated {
  bytes: Uint8Array;
  /** Checksum and number of the bytes it unpacks to. */
  crc: number;
  size: number;
}

const NOTHING: Deflated = { bytes: Buffer.alloc(0), crc: 0, size: 0 };

/** Compress so that another piece can follow. At once, not in another thread: waking one takes longer than a small part. */
export function deflated(plain: Uint8Array): Deflated {
  if (plain.length === 0) return NOTHING;
  const bytes = deflateRawSync(plain, {
    level: LEVEL,
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: Math.max(1024, Math.ceil(plain.length / 4)),
  });
  return { bytes, crc: crc32(plain), size: plain.length };
}

/** Texts that are remembered: the parts that every workbook has. */
const REMEMBERED = 100;
const LONGEST = 16_384;
const known = new Map<string, Deflated>();

/** The same for a text that many workbooks have. */
export function deflatedText(text: string): Deflated {
  if (text.length > LONGEST) return deflated(Buffer.from(text));
  const before = known.get(text);
  if (before) return before;
  const made = deflated(Buffer.from(text));
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, made);
  return made;
}

/** All of a part: pieces one after the other, and the end. */
export function wholePart(pieces: readonly Deflated[]): Deflated {
  let crc = 0;
  let size = 0;
  for (const piece of pieces) {
    crc = size === 0 ? piece.crc : crcOfBoth(crc, piece.crc, piece.size);
    size += piece.size;
  }
  return { bytes: Buffer.concat([...pieces.map(({ bytes }) => bytes), END]), crc, size };
}

/** A step of the checksum as a matrix over bits: what bit n of a checksum becomes. */
type Step = readonly number[];

const POLYNOMIAL = 0xedb88320;
/** Steps over 1, 2, 4 … zero bytes. */
const steps: Step[] = [];

/** Checksum of two texts from the checksum of each: that of the first is taken over as many zero bytes as the second has. */
function crcOfBoth(first: number, second: number, secondSize: number): number {
  let crc = first;
  for (let rest = secondSize, power = 0; rest > 0; rest = Math.floor(rest / 2), power += 1) {
    if (rest % 2 === 1) crc = taken(stepOver(power), crc);
  }
  return (crc ^ second) >>> 0;
}

function stepOver(power: number): Step {
  const step = steps[power];
  if (step) return step;
  const half = power === 0 ? undefined : stepOver(power - 1);
  const made = half ? half.map((bits) => taken(half, bits)) : overOneByte();
  steps[power] = made;
  return made;
}

function overOneByte(): Step {
  return Array.from({ length: 32 }, (_, bit) => {
    let crc = 2 ** bit;
    for (let each = 0; each < 8; each += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc >>> 0;
  });
}

function taken(step: Step, crc: number): number {
  let sum = 0;
  for (let rest = crc, bit = 0; rest !== 0; rest >>>= 1, bit += 1)
    if (rest & 1) sum ^= step[bit] ?? 0;
  return sum >>> 0;
}
