import { createHash } from "node:crypto";
import { openFileSource, piecesOf } from "../../sources/byte-source.ts";
import { DEFAULT_LIMITS } from "../../sources/limits.ts";
import { inflateEntry } from "../../sources/zip/inflate-entry.ts";
import { readZipDirectory } from "../../sources/zip/zip-directory.ts";
import type { Job } from "../jobs.ts";

/** Inflate every part of a workbook and do nothing with it: the least that any reader must do. */
export const inflate: Job = async ({ path }) => {
  const source = openFileSource(String(path));
  const budget = { total: 0 };
  for (const entry of readZipDirectory(source, DEFAULT_LIMITS).values()) {
    for await (const _ of inflateEntry(source, entry, DEFAULT_LIMITS, budget));
  }
  source.close();
  return { count: null };
};

/** Read a file's bytes and hash them: the least for a file that is not packed. */
export const readBytes: Job = async ({ path }) => {
  const source = openFileSource(String(path));
  const hash = createHash("sha256");
  for (const piece of piecesOf(source)) hash.update(piece);
  source.close();
  return { count: null };
};
