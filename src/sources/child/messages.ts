import type { ErrorCode, Place } from "../../errors.ts";
import type { Book } from "../book.ts";
import type { ReadLimits } from "../limits.ts";

/** What the parent asks of the child: one file at a time. */
export interface ReadJob {
  path: string;
  spoolFolder: string;
  spoolStem: string;
  password?: string;
  withAttachments?: boolean;
  limits: ReadLimits;
}

/** What the child says: still there; the book; what is wrong with the file; what is wrong with the child. */
export type Reply =
  | { kind: "alive" }
  | { kind: "book"; book: Book; residentMegabytes: number }
  | { kind: "refused"; error: WireError }
  | { kind: "bug"; text: string };

/** A UserError on its way between processes. */
export interface WireError {
  code: ErrorCode;
  message: string;
  hint: string;
  state: string;
  at: Place | undefined;
}
