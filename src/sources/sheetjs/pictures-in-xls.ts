import type { Attachment } from "../book.ts";
import { BOF, EOF, recordsFrom, sheetIn } from "./xls-records.ts";

/** Records of the drawings within the workbook stream, as [MS-XLS] and [MS-ODRAW] number them. */
const DRAWING = 0x00ec;
const SHAPE = 0xf00a;
const SHAPE_PROPERTIES = 0xf00b;
const ANCHOR_IN_GROUP = 0xf00f;
const ANCHOR = 0xf010;
/** The kind of shape, and the property that names its picture. */
const PICTURE_FRAME = 75;
const PICTURE = 0x0104;
/** Head of a record of a drawing, and one property. */
const DRAWN_HEAD = 8;
const PROPERTY = 6;

/**
 * The pictures in the workbook stream of an old .xls by sheet name, each at the cell of its upper left corner: SheetJS, which reads the
 * cells, does not tell of them. What is damaged or older than 1997 gives none.
 */
export function picturesInXls(stream: Buffer): Map<string, Attachment[]> {
  const found = new Map<string, Attachment[]>();
  for (const record of recordsFrom(stream, 0)) {
    if (record.type === EOF) break;
    const sheet = sheetIn(record);
    if (sheet) found.set(sheet.name, picturesFrom(stream, sheet.at));
  }
  return found;
}

function picturesFrom(stream: Buffer, at: number): Attachment[] {
  const found: Attachment[] = [];
  const shapes = new Shapes(found);
  let depth = 0;
  for (const { type, body } of recordsFrom(stream, at)) {
    if (type === BOF) depth += 1;
    else if (type === EOF) depth -= 1;
    // Charts within the sheet have records of their own.
    else if (type === DRAWING && depth === 1) shapes.see(body);
    if (depth <= 0) break;
  }
  return found;
}

/** What the drawing records of one sheet say, shape by shape: its kind, its properties, then where it lies. */
class Shapes {
  readonly #found: Attachment[];
  #isPicture = false;
  #place = { row: 0, column: 0 };

  constructor(found: Attachment[]) {
    this.#found = found;
  }

  /** Containers go on in later records, so their length is not looked at. */
  see(body: Buffer): void {
    for (let at = 0; at + DRAWN_HEAD <= body.length; ) {
      const kind = body.readUInt16LE(at);
      const type = body.readUInt16LE(at + 2);
      const length = body.readUInt32LE(at + 4);
      at += DRAWN_HEAD;
      if ((kind & 0xf) === 0xf) continue;
      this.#take(type, kind >> 4, body.subarray(at, at + length));
      at += length;
    }
  }

  #take(type: number, instance: number, body: Buffer): void {
    if (type === SHAPE) this.#isPicture = instance === PICTURE_FRAME;
    else if (type === SHAPE_PROPERTIES) this.#isPicture ||= namesPicture(body, instance);
    else if (type === ANCHOR && body.length >= DRAWN_HEAD)
      this.#place = { row: body.readUInt16LE(6) + 1, column: body.readUInt16LE(2) + 1 };
    if ((type !== ANCHOR && type !== ANCHOR_IN_GROUP) || !this.#isPicture) return;
    this.#found.push({ ...this.#place, kind: "picture", text: "" });
    this.#isPicture = false;
  }
}

function namesPicture(properties: Buffer, count: number): boolean {
  for (let at = 0; at + PROPERTY <= Math.min(properties.length, count * PROPERTY); at += PROPERTY) {
    const isPicture = (properties.readUInt16LE(at) & 0x3fff) === PICTURE;
    if (isPicture && properties.readUInt32LE(at + 2) !== 0) return true;
  }
  return false;
}
