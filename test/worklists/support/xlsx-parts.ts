import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";

/** The parts of a workbook by name, as text. */
export function xlsxParts(file: string): Map<string, string> {
  const zip = XLSX.CFB.read(readFileSync(file), { type: "buffer" });
  const parts = new Map<string, string>();
  for (const [index, path] of zip.FullPaths.entries()) {
    const content = zip.FileIndex[index]?.content;
    const name = path.replace(/^Root Entry\/?/, "");
    if (name === "" || name.endsWith("/") || name.includes("Sh33tJ5")) continue;
    parts.set(name, Buffer.from((content ?? []) as Uint8Array).toString("utf8"));
  }
  return parts;
}

/** Names of the top-level elements of a sheet, in the order they stand. */
export function sheetElements(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, close, name, end] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)[^>]*?(\/?)>/g)) {
    if (close) {
      depth -= 1;
      continue;
    }
    if (depth === 1) names.push(name ?? "");
    if (!end) depth += 1;
  }
  return names;
}
