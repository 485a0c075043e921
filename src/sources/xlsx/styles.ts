import { builtInDateKind, type DateKind, dateKindOf } from "../cell/date-format.ts";
import type { PackageParts } from "./package-parts.ts";

export interface CellFormats {
  /** What each cell format (the `s` of a cell) makes of a number. */
  dateKinds: Uint8Array;
  /** 1 for each cell format that strikes its text out; null where none does. */
  struck: Uint8Array | null;
}

export async function readCellFormats(
  parts: PackageParts,
  path: string | undefined,
): Promise<CellFormats> {
  const entry = path === undefined ? undefined : parts.find(path);
  if (!entry) return { dateKinds: new Uint8Array(0), struck: null };
  const written = new Map<number, DateKind>();
  const kinds: DateKind[] = [];
  const struckFonts = new Set<number>();
  const struck: number[] = [];
  let [inCellFormats, inFonts, font] = [false, false, -1];
  for await (const tag of parts.tags(entry)) {
    if (tag.is("cellXfs")) inCellFormats = !tag.isClose && !tag.isEmpty;
    else if (tag.is("fonts")) inFonts = !tag.isClose && !tag.isEmpty;
    else if (tag.isClose) continue;
    else if (inFonts && tag.is("font")) font += 1;
    else if (inFonts && tag.is("strike")) {
      if (!/^(0|false|off)$/i.test(tag.attribute("val") ?? "")) struckFonts.add(font);
    } else if (tag.is("numFmt")) {
      written.set(Number(tag.attribute("numFmtId")), dateKindOf(tag.attribute("formatCode") ?? ""));
    } else if (inCellFormats && tag.is("xf")) {
      const id = Number(tag.attribute("numFmtId") ?? 0);
      kinds.push(written.get(id) ?? builtInDateKind(id));
      struck.push(struckFonts.has(Number(tag.attribute("fontId") ?? 0)) ? 1 : 0);
    }
  }
  return {
    dateKinds: Uint8Array.from(kinds),
    struck: struck.includes(1) ? Uint8Array.from(struck) : null,
  };
}
