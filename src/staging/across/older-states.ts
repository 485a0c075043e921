import type { Database } from "../../engine/database.ts";
import { monthNumber } from "../../rolls/cell/read-date.ts";
import { periodIn } from "../../sources/recognition/lines/find-period.ts";

/**
 * Kinds of the rolls that have no month and say how people are, not what happened to them or what they were paid: whoever was 未脱贫 or registered on the list
 * of two years ago is what the newest one says.
 */
const STATES = new Set([
  "hukou",
  "disability",
  "poverty",
  "child_survey",
  "illness",
  "student",
  "margin",
]);

/** A list of the month after the newest roll was drawn up for it; a later one is for rolls that are still to come. */
const DRAWN_UP = 1;
/**
 * A list that says no month is newer than one which its name calls of an earlier year, and which is older than this: 2018年 beside rolls of October 2019.
 * Who is poor is looked at each winter, so that what was so at the end of last year is so now.
 */
const LONG_AGO = 6;
const LONG_AGO_OF_POOR = 12;

export interface StateSheet {
  sheet_id: number;
  roll: string;
  file: string;
  sheet: string;
}

interface Dated extends StateSheet {
  /** Null where no name says any. */
  month: number | null;
  /** Whether a year is all that is said, of which the month is the last. */
  isYear: boolean;
}

/**
 * The sheets of a kind that were drawn up in other months than others of the same roll, each with those that came after it: 建档立卡2017年 and 建档立卡2018年底,
 * 户籍人口201810 and 户籍人口201910. Which of them have the same people is left to the caller.
 *
 * Reads: source_sheet, stage.hukou.
 */
export async function laterStates<Sheet extends StateSheet>(
  db: Database,
  kind: string,
  sheets: readonly Sheet[],
): Promise<{ older: Sheet; newer: Sheet[] }[]> {
  if (!STATES.has(kind) || sheets.length < 2) return [];
  const gone = kind === "hukou" ? await listsOfGone(db) : new Set<number>();
  const newest = await newestPeriod(db);
  const longAgo = kind === "poverty" ? LONG_AGO_OF_POOR : LONG_AGO;
  const begun = newest === null ? null : Math.min(newest - longAgo, Math.floor(newest / 12) * 12);
  const dated = sheets.map((sheet) => ({ sheet, ...dateOf(sheet) }));
  return dated.flatMap((one) => {
    if (one.month === null || gone.has(one.sheet.sheet_id)) return [];
    const newer = dated.filter(
      (other) =>
        other.sheet.roll === one.sheet.roll &&
        !gone.has(other.sheet.sheet_id) &&
        (other.month === null
          ? begun !== null && one.month !== null && one.month < begun
          : isLater(other, one, newest)),
    );
    return newer.length === 0 ? [] : [{ older: one.sheet, newer: newer.map((each) => each.sheet) }];
  });
}

type Date = Pick<Dated, "month" | "isYear">;

function isLater(other: Date, { month, isYear }: Date, newest: number | null): boolean {
  if (month === null || other.month === null) return false;
  const isOneYear = Math.floor(other.month / 12) === Math.floor(month / 12);
  if (isOneYear && (isYear || other.isYear)) return false;
  const begun = other.isYear ? other.month - 11 : other.month;
  return other.month > month && (newest === null || begun <= newest + DRAWN_UP);
}

/** What its own name says before the file's, and that before the folders'; the last year of 2014-2018年. */
function dateOf({ file, sheet }: StateSheet): Date {
  for (const name of [sheet, ...file.split("/").toReversed()]) {
    const month = periodIn(name);
    if (month !== null) return { month, isYear: false };
    const year = [...name.matchAll(/(?<!\d)20\d{2}(?!\d)/g)].at(-1)?.[0];
    if (year !== undefined) return { month: monthNumber(Number(year), 12), isYear: true };
  }
  return { month: null, isYear: false };
}

/** Lists of those who left the register alone: nobody on them has come back because a register has them still. */
async function listsOfGone(db: Database): Promise<Set<number>> {
  const lists = await db.rows<{ sheet_id: number }>(
    `SELECT sheet_id FROM stage.hukou GROUP BY sheet_id
     HAVING bool_and(COALESCE(state, '正常') IN ('迁出', '注销', '死亡'))`,
  );
  return new Set(lists.map(({ sheet_id }) => sheet_id));
}

async function newestPeriod(db: Database): Promise<number | null> {
  const [found] = await db.rows<{ period: number | null }>(
    "SELECT max(period)::INTEGER AS period FROM source_sheet WHERE roll IS NOT NULL",
  );
  return found?.period ?? null;
}
