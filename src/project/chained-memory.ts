import { type BigIntStats, statSync } from "node:fs";

/** A ledger file as this command has read it to the end or written to it. */
interface Known {
  stamp: string;
  records: object[];
}

/** More files than a project has. */
const MOST_FILES = 8;
/** Two changes within one tick of a file system's clock look like one. */
const TICK_MS = 20;

const known = new Map<string, Known>();
const seen = new Set<string>();

/**
 * The checked records of a file, as long as it is as this command left it. A command that takes in two hundred returned files adds two
 * lines for each, and would else check the whole chain a thousand times.
 */
export function recall<Record extends object>(path: string): Record[] | undefined {
  const found = known.get(path);
  const now = statOf(path);
  if (!found || !now || Date.now() - Number(now.mtimeMs) < TICK_MS) return undefined;
  return found.stamp === textOf(now) ? (found.records as Record[]) : undefined;
}

/** Note the records of a file that had the stamp. */
export function remember(path: string, stamp: string | undefined, records: object[]): void {
  known.delete(path);
  if (stamp !== undefined) known.set(path, { stamp, records });
  for (const oldest of [...known.keys()].slice(0, -MOST_FILES)) known.delete(oldest);
}

/** Let go of the records of a file; whoever asks for them reads it. */
export function forget(path: string): void {
  known.delete(path);
}

/** Another one whenever the file changes; undefined where there is none. */
export function stampOf(path: string): string | undefined {
  const now = statOf(path);
  return now && textOf(now);
}

/** Begin a command: it knows nothing of what an earlier one in the same process has read. */
export function forgetAll(): void {
  known.clear();
  seen.clear();
}

/** True once a file and command: a copy is to hold what was there before the command. */
export function isFirstTime(path: string): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  return true;
}

function statOf(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

function textOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}
