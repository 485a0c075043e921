import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import {
  appendReady,
  type ChainedFile,
  type ChainedPlace,
  isAtPlace,
  readChained,
} from "../project/chained-file.ts";
import { compareRounds } from "./round-order.ts";
import { SEAL_LENGTH } from "./seal.ts";

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

/** Rows of a township that say what they said when they were written down last, with the seals they have now. */
interface SameRows {
  /** The round and batch that hold them. */
  as: string;
  n: number;
  town: string;
  /** Joined, in order. */
  seals: string;
}

/** What was sent out at one time. */
interface IssuedBatch {
  round: string;
  month: string;
  county: string;
  /** Titles of the sealed columns. */
  columns: readonly string[];
  rows: readonly (IssuedRow | SameRows)[];
}

/** All that was sent out in one round; a row sent again is there once, as it was sent last. */
export interface Issued extends Omit<IssuedBatch, "rows"> {
  batch: number;
  rows: ReadonlyMap<string, IssuedRow>;
}

/** A batch in its file. */
export interface IssuedPlace extends ChainedPlace {
  round: string;
}

/** What is about to be sent out in one workbook. */
export interface IssuedScope {
  town: string;
  keys: readonly string[];
  seals: readonly string[];
  /** The rows as JSON, with commas between; or the batch that holds the same rows. */
  rows: Buffer | IssuedPlace;
}

/**
 * Write down what is about to be sent out, before the first workbook is there: no row comes back that nobody knows.
 * What was sent before in the same way is not written again.
 *
 * Returns: the batch, which counts within the round from 1; undefined as place where nothing was written.
 */
export async function recordIssued(
  ledgerFolder: string,
  about: Omit<IssuedBatch, "rows">,
  scopes: readonly IssuedScope[],
): Promise<{ batch: number; place: IssuedPlace | undefined }> {
  const before = readIssued(ledgerFolder, about.round);
  const isKnown = ({ keys, seals }: IssuedScope) =>
    keys.every((key, at) => before?.rows.get(key)?.seal === seals[at]);
  if (before && scopes.every(isKnown)) return { batch: before.batch, place: undefined };
  await mkdir(folderOf(ledgerFolder), { recursive: true, mode: 0o700 });
  const rows = [Buffer.from("["), ...scopes.flatMap(rowsOf), Buffer.from("]")];
  const file = fileOf(ledgerFolder, about.round);
  const place = await appendReady(file, about, { rows: Buffer.concat(rows) });
  return { batch: place.n, place: { ...place, round: about.round } };
}

function rowsOf({ town, seals, rows }: IssuedScope, index: number): Buffer[] {
  const comma = index === 0 ? [] : [Buffer.from(",")];
  if (Buffer.isBuffer(rows)) return [...comma, rows];
  const same: SameRows = { as: rows.round, n: rows.n, town, seals: seals.join("") };
  return [...comma, Buffer.from(JSON.stringify(same))];
}

/** Whether a batch is where it was written down. */
export function holdsBatch(ledgerFolder: string, place: IssuedPlace): boolean {
  return isAtPlace(fileOf(ledgerFolder, place.round), place);
}

/** Throws: UserError E7001 where the record was tampered with. */
export function readIssued(ledgerFolder: string, round: string): Issued | undefined {
  const batches = batchReader(ledgerFolder);
  const records = batches(round);
  const last = records.at(-1);
  if (!last) return undefined;
  const rows = records.flatMap((record) => wholeRows(record, batches));
  return {
    round,
    month: last.month,
    county: last.county,
    columns: last.columns,
    batch: last.n,
    rows: new Map(rows.map((row) => [row.findingKey, row] as const)),
  };
}

type Batches = (round: string) => readonly (IssuedBatch & { n: number })[];

/** Each file is read once. */
function batchReader(ledgerFolder: string): Batches {
  const known = new Map<string, ReturnType<Batches>>();
  return (round) => {
    const batches =
      known.get(round) ?? readChained<IssuedBatch>(fileOf(ledgerFolder, round)).records;
    known.set(round, batches);
    return batches;
  };
}

/** The rows of a batch, those that it only refers to among them. */
function wholeRows({ round, rows }: IssuedBatch, batches: Batches): IssuedRow[] {
  return rows.flatMap((row) => {
    if (!("as" in row)) return [row];
    const held = batches(row.as)[row.n - 1]?.rows ?? [];
    const same = held.filter((each): each is IssuedRow => "seal" in each && each.town === row.town);
    if (same.length * SEAL_LENGTH !== row.seals.length) throw lost(round, row.as);
    return same.map((each, at) => ({
      ...each,
      seal: row.seals.slice(at * SEAL_LENGTH, (at + 1) * SEAL_LENGTH),
    }));
  });
}

function lost(round: string, as: string): UserError {
  return new UserError("E7001", `${round} 轮的下发记录里提到的 ${as} 轮记录不见了。`, {
    hint: "保留现状并报告负责人；可以用备份的“台账”文件夹核对。",
    at: { file: `${as}.jsonl` },
    state: "没有改动任何文件。",
  });
}

/** Rounds that worklists were sent out in, oldest first. */
export function issuedRounds(ledgerFolder: string): string[] {
  const folder = folderOf(ledgerFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => /^(\d{4}-\d{2}-\d+)\.jsonl$/.exec(name)?.[1] ?? [])
    .sort(compareRounds);
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
