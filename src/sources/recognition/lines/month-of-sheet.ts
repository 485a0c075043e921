import { figures } from "../spread/month-said.ts";
import { STOPS } from "./line-words.ts";

/** 2月停保, 3月份低保退出人员名单. */
const OF_STOPS = `${STOPS}(人员|对象)?(名单|花?名册|明细表?|台账|登记表)?`;
const CALLED = new RegExp(
  `^(1[0-2]|0?[1-9])月份?(发放表?|打卡|(发放)?明细表?|流水|花?名册|低保金?|${OF_STOPS})?$`,
);

/** The month by which alone a sheet is called, as 3月, 十二月份, 10月发放 or 2月停保 is; its year stands elsewhere in the book. */
export function monthOfSheet(sheet: string): number | undefined {
  const month = CALLED.exec(figures(sheet))?.[1];
  return month === undefined ? undefined : Number(month);
}
