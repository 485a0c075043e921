import { posix } from "node:path";
import type { ReadContext } from "../read-context.ts";
import { inflateEntry, readEntry } from "../zip/inflate-entry.ts";
import {
  entryKey,
  readZipDirectory,
  type ZipDirectory,
  type ZipEntry,
} from "../zip/zip-directory.ts";
import { XmlCursor } from "./xml-cursor.ts";

/** Parts other than sheets and strings are small; more than this is no spreadsheet's doing. */
const SMALL_PART = 64 << 20;

/** What one part refers to: the end of the relationship's type (`worksheet`), and the part's path. */
export interface Relationship {
  id: string;
  type: string;
  target: string;
}

/** The parts of an .xlsx, found by path. */
export class PackageParts {
  readonly entries: ZipDirectory;
  readonly #context: ReadContext;
  readonly #budget = { total: 0 };

  constructor(context: ReadContext) {
    this.#context = context;
    this.entries = readZipDirectory(context.source, context.limits);
  }

  find(path: string): ZipEntry | undefined {
    return this.entries.get(entryKey(path));
  }

  chunks(entry: ZipEntry): AsyncIterable<Buffer> {
    return inflateEntry(this.#context.source, entry, this.#context.limits, this.#budget);
  }

  /** Every tag of a small part, in order. */
  async *tags(entry: ZipEntry): AsyncIterable<XmlCursor> {
    const { source, limits } = this.#context;
    const bytes = await readEntry(source, entry, limits, this.#budget, SMALL_PART);
    const cursor = new XmlCursor(limits);
    cursor.moveTo(bytes, 0, bytes.length);
    while (cursor.next()) yield cursor;
  }

  /** What the part at `path` refers to within the package; '' is the package itself. */
  async relationships(path: string): Promise<Relationship[]> {
    const folder = posix.dirname(path);
    const entry = this.find(posix.join(folder, "_rels", `${posix.basename(path)}.rels`));
    const found: Relationship[] = [];
    if (!entry) return found;
    for await (const tag of this.tags(entry)) {
      if (tag.isClose || !tag.is("Relationship") || tag.attribute("TargetMode") === "External")
        continue;
      const target = (tag.attribute("Target") ?? "").replaceAll("\\", "/");
      found.push({
        id: tag.attribute("Id") ?? "",
        type: (tag.attribute("Type") ?? "").replace(/^.*\//, ""),
        target: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
      });
    }
    return found;
  }
}
