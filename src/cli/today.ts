import { UserError } from "../errors.ts";

/** The day by this machine's clock, `YYYY-MM-DD`; only commands ask, and every one takes `--on` instead. */
export function today(): string {
  const now = new Date();
  const part = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

/** A day as an option gives it. Throws: UserError E2001 for anything else. */
export function dayOption(text: string | undefined): string {
  if (text === undefined) return today();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? new Date(`${text}T00:00:00Z`)
    : new Date(Number.NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text) return text;
  throw new UserError("E2001", "日期应写成 2019-11-05 的样子。", {
    hint: "例如 --on 2019-11-05；不写时用今天。",
    state: "没有改动任何文件。",
  });
}

/**
 * The day that lists of a month go out, by `--on` or the clock. A PC whose battery is empty begins again years ago, and every deadline of the
 * ledger would have passed long since. Lists of the next month may be made in this one.
 *
 * Throws: UserError E6004 for the clock, E2001 for the option.
 */
export function issueDay(on: string | undefined, month: string): string {
  const day = on ?? today();
  const early = (Date.parse(`${month}-01`) - Date.parse(day)) / 86_400_000;
  if (early <= DAYS_AHEAD) return day;
  const what = `比排查月份 ${month} 早了一个多月`;
  const state = "没有改动任何文件。";
  if (on !== undefined) {
    throw new UserError("E2001", `--on 写的 ${day} ${what}。`, { hint: "核对年月日。", state });
  }
  throw new UserError("E6004", `这台电脑的日期是 ${day}，${what}，日期不对。`, {
    hint: "先改正电脑的日期（主板电池没电时会回到很早的日期）再运行；doudi.yaml 的 month 写错了就改 month。",
    state,
  });
}

/** A list may be written down some days before it goes out. */
const DAYS_AHEAD = 31;

/**
 * The day something was done, as `--on` gives it: what is written into the ledger cannot be taken out, and a slip in the year would move
 * every deadline. Throws: UserError E2001 also for a day more than a month ahead of the clock.
 */
export function actedOption(text: string | undefined): string {
  const day = dayOption(text);
  const ahead = (Date.parse(day) - Date.parse(today())) / 86_400_000;
  if (ahead <= DAYS_AHEAD) return day;
  throw new UserError("E2001", `${day} 比这台电脑的日期 ${today()} 晚了一个多月。`, {
    hint: "核对年月日；电脑的日期不对，就先改正电脑的日期。",
    state: "没有改动任何文件。",
  });
}
