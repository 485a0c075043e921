import type { HiddenParts } from "../hidden-rows.ts";
import type { XmlCursor } from "../xlsx/xml-cursor.ts";
import { MOST_REPEATED, repeated, type SeesTags } from "./content-of-ods.ts";

/** Rows and columns of an OpenDocument spreadsheet that are hidden or filtered away: SheetJS, which reads the cells, does not tell. */
export class HiddenInOds implements SeesTags {
  readonly #hidden = new Map<string, { hiddenRows: number; hiddenColumns: number[] }>();
  #sheet = "";
  #column = 1;
  /** How many rows the hidden one at hand stands for, until a cell of it holds something; 0 for one that is shown. */
  #rows = 0;

  /** By sheet name. */
  get parts(): ReadonlyMap<string, HiddenParts> {
    return this.#hidden;
  }

  see(tag: XmlCursor): void {
    if (tag.isClose) return;
    if (tag.is("table")) {
      this.#sheet = tag.attribute("name") ?? "";
      this.#column = 1;
    } else if (tag.is("table-column")) this.#seeColumn(tag);
    else if (tag.is("table-row")) this.#rows = isHidden(tag) ? repeated(tag, "rows") : 0;
    else if (tag.is("table-cell") && tag.attribute("value-type") !== undefined) {
      if (this.#rows > 0 && this.#rows <= MOST_REPEATED) this.#ofSheet().hiddenRows += this.#rows;
      this.#rows = 0;
    }
  }

  #seeColumn(tag: XmlCursor): void {
    const count = repeated(tag, "columns");
    if (isHidden(tag) && count <= MOST_REPEATED)
      for (let column = this.#column; column < this.#column + count; column += 1)
        this.#ofSheet().hiddenColumns.push(column);
    this.#column += count;
  }

  #ofSheet(): { hiddenRows: number; hiddenColumns: number[] } {
    const parts = this.#hidden.get(this.#sheet) ?? { hiddenRows: 0, hiddenColumns: [] };
    this.#hidden.set(this.#sheet, parts);
    return parts;
  }
}

function isHidden(tag: XmlCursor): boolean {
  const visibility = tag.attribute("visibility");
  return visibility === "collapse" || visibility === "filter";
}
