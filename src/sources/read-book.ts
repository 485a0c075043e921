import type { Book } from "./book.ts";
import type { ReadLimits } from "./limits.ts";
import { readBookInProcess } from "./read-in-process.ts";

export type { Book, MergedRange, Note, SheetSpool } from "./book.ts";
export { headOfSpool } from "./spool/head-of-spool.ts";

export interface ReadOptions {
  /** Where spools go; made when it is not there. */
  spoolFolder: string;
  password?: string;
  limits?: Partial<ReadLimits>;
  signal?: AbortSignal;
}

export async function readBook(path: string, options: ReadOptions): Promise<Book> {
  const { signal, ...rest } = options;
  return readBookInProcess(path, { ...rest, tick: () => signal?.throwIfAborted() });
}
