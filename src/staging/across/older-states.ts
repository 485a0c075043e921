import type { Database } from "../../engine/database.ts";
import { monthNumber } from "../../rolls/cell/read-date.ts";
import { periodIn } from "../../sources/recognition/lines/find-period.ts";

/**
 * Kinds of the rolls that have no month and say how people are, not what happened to them or what they were paid: whoever was 未脱贫 or registered on the list
 * of two years ago is what the newest one says. Nobody is healed by the list of the ill of the next year: that of 2018 stays beside it.
 *
 * Each with the fields that rules ask: 脱贫属性201910 with names and states alone says of nobody's 健康状况 or 劳动技能 what the list of 2018 says.
 */
const STATES: Readonly<Record<string, readonly string[]>> = {
  hukou: ["hukou_no", "relation"],
  disability: ["category", "grade"],
  poverty: ["poverty_state", "risk_state", "health", "labour"],
  child_survey: ["father_state", "mother_state", "hardship_type", "left_behind", "agreement"],
  student: [],
  margin: ["margin_type"],
};

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

/** When a list was drawn up, by its names. */
interface Drawn {
  /** Null where no name says any. */
  month: number | null;
  /** Whether a year is all that is said, of which the month is the last. */
  isYear: boolean;
}

/**
 * The sheets of a kind that were drawn up in other months than others of the same roll, each with those that came after it: 建档立卡2017年 and 建档立卡2018年底,
 * 户籍人口201810 and 户籍人口201910. Which of them have the same people is left to the caller.
 *
 * An older one that says what none of them does stays.
 *
 * Reads: source_sheet, stage.<kind>.
 */
export async function laterStates<Sheet extends StateSheet>(
  db: Database,
  kind: string,
  sheets: readonly Sheet[],
): Promise<{ older: Sheet; newer: Sheet[] }[]> {
  const asked = STATES[kind];
  if (asked === undefined || sheets.length < 2) return [];
  const told = await toldFields(db, kind, asked);
  const gone = kind === "hukou" ? await listsOfGone(db) : new Set<number>();
  const newest = await newestPeriod(db);
  const longAgo = kind === "poverty" ? LONG_AGO_OF_POOR : LONG_AGO;
  const begun = newest === null ? null : Math.min(newest - longAgo, Math.floor(newest / 12) * 12);
  const dated = sheets.map((sheet) => ({ sheet, ...drawnUp(sheet) }));
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
    const later = new Set(newer.flatMap(({ sheet }) => told.get(sheet.sheet_id) ?? []));
    const isToldAgain = (told.get(one.sheet.sheet_id) ?? []).every((field) => later.has(field));
    if (newer.length === 0 || !isToldAgain) return [];
    return [{ older: one.sheet, newer: newer.map((each) => each.sheet) }];
  });
}

/** Which of some fields any row of a sheet says. */
async function toldFields(
  db: Database,
  kind: string,
  fields: readonly string[],
): Promise<Map<number, string[]>> {
  if (fields.length === 0) return new Map();
  const counted = await db.rows<Record<string, number>>(
    `SELECT sheet_id, ${fields.map((field) => `count(${field})::INTEGER AS ${field}`).join(", ")} FROM stage.${kind} GROUP BY sheet_id`,
  );
  return new Map(
    counted.map((row) => [Number(row.sheet_id), fields.filter((field) => row[field])]),
  );
}

function isLater(other: Drawn, { month, isYear }: Drawn, newest: number | null): boolean {
  if (month === null || other.month === null) return false;
  const isOneYear = Math.floor(other.month / 12) === Math.floor(month / 12);
  if (isOneYear && (isYear || other.isYear)) return false;
  const begun = other.isYear ? other.month - 11 : other.month;
  return other.month > month && (newest === null || begun <= newest + DRAWN_UP);
}

/** What its own name says before the file's, and that before the folders'; the last year of 2014-2018年. */
function drawnUp({ file, sheet }: StateSheet): Drawn {
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
