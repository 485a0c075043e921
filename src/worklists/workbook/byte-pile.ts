/** Bytes that a pile begins with. */
const CHUNK = 65_536;

/** Bytes that are written one after the other. */
export interface BytePile {
  /** Any text. */
  text(text: string): void;
  /** Digits and marks that were turned into bytes before. */
  marks(bytes: Uint8Array): void;
  /** A whole number that is not negative. */
  digits(number: number): void;
  /** How many there are. */
  size(): number;
  /** All of them; none may follow. */
  bytes(): Uint8Array;
}

export function bytePile(size = CHUNK): BytePile {
  let room = Buffer.allocUnsafe(size);
  let at = 0;
  const need = (more: number) => {
    if (at + more <= room.length) return;
    const larger = Buffer.allocUnsafe(Math.max(room.length * 2, at + more));
    larger.set(room.subarray(0, at));
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
  };
}
