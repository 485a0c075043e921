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
