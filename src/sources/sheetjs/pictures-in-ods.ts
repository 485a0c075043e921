import type { Attachment } from "../book.ts";
import type { PackageParts } from "../xlsx/package-parts.ts";
import type { XmlCursor } from "../xlsx/xml-cursor.ts";
import { repeated } from "./content-of-ods.ts";

/** More than anybody puts into one workbook. */
const MOST = 20_000;

/**
 * The pictures of an OpenDocument spreadsheet by sheet name: SheetJS, which reads the cells, does not tell of them. One that is tied to the
 * page and not to a cell has row and column 0.
 */
export async function picturesInOds(parts: PackageParts): Promise<Map<string, Attachment[]>> {
  const found = new Map<string, Attachment[]>();
  const entry = parts.find("content.xml");
  if (!entry) return found;
  const place = new Place();
  const frame = new Frame();
  let count = 0;
  for await (const tag of parts.tags(entry)) {
    place.see(tag);
    if (!frame.endsPicture(tag) || place.sheet === undefined || count >= MOST) continue;
    count += 1;
    const { row, column } = place;
    const pictures = found.get(place.sheet) ?? [];
    found.set(place.sheet, [...pictures, { row, column, kind: "picture", text: "" }]);
  }
  return found;
}

/** Where the tag at hand stands: rows and cells may stand for many. */
class Place {
  sheet: string | undefined;
  #row = 0;
  #nextRow = 1;
  #column = 0;
  #nextColumn = 1;
  #isInCell = false;

  get row(): number {
    return this.#isInCell ? this.#row : 0;
  }

  get column(): number {
    return this.#isInCell ? this.#column : 0;
  }

  see(tag: XmlCursor): void {
    if (tag.is("table")) {
      this.sheet = tag.isClose ? undefined : (tag.attribute("name") ?? "");
      this.#nextRow = 1;
    } else if (tag.is("table-row") && !tag.isClose) {
      this.#row = this.#nextRow;
      this.#nextRow += repeated(tag, "rows");
      this.#nextColumn = 1;
    } else if (tag.is("table-cell") || tag.is("covered-table-cell")) {
      this.#isInCell = !tag.isClose && !tag.isEmpty;
      if (tag.isClose) return;
      this.#column = this.#nextColumn;
      this.#nextColumn += repeated(tag, "columns");
    }
  }
}

/** A frame with an image; one that also holds an object is a chart or a document, and the image its preview. */
class Frame {
  #hasImage = false;
  #hasObject = false;

  endsPicture(tag: XmlCursor): boolean {
    if (tag.is("image")) this.#hasImage = true;
    else if (tag.is("object") || tag.is("object-ole")) this.#hasObject = true;
    if (!tag.is("frame")) return false;
    const isPicture = tag.isClose && this.#hasImage && !this.#hasObject;
    this.#hasImage = false;
    this.#hasObject = false;
    return isPicture;
  }
}
