import { numberOf } from "./chinese-figures.ts";

/** What stands before a length, and says which punishment it is. */
const OF_WHAT = /^(判处|执行)?(有期徒刑|拘役|强制隔离戒毒|强戒)?[:：]?/;
const NUMBER = "[\\d一二两三四五六七八九十]{1,3}";
const LENGTH = new RegExp(
  `^(?:(${NUMBER})年(半)?)?[零又]?(?:(${NUMBER})个?月)?(?:[零又]?${NUMBER}[天日])?$`,
);

/** How many months a term lasts (有期徒刑三年六个月, 2年, 36个月, 一年半); `open` for one without an end; null for what is no length. */
export function readLength(written: string): number | "open" | null {
  const text = written.normalize("NFKC").replace(/[\p{Z}\p{C}]/gu, "");
  // Of a sentence that is suspended nobody is in prison, and of two nobody knows which is served.
  if (/缓刑|管制|[,，;；、]/.test(text)) return null;
  if (/无期|死缓/.test(text)) return "open";
  const [, years, half, months] = LENGTH.exec(text.replace(OF_WHAT, "")) ?? [];
  if (years === undefined && months === undefined) return null;
  const figure = (part: string | undefined) =>
    part === undefined ? 0 : /^\d+$/.test(part) ? Number(part) : numberOf(part);
  const [whole, rest] = [figure(years), figure(months)];
  return whole === null || rest === null ? null : whole * 12 + (half ? 6 : 0) + rest;
}

/** The last day of a term of so many months from a day, as `YYYY-MM-DD`. */
export function endOfTerm(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, days));
  return new Date(first.getTime() - 86_400_000).toISOString().slice(0, 10);
}
