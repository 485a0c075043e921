import { createHash } from "node:crypto";
import type { Chained, ChainedFile } from "./chained-file.ts";

/** The fields of a line as JSON. */
export type Texts = Map<string, Buffer | undefined>;

export function textsOf(unsealed: object): Texts {
  return new Map(
    Object.entries(unsealed).map(([name, value]) => {
      const text = Buffer.isBuffer(value) ? undefined : JSON.stringify(value);
      return [name, text === undefined ? undefined : Buffer.from(text)];
    }),
  );
}

/** Every field goes in with its length before it, so that no two records share one text. */
export function hashOf(
  { seal, fields }: ChainedFile,
  record: Omit<Chained, "hash">,
  texts: ReadonlyMap<string, string | Buffer | undefined> = new Map(),
): string {
  const hash = createHash("sha256").update(`${seal}\n`);
  const values = record as unknown as Record<string, unknown>;
  for (const field of ["n", "at", ...fields, "previous"]) {
    const value = values[field];
    const text =
      typeof value === "string" ? value : (texts.get(field) ?? JSON.stringify(value) ?? "");
    const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest("hex");
}

/** The record as `JSON.stringify` gives it, of texts that are there already, and a line end. */
export function lineOf(texts: Texts, hash: string): Buffer {
  const pieces: Buffer[] = [];
  for (const [name, text] of [...texts, ["hash", JSON.stringify(hash)] as const]) {
    if (text === undefined) continue;
    pieces.push(Buffer.from(`${pieces.length === 0 ? "{" : ","}${JSON.stringify(name)}:`));
    pieces.push(Buffer.isBuffer(text) ? text : Buffer.from(text));
  }
  return Buffer.concat([...pieces, Buffer.from("}\n")]);
}

/**
 * Whether a line is what its hash says. Of its longest field, which may have a hundred megabytes, the text is taken as it stands there: to make
 * it again takes longer than all else. A line that somebody wrote otherwise without changing what it says is made again whole.
 */
export function isAsHashed(file: ChainedFile, record: Chained, line: Buffer): boolean {
  const { hash, ...rest } = record;
  const long = file.fields.findLast((field) => typeof fieldOf(rest, field) === "object");
  const text = long === undefined ? undefined : standingText(record, line, long);
  const isStanding = long !== undefined && text !== undefined;
  return (
    (isStanding && hash === hashOf(file, rest, new Map([[long, text]]))) ||
    hash === hashOf(file, rest)
  );
}

/** The text of one field in a line that has all others as `lineOf` writes them. */
function standingText(record: Chained, line: Buffer, field: string): Buffer | undefined {
  const names = Object.keys(record);
  const at = names.indexOf(field);
  const written = (those: readonly string[]) =>
    those.map((name) => `${JSON.stringify(name)}:${JSON.stringify(fieldOf(record, name))}`);
  const before = Buffer.from(
    `{${[...written(names.slice(0, at)), `${JSON.stringify(field)}:`].join(",")}`,
  );
  const after = Buffer.from(`${["", ...written(names.slice(at + 1))].join(",")}}`);
  const end = line.length - after.length;
  const fits =
    end >= before.length &&
    line.subarray(0, before.length).equals(before) &&
    line.subarray(end).equals(after);
  return fits ? line.subarray(before.length, end) : undefined;
}

function fieldOf(record: object, name: string): unknown {
  return (record as Record<string, unknown>)[name];
}
