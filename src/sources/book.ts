import type { SourceFormat } from "./sniff-format.ts";
import type { ColumnLooks } from "./spool/column-looks.ts";

/** A merged range, all bounds counted from 1 and inclusive. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What people left beside the cells: a comment or text box, or a picture. Row and column from 1; 0 for at no cell. */
export interface Attachment {
  row: number;
  column: number;
  kind: "comment" | "picture";
  /** Of a comment. */
  text: string;
}

/** Something a person should know about a file or sheet that was read all the same. */
export interface Note {
  code: NoteCode;
  text: string;
}

export type NoteCode =
  | "chart_sheet"
  | "cut_off"
  | "dbf_left_out"
  | "disordered_cells"
  | "formula_without_value"
  | "heads_above"
  | "hidden_columns"
  | "hidden_rows"
  | "macros"
  | "one_column"
  | "out_of_line"
  | "other_extension"
  | "read_by_sheetjs"
  | "struck_rows"
  | "unbalanced_quotes";

/** One sheet, spooled: `docs/architecture.md` section 3 says how the file is written. */
export interface SheetSpool {
  /** '' for text files. */
  name: string;
  /** Counted from 0 over all sheets of the book. */
  position: number;
  /** 0 visible, 1 hidden, 2 very hidden. */
  hidden: 0 | 1 | 2;
  /** Highest row number with something in it. */
  rows: number;
  /** Rows with something in them: the records of the spool. */
  filledRows: number;
  /** Highest column with something in it. */
  width: number;
  /** Which columns have cells that need cleaning. */
  looks: ColumnLooks;
  spool: string;
  merges: MergedRange[];
  /** Rows with something in them that the sheet does not show. */
  hiddenRows: number;
  /** Columns counted from 1. */
  hiddenColumns: number[];
  formulaCells: number;
  errorCells: number;
  /** Numeric cells of more than 15 digits: a spreadsheet program has lost the digits after the 15th. */
  numericLongIds: number;
  notes: Note[];
  /** Only where they were asked for. */
  attachments?: Attachment[];
}

export interface Book {
  /** Base name. */
  file: string;
  sha256: string;
  bytes: number;
  format: SourceFormat;
  /** Of text files. */
  encoding?: string;
  sheets: SheetSpool[];
  notes: Note[];
}
