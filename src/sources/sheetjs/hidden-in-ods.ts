import type { HiddenParts } from "../hidden-rows.ts";
import { Refusal } from "../refusal.ts";
import type { PackageParts } from "../xlsx/package-parts.ts";
import type { XmlCursor } from "../xlsx/xml-cursor.ts";

/** Inflated size of the contents beyond which nobody looks for it: tags are read from a part that is whole in memory. */
const LARGEST = 64 << 20;
/** A row or column that stands for more is empty to the end of the sheet. */
const MOST_REPEATED = 1_000;

/**
 * Rows and columns of an OpenDocument spreadsheet that are hidden or filtered away, by sheet name: SheetJS, which reads the cells, does not tell.
 * What cannot be read as tags gives none.
 */
export async function hiddenInOds(parts: PackageParts): Promise<Map<string, HiddenParts>> {
  const entry = parts.find("content.xml");
  if (!entry || entry.size > LARGEST) return new Map();
  const sheets = new Sheets();
  try {
    for await (const tag of parts.tags(entry)) sheets.see(tag);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Map();
  }
  return sheets.hidden;
}

class Sheets {
  readonly hidden = new Map<string, { hiddenRows: number; hiddenColumns: number[] }>();
  #sheet = "";
  #column = 1;
  /** How many rows the hidden one at hand stands for, until a cell of it holds something; 0 for one that is shown. */
  #rows = 0;

  see(tag: XmlCursor): void {
    if (tag.isClose) return;
    if (tag.is("table")) {
      this.#sheet = tag.attribute("name") ?? "";
      this.#column = 1;
    } else if (tag.is("table-column")) this.#seeColumn(tag);
    else if (tag.is("table-row"))
      this.#rows = isHidden(tag) ? repeated(tag, "number-rows-repeated") : 0;
    else if (tag.is("table-cell") && tag.attribute("value-type") !== undefined) {
      if (this.#rows > 0 && this.#rows <= MOST_REPEATED) this.#parts().hiddenRows += this.#rows;
      this.#rows = 0;
    }
  }

  #seeColumn(tag: XmlCursor): void {
    const count = repeated(tag, "number-columns-repeated");
    if (isHidden(tag) && count <= MOST_REPEATED)
      for (let column = this.#column; column < this.#column + count; column += 1)
        this.#parts().hiddenColumns.push(column);
    this.#column += count;
  }

  #parts(): { hiddenRows: number; hiddenColumns: number[] } {
    const parts = this.hidden.get(this.#sheet) ?? { hiddenRows: 0, hiddenColumns: [] };
    this.hidden.set(this.#sheet, parts);
    return parts;
  }
}

function isHidden(tag: XmlCursor): boolean {
  const visibility = tag.attribute("visibility");
  return visibility === "collapse" || visibility === "filter";
}

function repeated(tag: XmlCursor, name: string): number {
  return Math.max(1, Number(tag.attribute(name) ?? 1) || 1);
}
