import type { SheetColumn } from "../header/sheet-column.ts";

/** Since when and until when, without a word of what. */
const BARE_TERM = /^(起始?|开始|起止|终止|结束|截止|止)(日期?|时间|年月|月份)?$/;

/** The insured of 人社's export, in AAE041 and AAE042, are on no list of prisoners and on none of 低保. */
export function isBareTerm({ names }: SheetColumn): boolean {
  return names.some((name) => BARE_TERM.test(name));
}
