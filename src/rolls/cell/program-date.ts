const MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?";
/** Mon Sep 09 00:00:00 CST 2019, Mon Sep 09 2019 00:00:00 GMT+0800: as Java and browsers print a day. */
const PRINTED = new RegExp(
  `^${WEEKDAY}\\s+(${MONTHS})\\s+(\\d{1,2})\\s+(?:(\\d{4})\\s+)?(\\d{2}):\\d{2}:\\d{2}\\s*(\\S*).*?(\\d{4})?$`,
);
/** 2019-09-08T16:00:00.000Z: a moment by the clock of Greenwich. */
const ZULU = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]00:?00)$/i;
/** 09-9月 -19 and 09-SEP-19, the year last, as Oracle set to Chinese prints a day. */
const ORACLE = /^(\d{1,2})-(\d{1,2}|十[一二]?|[一二三四五六七八九])月\s*-\s*(\d{2}|\d{4})$/;

/** Beijing is so many hours before Greenwich: midnight there is 16:00 of the day before. */
const AHEAD = 8;

/**
 * A day that a program printed, as 2019-9-9 or 19年9月9日; any other text as it is. Midnight in Beijing stands in a column of moments of Greenwich as 16:00 of the day
 * before, and would be taken for that day.
 */
export function printedDate(written: string): string {
  const text = written.trim();
  const zulu = ZULU.exec(text);
  if (zulu) {
    const [, year, month, day, hour] = zulu.map(Number);
    return inBeijing(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0);
  }
  const oracle = ORACLE.exec(text);
  if (oracle) return `${oracle[3]}年${oracle[2]}月${oracle[1]}日`;
  const printed = PRINTED.exec(text);
  const year = Number(printed?.[3] ?? printed?.[6]);
  if (!printed || !year) return written;
  const month = MONTHS.split("|").indexOf(printed[1] ?? "");
  const isGreenwich = /^(GMT|UTC)([+-]?0{2}:?0{2})?$/.test(printed[5] ?? "");
  return inBeijing(year, month, Number(printed[2]), isGreenwich ? Number(printed[4]) : -AHEAD);
}

function inBeijing(year: number, month: number, day: number, hour: number): string {
  const date = new Date(Date.UTC(year, month, day, hour + AHEAD));
  return `${date.getUTCFullYear()}-${date.getUTCMonth() + 1}-${date.getUTCDate()}`;
}
