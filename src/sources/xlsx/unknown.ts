/** Something the own scanner does not know: the sheet, or the book, goes to SheetJS. */
export class Unknown extends Error {
  override readonly name = "Unknown";
  /** Rows that were read before: no other reader may find fewer. */
  rows = 0;
}
