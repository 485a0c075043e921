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
