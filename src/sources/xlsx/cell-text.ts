import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit } from "../refusal.ts";
import { isBlankBytes, quoteInPlace } from "../spool/cell-bytes.ts";
import { unescapeXml } from "./xml-cursor.ts";

const LF = 0x0a;
const CR = 0x0d;
const LT = 0x3c;
const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;

/** What a byte of XML text asks for: nothing, quotes around the cell, a closer look. */
const PLAIN = 0;
const QUOTES = 1;
const KINDS = byteKinds();

function byteKinds(): Uint8Array {
  const kinds = new Uint8Array(256);
  for (const byte of [0x09, LF, 0x22]) kinds[byte] = QUOTES;
  for (const byte of [0, CR, LT, AMPERSAND, UNDERSCORE]) kinds[byte] = 2;
  return kinds;
}

/**
 * Writes the text of cells as a spool holds it, from the bytes of XML: entities, `_xHHHH_`, CDATA and line ends resolved.
 *
 * One cell is `begin`, `append` a text run each, `finish`. The output never takes more than twice the input and two bytes.
 */
export class CellText {
  readonly #limits: ReadLimits;
  #needsQuotes = false;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  begin(): void {
    this.#needsQuotes = false;
  }

  /** Append `xml[from, to)` at `out[o]`; returns the new end. */
  append(xml: Buffer, from: number, to: number, out: Buffer, o: number): number {
    let p = from;
    while (p < to) {
      const byte = xml[p] as number;
      const kind = KINDS[byte];
      if (kind === PLAIN || kind === QUOTES) {
        if (kind === QUOTES) this.#needsQuotes = true;
        out[o++] = byte;
        p += 1;
        continue;
      }
      if (byte === UNDERSCORE && xml[p + 1] !== 0x78) {
        out[o++] = byte;
        p += 1;
        continue;
      }
      return this.#appendSlowly(xml, p, to, out, o);
    }
    return o;
  }

  /** Close the cell that stands in `out[from, o)`; returns its end, `from` when it is blank. */
  finish(out: Buffer, from: number, o: number): number {
    if (isBlankBytes(out, from, o)) return from;
    const { cellUnits } = this.#limits;
    if (o - from > cellUnits && out.toString("utf8", from, o).length > cellUnits) {
      throw overLimit(`一个单元格超过 ${cellUnits} 个字`);
    }
    return this.#needsQuotes ? quoteInPlace(out, from, o) : o;
  }

  /** The rest of a run that holds more than plain text; rare, so by way of a string. */
  #appendSlowly(xml: Buffer, from: number, to: number, out: Buffer, o: number): number {
    const written = xml.toString("utf8", from, to);
    if (written.includes("\0")) throw damaged("表格内部有空字符");
    const text = resolveMarkup(written).replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => {
      const unit = Number.parseInt(hex, 16);
      return unit === 0 ? "\ufffd" : String.fromCharCode(unit);
    });
    if (/[\t\n\r"]/.test(text)) this.#needsQuotes = true;
    return o + out.write(text, o);
  }
}

/** Entities and line ends outside CDATA, which stands as it is; comments say nothing. */
function resolveMarkup(written: string): string {
  const lines = written.replace(/\r\n?/g, "\n");
  if (!lines.includes("<")) return resolveEntities(lines);
  return lines
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((part, index) => {
      if (index % 2 === 0) return resolveEntities(part);
      return part.startsWith("<![CDATA[") ? part.slice(9, -3) : "";
    })
    .join("");
}

function resolveEntities(text: string): string {
  const resolved = unescapeXml(text);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#[xX][0-9a-fA-F]+);)/.test(text)) {
    throw damaged("表格内部有无法识别的字符引用");
  }
  return resolved;
}
