/** How much a file may ask for; more is refused with E3001 or E3005. Sizes in bytes, times in milliseconds. */
export interface ReadLimits {
  fileBytes: number;
  zipEntries: number;
  /** Inflated size of one zip entry, and of all that are read; counted while inflating. */
  entryBytes: number;
  totalBytes: number;
  /** Inflated : packed, looked at once `ratioAfterBytes` are inflated: honest sheets reach 100. */
  ratio: number;
  ratioAfterBytes: number;
  rows: number;
  columns: number;
  /** UTF-16 units of one cell. */
  cellUnits: number;
  /** Non-empty cells of one book. */
  cells: number;
  sharedStrings: number;
  sharedStringBytes: number;
  /** XML of one row, of one tag's attributes, and how deep tags nest. */
  rowBytes: number;
  attributeBytes: number;
  xmlDepth: number;
  merges: number;
  sheets: number;
  /** What SheetJS may be given, inflated: it keeps several objects a cell. */
  sheetJsBytes: number;
  textLineBytes: number;
  textFields: number;
  heapMegabytes: number;
  wallMs: number;
  silenceMs: number;
}

const MB = 1024 * 1024;

/** The budgets that hold unless the caller says otherwise. */
export const DEFAULT_LIMITS: Readonly<ReadLimits> = {
  fileBytes: 512 * MB,
  zipEntries: 5_000,
  entryBytes: 2_048 * MB,
  totalBytes: 4_096 * MB,
  ratio: 500,
  ratioAfterBytes: 64 * MB,
  rows: 1_048_576,
  columns: 16_384,
  cellUnits: 32_767,
  cells: 60_000_000,
  sharedStrings: 10_000_000,
  sharedStringBytes: 512 * MB,
  rowBytes: 64 * MB,
  attributeBytes: 64 * 1024,
  xmlDepth: 64,
  merges: 1_000_000,
  sheets: 4_000,
  sheetJsBytes: 512 * MB,
  textLineBytes: MB,
  textFields: 2_000,
  heapMegabytes: 1_536,
  wallMs: 600_000,
  // A whole .xls is read in one go, without a word in between, and a busy office PC may be ten times slower than a server.
  silenceMs: 240_000,
};
