import { checkCharacter, isBirthDate, personKey } from "./check-digit.ts";

/**
 * The valid numbers that one slip of the hand away from a damaged one: a digit changed, two neighbours swapped, one
 * left out, one too many. Solved through the check digit, so that each is met by equality and none by likeness.
 * A core with two numbers gives both.
 */
export function repairId(core: string): bigint[] {
  const found = new Set<string>();
  for (const text of core.split("/")) for (const id of repairOne(text)) found.add(id);
  return [...found].sort().map(personKey);
}

function* repairOne(text: string): Iterable<string> {
  if (/^\d{17}[\dX]$/.test(text)) {
    yield* substituted(text);
    yield* swapped(text);
  }
  if (/^\d{16}[\dX]$/.test(text)) yield* inserted(text);
  if (/^\d{18}[\dX]$/.test(text)) yield* removed(text);
  if (/^\d{15}$/.test(text)) yield* valid(`${text.slice(0, 6)}19${text.slice(6)}`);
  if (/^\d{14}$/.test(text)) yield* insertedOld(text);
}

function* substituted(text: string): Iterable<string> {
  yield* valid(text.slice(0, 17));
  for (let at = 0; at < 17; at += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      const id = text.slice(0, at) + digit + text.slice(at + 1);
      if (id !== text && isValid(id)) yield id;
    }
  }
}

function* swapped(text: string): Iterable<string> {
  for (let at = 0; at < 17; at += 1) {
    const id = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
    if (isValid(id)) yield id;
  }
}

function* inserted(text: string): Iterable<string> {
  for (let at = 0; at <= 17; at += 1) {
    for (const digit of at === 17 ? "0123456789X" : "0123456789") {
      const id = text.slice(0, at) + digit + text.slice(at);
      if (isValid(id)) yield id;
    }
  }
}

function* removed(text: string): Iterable<string> {
  for (let at = 0; at <= 18; at += 1) {
    const id = text.slice(0, at) + text.slice(at + 1);
    if (isValid(id)) yield id;
  }
}

/** A 15-digit number with one digit left out. */
function* insertedOld(text: string): Iterable<string> {
  for (let at = 0; at <= 14; at += 1) {
    for (const digit of "0123456789") {
      const old = text.slice(0, at) + digit + text.slice(at);
      yield* valid(`${old.slice(0, 6)}19${old.slice(6)}`);
    }
  }
}

/** The number that 17 digits demand, where they hold a birthday. */
function* valid(body: string): Iterable<string> {
  const id = body + checkCharacter(body);
  if (isBirthDate(id.slice(6, 14))) yield id;
}

function isValid(id: string): boolean {
  return /^\d{17}[\dX]$/.test(id) && checkCharacter(id) === id[17] && isBirthDate(id.slice(6, 14));
}
