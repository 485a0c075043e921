import { unspaced } from "../../../rolls/plain-text.ts";
import type { SheetHead } from "../header/sheet-head.ts";
import { linesOf } from "./names-of-sheet.ts";

const KIND = "(?:村民委员会|村委会|居民委员会|居委会|社区|嘎查|村)";
const VILLAGE = new RegExp(`^[\\p{Script=Han}]{1,10}${KIND}$`, "u");
/** 各村, 农村 and 行政村 name no village. */
const NO_VILLAGE =
  /^(各|全|农|乡|城|行政|自然|贫困|所有|其他|其它|脱贫|本|驻|外)(村|社区)|^(城镇|农村)?社区$/;
/** What a sheet is of, and not where. */
const OF_ROLL = /低保|特困|五保|孤儿|儿童|残疾|补贴|名单|名册|台账|登记|汇总|明细|人员|对象|户/;

/**
 * The village that a sheet (one sheet a village) is named after, for sheets without a column for it: 资福村, or 资福 below a title that speaks of 资福村. Null where nothing says so
 * for certain: a sheet may be called after anything.
 */
export function findVillage(head: SheetHead, headerRow: number): string | null {
  const sheet = unspaced(head.sheet).replace(/^[\d.、()（）-]+/, "");
  if (NO_VILLAGE.test(sheet) || OF_ROLL.test(sheet) || !/^[\p{Script=Han}]{2,12}$/u.test(sheet))
    return null;
  if (VILLAGE.test(sheet)) return sheet;
  const [, , ...titles] = linesOf(head, headerRow);
  const called = new RegExp(`${sheet}${KIND}`);
  for (const title of titles) {
    const village = called.exec(title)?.[0];
    if (village && !NO_VILLAGE.test(village)) return village;
  }
  return null;
}
