/** Something the own scanner does not know: the sheet, or the book, goes to SheetJS. */
export class Unknown extends Error {
  override readonly name = "Unknown";
}
