import type { Note, SheetSpool } from "./book.ts";
import type { ByteSource } from "./byte-source.ts";
import type { ReadLimits } from "./limits.ts";
import type { SourceFormat } from "./sniff-format.ts";
import type { SpoolWriter } from "./spool/spool-writer.ts";

/** What every reader is given. */
export interface ReadContext {
  source: ByteSource;
  /** The file itself, for readers that open it by name. */
  path: string;
  /** In lower case, without the dot; '' when the name has none. */
  extension: string;
  limits: ReadLimits;
  password: string | undefined;
  /** Comments and pictures are wanted too. */
  withAttachments: boolean;
  /** A new spool for the sheet at `position`; it is removed again when the file is refused. */
  openSpool(position: number): SpoolWriter;
  /** Called now and then: shows that the reader is alive, and throws when the caller gave up. */
  tick(): void;
}

/** What every reader gives back. */
export interface ReadResult {
  format: SourceFormat;
  encoding?: string;
  sheets: SheetSpool[];
  notes: Note[];
}

export type SheetFacts = Omit<SheetSpool, "rows" | "filledRows" | "width" | "looks" | "spool">;

/** Facts of a sheet that has nothing to report. */
export function plainFacts(name: string, position: number): SheetFacts {
  return {
    name,
    position,
    hidden: 0,
    merges: [],
    hiddenRows: 0,
    hiddenColumns: [],
    formulaCells: 0,
    errorCells: 0,
    numericLongIds: 0,
    notes: [],
  };
}

/** Close a spool and say what it holds. */
export function finishSheet(spool: SpoolWriter, facts: SheetFacts): SheetSpool {
  spool.finish();
  const { rows, filledRows, width, looks, path } = spool;
  return { ...facts, rows, filledRows, width, looks, spool: path };
}
