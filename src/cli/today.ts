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

/** A day, and why it is not that of the clock. */
export interface IssueDay {
  day: string;
  notice?: string;
}

/**
 * The day that lists of a month go out, by `--on` or the clock. A PC whose battery is empty begins again years ago, and every deadline of the
 * ledger would have passed long since: by such a clock it is the first day of the month. Lists of the next month may be made in this one.
 *
 * Throws: UserError E2001 for an option that long before the month.
 */
export function issueDay(on: string | undefined, month: string): IssueDay {
  const day = on ?? today();
  const first = `${month}-01`;
  if ((Date.parse(first) - Date.parse(day)) / DAY_MS <= DAYS_AHEAD) return { day };
  const early = `比排查月份 ${month} 早了一个多月`;
  if (on !== undefined) {
    throw new UserError("E2001", `--on 写的 ${day} ${early}。`, {
      hint: "核对年月日。",
      state: "没有改动任何文件。",
    });
  }
  const notice = `这台电脑的日期是 ${day}，${early}：清单的下发日期按 ${first} 记。请改正电脑的日期；是 doudi.yaml 的 month 写错了，就改 month 再排查一次。`;
  return { day: first, notice };
}

/** A list may be written down some days before it goes out. */
const DAYS_AHEAD = 31;
const DAY_MS = 86_400_000;

/**
 * The day something was done, as `--on` gives it: what is written into the ledger cannot be taken out, and a slip in the year would move
 * every deadline. Throws: UserError E2001 also for a day more than a month ahead of the clock.
 */
export function actedOption(text: string | undefined): string {
  const day = dayOption(text);
  const ahead = (Date.parse(day) - Date.parse(today())) / DAY_MS;
  if (ahead <= DAYS_AHEAD) return day;
  throw new UserError("E2001", `${day} 比这台电脑的日期 ${today()} 晚了一个多月。`, {
    hint: "核对年月日；电脑的日期不对，就先改正电脑的日期。",
    state: "没有改动任何文件。",
  });
}
