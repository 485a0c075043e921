import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { appendChained, type ChainedFile, readChained } from "../project/chained-file.ts";

/** One row that was sent out, as it has to be known to read it back years later. */
export interface IssuedRow {
  findingKey: string;
  task: string;
  rule: string;
  family: string;
  title: string;
  personId: string | null;
  householdNo: string | null;
  town: string;
  village: string;
  householder: string;
  name: string;
  /** As printed by default: the last characters. */
  id: string;
  /** Seal of the whole number, to tell whether a returned one is the same; empty without one. */
  idSeal: string;
  seal: string;
  /** Marks of the sealed cells, joined; in the order of `IssuedBatch.columns`. */
  marks: string;
  /** Codes that the dropdown offers. */
  outcomes: string;
}

/** What was sent out at one time. */
export interface IssuedBatch {
  round: string;
  month: string;
  county: string;
  /** Titles of the sealed columns. */
  columns: readonly string[];
  rows: readonly IssuedRow[];
}

/** All that was sent out in one round; a row sent again is there once, as it was sent last. */
export interface Issued extends Omit<IssuedBatch, "rows"> {
  batch: number;
  rows: ReadonlyMap<string, IssuedRow>;
}

/**
 * Write down what is about to be sent out, before the first workbook is there: no row comes back that nobody knows.
 * What was sent before in the same way is not written again.
 *
 * Returns: the number of the batch within the round, from 1.
 */
export async function recordIssued(ledgerFolder: string, batch: IssuedBatch): Promise<number> {
  const before = readIssued(ledgerFolder, batch.round);
  const isKnown =
    before !== undefined &&
    batch.rows.every(({ findingKey, seal }) => before.rows.get(findingKey)?.seal === seal);
  if (isKnown) return before.batch;
  await mkdir(folderOf(ledgerFolder), { recursive: true, mode: 0o700 });
  const { n } = await appendChained(fileOf(ledgerFolder, batch.round), batch, { backup: false });
  return n;
}

/** Throws: UserError E7001 where the record was tampered with. */
export function readIssued(ledgerFolder: string, round: string): Issued | undefined {
  const { records } = readChained<IssuedBatch>(fileOf(ledgerFolder, round));
  const last = records.at(-1);
  if (!last) return undefined;
  const rows = new Map(
    records.flatMap((record) => record.rows.map((row) => [row.findingKey, row] as const)),
  );
  return {
    round,
    month: last.month,
    county: last.county,
    columns: last.columns,
    batch: last.n,
    rows,
  };
}

/** Rounds that worklists were sent out in, oldest first. */
export function issuedRounds(ledgerFolder: string): string[] {
  const folder = folderOf(ledgerFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => /^(\d{4}-\d{2}-\d+)\.jsonl$/.exec(name)?.[1] ?? [])
    .sort((a, b) => compareRounds(a, b));
}

/** `2019-10-2` before `2019-10-10`. */
export function compareRounds(a: string, b: string): number {
  const [x, y] = [a, b].map((round) => round.split("-").map(Number)) as [number[], number[]];
  for (let index = 0; index < 3; index += 1) {
    const difference = (x[index] ?? 0) - (y[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function folderOf(ledgerFolder: string): string {
  return join(ledgerFolder, "下发");
}

function fileOf(ledgerFolder: string, round: string): ChainedFile {
  return {
    ledgerFolder: folderOf(ledgerFolder),
    name: `${round}.jsonl`,
    seal: "doudi issued 1",
    fields: ["round", "month", "county", "columns", "rows"],
    broken: "清单下发记录对不上：有一行被改动、删除或插入过。",
  };
}
