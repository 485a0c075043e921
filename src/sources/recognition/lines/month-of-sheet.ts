import { figures } from "../spread/month-said.ts";

/** The month by which alone a sheet is called, as 3月, 十二月份 or 10月发放 is; its year stands elsewhere in the book. */
export function monthOfSheet(sheet: string): number | undefined {
  const month = /^(1[0-2]|0?[1-9])月份?(发放表?|打卡|(发放)?明细表?|流水|花?名册|低保金?)?$/.exec(
    figures(sheet),
  )?.[1];
  return month === undefined ? undefined : Number(month);
}
