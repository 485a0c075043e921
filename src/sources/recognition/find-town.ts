import type { SheetHead } from "./sheet-head.ts";

const TOWN = /^([\p{Script=Han}]{1,10}?(?:乡|镇|街道|农场|林场))(?:办事处)?/u;

/** The township a sheet (one sheet a township) or a file is named after; null when neither is. */
export function findTown(head: SheetHead): string | null {
  for (const text of [head.sheet, head.file.replace(/\.[^.]*$/, "")]) {
    const name = text.normalize("NFKC").replace(/^[\d\s.、\-_]+/, "");
    const town = name.match(TOWN)?.[1];
    if (town && town.length >= 2 && !/^(乡镇|城镇|城乡|各乡|全县|街镇)/.test(town)) return town;
  }
  return null;
}
