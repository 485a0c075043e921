/** Bytes that a pile begins with. */
const CHUNK = 65_536;
/** Rooms of piles that are done with, and the largest that is kept. A county has ten thousand piles: to get new memory for each takes longer than to fill it. */
const MOST_SPARE = 32;
const LARGEST_SPARE = 1 << 22;
const spare: Buffer[] = [];

function roomFor(size: number): Buffer {
  const at = spare.findLastIndex(({ length }) => length >= size);
  const [found] = at < 0 ? [] : spare.splice(at, 1);
  return found ?? Buffer.allocUnsafe(size);
}

function leave(room: Buffer): void {
  const isWorth = room.length >= CHUNK && room.length <= LARGEST_SPARE;
  if (isWorth && spare.length < MOST_SPARE) spare.push(room);
}

/** Bytes that are written one after the other. */
export interface BytePile {
  /** Any text. */
  text(text: string): void;
  /** Digits and marks that were turned into bytes before. */
  marks(bytes: Uint8Array): void;
  /** Any number of bytes. */
  copy(bytes: Uint8Array): void;
  /** A whole number that is not negative. */
  digits(number: number): void;
  /** How many there are. */
  size(): number;
  /** All of them; none may follow. */
  bytes(): Uint8Array;
  /** Leave the room to other piles; nothing that `bytes` gave may be looked at any more. */
  free(): void;
}

export function bytePile(size = CHUNK): BytePile {
  let room = roomFor(size);
  let at = 0;
  const need = (more: number) => {
    if (at + more <= room.length) return;
    const larger = roomFor(Math.max(room.length * 2, at + more));
    larger.set(room.subarray(0, at));
    leave(room);
    room = larger;
  };
  return {
    text: (text) => {
      need(text.length * 3);
      at += room.write(text, at);
    },
    marks: (bytes) => {
      need(bytes.length);
      // Faster than `set` for the few bytes these are.
      for (let index = 0; index < bytes.length; index += 1)
        room[at + index] = bytes[index] as number;
      at += bytes.length;
    },
    copy: (bytes) => {
      need(bytes.length);
      room.set(bytes, at);
      at += bytes.length;
    },
    digits: (number) => {
      need(16);
      let length = 1;
      for (let power = 10; power <= number; power *= 10) length += 1;
      for (let rest = number, place = at + length - 1; place >= at; place -= 1) {
        const left = Math.floor(rest / 10);
        room[place] = 48 + rest - left * 10;
        rest = left;
      }
      at += length;
    },
    size: () => at,
    bytes: () => room.subarray(0, at),
    free: () => {
      leave(room);
      room = Buffer.alloc(0);
      at = 0;
    },
  };
}
