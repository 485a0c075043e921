import type { SheetHead } from "../header/sheet-head.ts";

const TOWN = /^([\p{Script=Han}]{1,10}?(?:乡|镇|街道|农场|林场))(?:办事处)?/u;

/** 2019年城乡居民, 某县城镇低保 and 返乡人员 name no township. */
const NO_TOWN = /^(乡镇|城镇|街镇|全县)|(城|各|全|返|回|下|入|离|家|外)乡$|(县|市)城镇$|各镇$/;
/** 2019年, 2019年度10月份: when, before whose. */
const WHEN = /^(\d{2,4}年度?)?(\d{1,2}月份?)?[\d\s.、\-_]*(年度?)?/;

/** The township a sheet (one sheet a township) or a file is named after; null when neither is. */
export function findTown(head: SheetHead): string | null {
  for (const text of [head.sheet, head.file.replace(/\.[^.]*$/, "")]) {
    const name = text.normalize("NFKC").replace(WHEN, "");
    const town = name.match(TOWN)?.[1];
    if (town && town.length >= 2 && !NO_TOWN.test(town)) return town;
  }
  return null;
}
