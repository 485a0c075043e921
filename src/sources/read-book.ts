import { fileURLToPath } from "node:url";
import type { Book } from "./book.ts";
import { ReaderChild } from "./child/reader-child.ts";
import { DEFAULT_LIMITS, type ReadLimits } from "./limits.ts";
import { readBookInProcess } from "./read-in-process.ts";
import { newSpoolStem, removeSpools } from "./spool/spool-names.ts";

export type { Attachment, Book, MergedRange, Note, SheetSpool } from "./book.ts";
export type { ColumnLooks } from "./spool/column-looks.ts";
export { headOfSpool, recordsOfSpool } from "./spool/head-of-spool.ts";
export { tailOfSpool } from "./spool/tail-of-spool.ts";

export interface ReadOptions {
  /** Where spools go; made when it is not there. */
  spoolFolder: string;
  password?: string;
  /** Read comments and pictures too; no roll needs them. */
  withAttachments?: boolean;
  limits?: Partial<ReadLimits>;
  signal?: AbortSignal;
}

/** Sources run as they are (in tests) have no program that a child could start. */
const ENTRY = import.meta.url.endsWith(".ts")
  ? null
  : fileURLToPath(new URL("./child/read-child.js", import.meta.url));

/** A child that waits for the next file; starting one takes longer than reading most files. */
let idle: ReaderChild | null = null;

/**
 * Read one file into spools, in a child process with limits on memory, time and silence.
 *
 * Writes:  one spool a sheet in `spoolFolder` (docs/architecture.md section 3).
 * Throws:  UserError E3001 … E3008 when the file is refused, E6001 … E6003 for disk, permission and memory; nothing is left
 *          behind then. The signal's reason when the caller gives up.
 */
export async function readBook(path: string, options: ReadOptions): Promise<Book> {
  const { signal, ...rest } = options;
  signal?.throwIfAborted();
  if (!ENTRY) return readBookInProcess(path, { ...rest, tick: () => signal?.throwIfAborted() });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const child = takeChild(limits.heapMegabytes);
  const spoolStem = newSpoolStem(path);
  try {
    const book = await child.read({ ...rest, path, limits, spoolStem }, signal);
    await putBack(child);
    return book;
  } catch (error) {
    await child.stop();
    removeSpools(options.spoolFolder, spoolStem);
    throw error;
  }
}

function takeChild(heapMegabytes: number): ReaderChild {
  const waiting = idle;
  idle = null;
  if (waiting?.isFit && waiting.heapMegabytes === heapMegabytes) return waiting;
  void waiting?.stop();
  return new ReaderChild(ENTRY as string, heapMegabytes);
}

async function putBack(child: ReaderChild): Promise<void> {
  if (child.isFit && !idle) idle = child;
  else await child.stop();
}
