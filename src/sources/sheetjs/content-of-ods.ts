import { Refusal } from "../refusal.ts";
import type { PackageParts } from "../xlsx/package-parts.ts";
import type { XmlCursor } from "../xlsx/xml-cursor.ts";

/** Inflated size of the contents beyond which nobody looks at how they are shown: tags are read from a part that is whole in memory. */
const LARGEST = 64 << 20;
/** A row, column or cell that stands for more is empty to the end of the sheet. */
export const MOST_REPEATED = 1_000;

/** What looks at every tag of the contents, in order. */
export interface SeesTags {
  see(tag: XmlCursor): void;
}

/** Show the tags of an OpenDocument spreadsheet's contents to all that look for something there, in one go; false where they cannot be read as tags. */
export async function showContent(parts: PackageParts, all: readonly SeesTags[]): Promise<boolean> {
  const entry = parts.find("content.xml");
  if (!entry || entry.size > LARGEST) return false;
  try {
    for await (const tag of parts.tags(entry)) for (const one of all) one.see(tag);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
  return true;
}

/** For how many rows, columns or cells a tag stands. */
export function repeated(tag: XmlCursor, of: "rows" | "columns"): number {
  return Math.max(1, Number(tag.attribute(`number-${of}-repeated`) ?? 1) || 1);
}
