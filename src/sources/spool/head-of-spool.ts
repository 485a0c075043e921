import { open } from "node:fs/promises";
import { columnReader } from "./columns-of-spool.ts";

const STEP = 256 * 1024;
/** What the first rows of a sheet mostly take. */
const HEAD_STEP = 32 * 1024;
const [TAB, LF, QUOTE] = [0x09, 0x0a, 0x22];

interface SpoolRecord {
  /** As the spreadsheet counts it. */
  row: number;
  cells: string[];
}

/** The first `count` records of a spool. */
export async function headOfSpool(path: string, count: number): Promise<SpoolRecord[]> {
  const file = await open(path, "r");
  try {
    let bytes = Buffer.alloc(0);
    for (;;) {
      const step = Buffer.allocUnsafe(Math.max(HEAD_STEP, bytes.length));
      const { bytesRead } = await file.read(step, 0, step.length, bytes.length);
      bytes = Buffer.concat([bytes, step.subarray(0, bytesRead)]);
      const { rows } = splitRecords(bytes, count);
      if (rows.length >= count || bytesRead === 0) return rows;
    }
  } finally {
    await file.close();
  }
}

/** What of a spool is asked for. */
interface Asked {
  /** Columns, counted from 0; the cells of all others are left out as if they were empty. */
  only?: readonly number[];
  /** Records that are left out: those whose text, its cells with TAB between them, this fits. A pattern of ASCII alone. */
  unless?: RegExp;
}

/** The records of a spool, a batch at a time: a list of half a million people is not held in memory for one of its columns. */
export async function* recordsOfSpool(
  path: string,
  asked: Asked = {},
): AsyncGenerator<SpoolRecord[]> {
  const file = await open(path, "r");
  const { only, unless } = asked;
  const columns = only && !unless ? columnReader(only) : undefined;
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const step = Buffer.allocUnsafe(STEP);
      const { bytesRead } = await file.read(step, 0, STEP);
      const bytes = Buffer.concat([rest, step.subarray(0, bytesRead)]);
      const { rows, end } =
        columns?.read(bytes) ?? splitRecords(bytes, Number.POSITIVE_INFINITY, asked);
      yield rows;
      if (bytesRead === 0) return;
      rest = bytes.subarray(end);
    }
  } finally {
    await file.close();
  }
}

/**
 * The complete records at the start of `bytes`, and the byte at which the next one begins. What separates records and cells never occurs
 * inside a UTF-8 character, so that only those are decoded that are not left out.
 */
export function splitRecords(
  bytes: Buffer,
  count: number,
  { only, unless }: Asked = {},
): { rows: SpoolRecord[]; end: number } {
  const text = bytes.toString("latin1", 0, bytes.lastIndexOf(LF) + 1);
  const last = only ? Math.max(-1, ...only) : Number.POSITIVE_INFINITY;
  const rows: SpoolRecord[] = [];
  let at = 0;
  while (at < text.length && rows.length < count) {
    const end = endOfRecord(text, at);
    if (end < 0) break;
    if (!unless?.test(text.slice(at, end)))
      rows.push(recordOf(bytes.toString("utf8", at, end + 1), last, only));
    at = end + 1;
  }
  return { rows, end: at };
}

/** A whole record, up to column `last`. */
function recordOf(text: string, last: number, only: readonly number[] | undefined): SpoolRecord {
  let end = endOfField(text, 0);
  const row = Number(text.slice(0, end));
  const cells: string[] = [];
  for (let column = 0; column <= last && text.charCodeAt(end) === TAB; column += 1) {
    const from = end + 1;
    end = endOfField(text, from);
    cells.push(!only || only.includes(column) ? cellOf(text, from, end) : "");
  }
  return { row, cells };
}

/** Where the LF behind the record at `at` stands; -1 when the text ends first. */
function endOfRecord(text: string, at: number): number {
  let end = endOfField(text, at);
  while (end >= 0 && text.charCodeAt(end) === TAB) end = endOfField(text, end + 1);
  return end;
}

/** Where the TAB or LF behind the field at `from` stands; -1 when the text ends first. */
function endOfField(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === QUOTE) {
    at = text.indexOf('"', at + 1);
    while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
    if (at < 0) return -1;
    at += 1;
  }
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === TAB || unit === LF) return at;
  }
  return -1;
}

function cellOf(text: string, from: number, to: number): string {
  return text.charCodeAt(from) === QUOTE
    ? text.slice(from + 1, to - 1).replaceAll('""', '"')
    : text.slice(from, to);
}
