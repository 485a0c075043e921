import type { CellReading } from "./read-cell.ts";
import { readDay } from "./read-date.ts";

/** The values of a naming whose remark has to say the day itself: 2019.8.3走访. Of several days the last one counts, or the first. */
export const ITS_DAY = "";
export const FIRST_DAY = "first";
/** Nobody can tell the day, whatever days stand there. */
export const NO_DAY = "none";

const DAY =
  /(?<!\d)(?:(?:19|20)\d{2}[年.\-/]\d{1,2}(?:月份?|[.\-/])?(?:\d{1,2}[日号]?)?|\d{2}年\d{1,2}月(?:\d{1,2}[日号])?|\d{2}\.\d{1,2}\.\d{1,2}|(?:19|20)\d{6}|(?:19|20)\d{4})(?!\d)/g;
/** What came about on the day before it: 2015.3纳入后走访, 2016年3月起定期走访. */
const OF_ANOTHER =
  /纳入|审批|批准(?!逮捕)|入住|签[订约]|停[发保]|出?生|[出住入]院|刑满|释放|期满|^[日号]?起|以来|开始|定期|每[日天周旬月季年]/;
/** 丈夫2015年3月去世, 女儿探望: of somebody else, or by whom nobody is sent. */
const OF_RELATIVES =
  /^其?(父亲?|母亲?|双亲|丈夫|夫|妻子?|配偶|爱人|老伴|[长次]?[子女](?![性孩])|儿[子媳]?|女[儿婿]|子女|兄弟?|弟弟?|哥哥?|姐姐?|妹妹?|侄[子女儿]?|孙[子女]?|爷爷|奶奶|公公|婆婆|家[人属]|亲[属戚友]|邻居)/;
/** 时间, 日期 and signs beside a day that stands alone. */
const ALONE = /^(于|在|自|最近|最后|时间|日期|[:：])*$/;
const SPAN = /^[日号]?(至|到|[-—~]+)$/;

/**
 * The day of what a remark says, beside the words that say it: the last one before them in their clause, else the first behind them, else one that
 * stands alone in the next clause. A fault where there is none, where it is no day, or is that of something else; nothing where only others did it.
 *
 * said: which of several counts.
 */
export function dayBeside(text: string, words: RegExp, said: string): CellReading {
  const clauses = text.split(/[,;。()、]/);
  const found = clauses.flatMap((clause, at) => {
    if (OF_RELATIVES.test(clause)) return [];
    const days = daysIn(clause);
    return [...clause.matchAll(new RegExp(words, "g"))].map(({ index, 0: word }) => {
      const own = days.length > 0 ? dayAt(clause, days, index, index + word.length) : undefined;
      if (days.length > 0) return own;
      return aloneIn(clauses[at - 1]) ?? aloneIn(clauses[at + 1]);
    });
  });
  if (found.length === 0 && clauses.some((clause) => OF_RELATIVES.test(clause)))
    return { state: "empty" };
  const days = found
    .flatMap((day) => day ?? [])
    .map((day) => readDay(day))
    .toSorted();
  const day = said === FIRST_DAY ? days[0] : days.at(-1);
  return typeof day !== "string" || days.includes(null) || said === NO_DAY
    ? { state: "fault" }
    : { state: "value", value: day };
}

interface Day {
  day: string;
  index: number;
}

function daysIn(clause: string): Day[] {
  return [...clause.matchAll(DAY)].map(({ index, 0: day }) => ({ index, day }));
}

function dayAt(clause: string, days: readonly Day[], from: number, to: number): string | undefined {
  const at = days.findLastIndex(({ index }) => index < from);
  const before = days[at];
  if (before && !OF_ANOTHER.test(clause.slice(before.index + before.day.length, from))) {
    const first = days[at - 1];
    // 2018年5月至2021年5月羁押: since the first of them.
    const isSpan = first && SPAN.test(clause.slice(first.index + first.day.length, before.index));
    return isSpan ? first.day : before.day;
  }
  const behind = days.find(({ index }) => index >= to);
  return behind && !OF_ANOTHER.test(clause.slice(to, behind.index)) ? behind.day : undefined;
}

function aloneIn(clause: string | undefined): string | undefined {
  const [first, second] = daysIn(clause ?? "");
  if (clause === undefined || !first || !ALONE.test(clause.slice(0, first.index))) return undefined;
  const rest = clause.slice(first.index + first.day.length);
  const isSpan =
    second !== undefined &&
    SPAN.test(rest.slice(0, second.index - first.index - first.day.length)) &&
    second.index + second.day.length === clause.length;
  return rest === "" || isSpan ? first.day : undefined;
}
