import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit, Refusal } from "../refusal.ts";

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/**
 * Steps from tag to tag over the bytes of an XML part, or over as much of it as is there. Makes no objects: the fields say
 * what the tag at hand is. Comments, processing instructions and CDATA are stepped over; a DOCTYPE is refused.
 */
export class XmlCursor {
  bytes: Buffer = Buffer.alloc(0);
  /** End of what is there. */
  end = 0;
  /** Where the next step looks. */
  at = 0;
  /** Of the tag at hand: its `<`, its name without prefix, whether it is `</…>` or `<…/>`. */
  tagFrom = 0;
  nameFrom = 0;
  nameTo = 0;
  isClose = false;
  isEmpty = false;
  depth = 0;
  readonly #limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** Start over on a part, or go on where more of it has arrived. */
  moveTo(bytes: Buffer, at: number, end: number): void {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Step to the next tag; false, with `at` unmoved, when no whole tag is there. */
  next(): boolean {
    for (;;) {
      let from = this.at;
      while (from < this.end && this.bytes[from] !== LT) from += 1;
      if (from + 1 >= this.end) return false;
      const second = this.bytes[from + 1];
      if (second === BANG || second === QUESTION) {
        const next = this.#aside(from);
        if (next < 0) return false;
        this.at = next;
        continue;
      }
      return this.#tag(from);
    }
  }

  /** Step to the close tag of the element just opened; false when it is not there yet. */
  toClose(name: string): boolean {
    while (this.next()) if (this.isClose && this.is(name)) return true;
    return false;
  }

  is(name: string): boolean {
    if (this.nameTo - this.nameFrom !== name.length) return false;
    for (let index = 0; index < name.length; index += 1) {
      if (this.bytes[this.nameFrom + index] !== name.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Name without prefix. */
  get name(): string {
    return this.bytes.toString("latin1", this.nameFrom, this.nameTo);
  }

  /** Value of an attribute, by name without prefix; undefined when the tag has none. */
  attribute(name: string): string | undefined {
    const text = this.bytes.toString("utf8", this.nameTo, this.at);
    const pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    const match = pattern.exec(text);
    return match ? unescapeXml(match[1] ?? match[2] ?? "") : undefined;
  }

  isTrue(name: string): boolean {
    return /^(1|true|on)$/i.test(this.attribute(name) ?? "");
  }

  #tag(from: number): boolean {
    const { bytes, end } = this;
    this.isClose = bytes[from + 1] === SLASH;
    let at = from + (this.isClose ? 2 : 1);
    let nameFrom = at;
    while (at < end && !endsName(bytes[at] as number)) {
      if (bytes[at] === COLON) nameFrom = at + 1;
      at += 1;
    }
    const nameTo = at;
    let quote = 0;
    while (at < end && (quote !== 0 || bytes[at] !== GT)) {
      const byte = bytes[at] as number;
      if (quote === 0 ? byte === DOUBLE || byte === SINGLE : byte === quote)
        quote = quote === 0 ? byte : 0;
      at += 1;
    }
    if (at - from > this.#limits.attributeBytes) throw overLimit("表格内部的一个标记太长");
    if (at >= end) return false;
    this.tagFrom = from;
    this.nameFrom = nameFrom;
    this.nameTo = nameTo;
    this.isEmpty = bytes[at - 1] === SLASH;
    this.at = at + 1;
    if (this.isClose) this.depth -= 1;
    else if (!this.isEmpty) this.depth += 1;
    if (this.depth > this.#limits.xmlDepth) throw overLimit("表格内部的层次太深");
    return true;
  }

  /** Past a comment, a processing instruction or CDATA; -1 when its end is not there. */
  #aside(from: number): number {
    const view = this.bytes.subarray(0, this.end);
    const head = view.toString("latin1", from, Math.min(from + 9, this.end));
    if (head.startsWith("<?")) return this.#past(view, "?>", from);
    if (head.startsWith("<!--")) return this.#past(view, "-->", from + 4);
    if (head.startsWith("<![CDATA[")) return this.#past(view, "]]>", from);
    if ("<!--".startsWith(head) || "<![CDATA[".startsWith(head)) return -1;
    throw doctypeRefused();
  }

  #past(view: Buffer, mark: string, from: number): number {
    const at = view.indexOf(mark, from);
    if (at < 0) return -1;
    if (mark === "?>") assertEncoding(view.toString("latin1", from, at));
    return at + mark.length;
  }
}

export function doctypeRefused(): Refusal {
  return new Refusal(
    "E3002",
    "文件里有不该有的内容（DOCTYPE），可能是恶意构造的。",
    "不要打开这个文件；请向提供单位重新要一份。",
  );
}

/** Refuse a part that is not UTF-8; spreadsheet programs write no other. */
export function assertUtf8Part(head: Buffer): void {
  const isWide = head[0] === 0xff || head[0] === 0xfe || head[0] === 0 || head[1] === 0;
  if (isWide) throw damaged("表格内部不是 UTF-8 编码");
}

function assertEncoding(instruction: string): void {
  const encoding = /^<\?xml\s.*encoding\s*=\s*["']([^"']*)["']/s.exec(instruction)?.[1];
  if (encoding && !/^(utf-?8|us-ascii|ascii)$/i.test(encoding))
    throw damaged("表格内部不是 UTF-8 编码");
}

function endsName(byte: number): boolean {
  return byte <= 0x20 || byte === GT || byte === SLASH;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Text of an attribute or a short element: entities and character references resolved. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : -1;
    if (point >= 0) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
    return NAMED[name] ?? whole;
  });
}
