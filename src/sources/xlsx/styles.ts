import { builtInDateKind, type DateKind, dateKindOf } from "../cell/date-format.ts";
import type { PackageParts } from "./package-parts.ts";

/** For each cell format (the `s` of a cell) what it makes of a number. */
export async function readDateKinds(
  parts: PackageParts,
  path: string | undefined,
): Promise<Uint8Array> {
  const entry = path === undefined ? undefined : parts.find(path);
  if (!entry) return new Uint8Array(0);
  const written = new Map<number, DateKind>();
  const kinds: DateKind[] = [];
  let inCellFormats = false;
  for await (const tag of parts.tags(entry)) {
    if (tag.is("cellXfs")) inCellFormats = !tag.isClose && !tag.isEmpty;
    else if (tag.isClose) continue;
    else if (tag.is("numFmt")) {
      written.set(Number(tag.attribute("numFmtId")), dateKindOf(tag.attribute("formatCode") ?? ""));
    } else if (inCellFormats && tag.is("xf")) {
      const id = Number(tag.attribute("numFmtId") ?? 0);
      kinds.push(written.get(id) ?? builtInDateKind(id));
    }
  }
  return Uint8Array.from(kinds);
}
