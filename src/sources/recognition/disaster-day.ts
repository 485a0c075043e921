import { arabicDates } from "../../rolls/cell/chinese-figures.ts";
import { readDay } from "../../rolls/cell/read-date.ts";

const YEAR = "(20\\d{2})";
const OF_DISASTER =
  '[日号"”’』」)]*[_\\-的]?(?=.{0,4}(灾|洪|涝|暴雨|强降雨|大风|风雹|冰雹|雹|震|泥石流|滑坡|旱|雪|低温|霜|火))';
/** 20190812洪涝, 2019年8月12日暴雨; 2019年“8·12”洪涝. A day before other words is when the list was made. */
const DAYS = [
  new RegExp(`${YEAR}[年.\\-/](\\d{1,2})[月.\\-/](\\d{1,2})${OF_DISASTER}`),
  new RegExp(`(?<!\\d)${YEAR}(\\d{2})(\\d{2})(?!\\d)${OF_DISASTER}`),
  new RegExp(`${YEAR}年?["“‘『「(]*(\\d{1,2})[·.•・](\\d{1,2})${OF_DISASTER}`),
];

/** The day of the disaster that the names of a list speak of, as ISO text: the first name that says one decides. */
export function disasterDay(names: readonly string[]): string | undefined {
  for (const name of names.map(arabicDates)) {
    for (const spelling of DAYS) {
      const [, year, month, day] = spelling.exec(name) ?? [];
      const read = year === undefined ? null : readDay(`${year}-${month}-${day}`);
      if (read !== null) return read;
    }
  }
  return undefined;
}
