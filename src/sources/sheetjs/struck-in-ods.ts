import { StruckCells, type StruckRows } from "../struck-rows.ts";
import type { XmlCursor } from "../xlsx/xml-cursor.ts";
import { MOST_REPEATED, repeated, type SeesTags } from "./content-of-ods.ts";

/** The rows of an OpenDocument spreadsheet most of whose cells are struck out: SheetJS, which reads the cells, does not tell how they look. */
export class StruckInOds implements SeesTags {
  /** The style at hand, and those that strike text out. */
  #style = "";
  readonly #struck = new Set<string>();
  readonly #cells = new Map<string, StruckCells>();
  #sheet: string | undefined;
  #row = 0;
  #nextRow = 1;
  #repeated = 1;

  /** By sheet name. */
  get rows(): ReadonlyMap<string, StruckRows> {
    return new Map([...this.#cells].map(([name, cells]) => [name, cells.rows]));
  }

  see(tag: XmlCursor): void {
    if (tag.is("style") && !tag.isClose) this.#style = tag.attribute("name") ?? "";
    else if (tag.is("text-properties") && !tag.isClose) this.#seeText(tag);
    else if (tag.is("table")) this.#seeTable(tag);
    else if (tag.is("table-row") && !tag.isClose) {
      this.#row = this.#nextRow;
      this.#repeated = repeated(tag, "rows");
      this.#nextRow += this.#repeated;
    } else if (tag.is("table-cell") && !tag.isClose) this.#seeCell(tag);
  }

  #seeText(tag: XmlCursor): void {
    const line =
      tag.attribute("text-line-through-style") ?? tag.attribute("text-line-through-type");
    if (line !== undefined && line !== "none") this.#struck.add(this.#style);
  }

  #seeTable(tag: XmlCursor): void {
    this.#sheet = tag.isClose ? undefined : (tag.attribute("name") ?? "");
    this.#nextRow = 1;
  }

  #seeCell(tag: XmlCursor): void {
    if (this.#sheet === undefined || tag.attribute("value-type") === undefined) return;
    const columns = repeated(tag, "columns");
    if (Math.max(columns, this.#repeated) > MOST_REPEATED) return;
    const cells = this.#cells.get(this.#sheet) ?? new StruckCells();
    this.#cells.set(this.#sheet, cells);
    const isStruck = this.#struck.has(tag.attribute("style-name") ?? "");
    for (let row = this.#row; row < this.#row + this.#repeated; row += 1)
      for (let column = 0; column < columns; column += 1) cells.see(row, isStruck);
  }
}
