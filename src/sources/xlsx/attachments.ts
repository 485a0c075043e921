import type { Attachment } from "../book.ts";
import type { PackageParts } from "./package-parts.ts";
import { unescapeXml, type XmlCursor } from "./xml-cursor.ts";

/** More than anybody writes beside the cells of one sheet. */
const MOST = 20_000;
const ADDRESS = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** Comments, text boxes and pictures of one sheet, in order of row and column; those at no cell have row and column 0. */
export async function readAttachments(
  parts: PackageParts,
  sheetPath: string,
): Promise<Attachment[]> {
  const notes: Attachment[] = [];
  const threads: Attachment[] = [];
  const drawn: Attachment[] = [];
  for (const { type, target } of await parts.relationships(sheetPath)) {
    if (type === "comments") notes.push(...(await comments(parts, target, "comment")));
    // Newer programs keep a placeholder among the old comments for each of these.
    else if (type === "threadedComment")
      threads.push(...(await comments(parts, target, "threadedComment")));
    else if (type === "drawing") drawn.push(...(await drawings(parts, target)));
  }
  const isThread = ({ row, column }: Attachment) =>
    threads.some((thread) => thread.row === row && thread.column === column);
  return [...notes.filter((note) => !isThread(note)), ...threads, ...drawn]
    .slice(0, MOST)
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

async function comments(parts: PackageParts, path: string, name: string): Promise<Attachment[]> {
  const found: Attachment[] = [];
  const entry = parts.find(path);
  if (!entry) return found;
  let current: Attachment | undefined;
  const texts = new TextRuns(name === "comment" ? "t" : "text");
  for await (const tag of parts.tags(entry)) {
    if (tag.is(name) && !tag.isClose) {
      current = { ...cellAt(tag.attribute("ref") ?? ""), kind: "comment", text: "" };
      texts.start();
    }
    texts.see(tag);
    if (tag.is(name) && tag.isClose && current) {
      const text = texts.text.trim();
      if (text !== "" && found.length < MOST) found.push({ ...current, text });
      current = undefined;
    }
  }
  return found;
}

const ANCHORS = ["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"];

/** What lies over the cells: by the cell of its upper left corner. */
async function drawings(parts: PackageParts, path: string): Promise<Attachment[]> {
  const found: Attachment[] = [];
  const entry = parts.find(path);
  if (!entry) return found;
  let place = { row: 0, column: 0 };
  let pictures = 0;
  let isFrom = false;
  let from = 0;
  const texts = new TextRuns("t");
  for await (const tag of parts.tags(entry)) {
    const isAnchor = ANCHORS.includes(tag.name);
    if (isAnchor && !tag.isClose) {
      place = { row: 0, column: 0 };
      pictures = 0;
      texts.start();
    }
    texts.see(tag);
    if (tag.is("from")) isFrom = !tag.isClose;
    if (isFrom && (tag.is("row") || tag.is("col"))) {
      if (!tag.isClose) from = tag.at;
      else {
        const number = Number(tag.bytes.toString("latin1", from, tag.tagFrom).trim()) + 1;
        if (tag.is("row")) place.row = number;
        else place.column = number;
      }
    }
    if (tag.is("pic") && !tag.isClose) pictures += 1;
    if (!isAnchor || !tag.isClose || found.length >= MOST) continue;
    for (let picture = 0; picture < pictures; picture += 1)
      found.push({ ...place, kind: "picture", text: "" });
    const text = texts.text.trim();
    if (text !== "") found.push({ ...place, kind: "comment", text });
  }
  return found;
}

/** Collects the text of elements of one name. */
class TextRuns {
  text = "";
  readonly #name: string;
  #from = -1;

  constructor(name: string) {
    this.#name = name;
  }

  start(): void {
    this.text = "";
    this.#from = -1;
  }

  see(tag: XmlCursor): void {
    if (!tag.is(this.#name) || tag.isEmpty) return;
    if (!tag.isClose) this.#from = tag.at;
    else if (this.#from >= 0) {
      this.text += unescapeXml(tag.bytes.toString("utf8", this.#from, tag.tagFrom));
      this.#from = -1;
    }
  }
}

function cellAt(ref: string): { row: number; column: number } {
  const match = ADDRESS.exec(ref);
  if (!match) return { row: 0, column: 0 };
  const [, letters = "", row = ""] = match;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(row), column };
}
