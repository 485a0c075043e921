import { headerText } from "../headers/header-text.ts";

const DATE = String.raw`(?:20)?\d{2}[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|20\d{6}`;
/** 4.20, 4月20日 and 4月 behind a date leave its year out. */
const SHORT = String.raw`(?:0?[1-9]|1[0-2])(?:[月./-]\d{1,2}日?|月)`;
const TWO = new RegExp(`^(${DATE})[/、,;\\s]+(${SHORT}|${DATE})$`);
/** 2018.3.5-2018.4.20: only where either has its year. */
const FROM_TO = new RegExp(`^(${DATE})\\s*[-—–~至到]+\\s*(${DATE})$`);
const ONE = new RegExp(`^(?:${DATE}|\\d{5})(?:[\\sT]+\\d{1,2}:[\\d:.]+|[^\\d]*)$`);
const WHEN = /(日期|时间|年月|月份)$/;
/** From the one date to the other no more months pass. */
const MOST_MONTHS = 6;

/** The two dates of a cell: 2018.03.05/2018.04.20, 2018年3月5日/4月20日. */
export function twoDates(written: string): readonly [string, string] | null {
  const text = written.normalize("NFKC").trim();
  const [, first, second] = TWO.exec(text) ?? FROM_TO.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const whole = withYearOf(first, second);
  return whole === null ? null : [first, whole];
}

/** Whether a cell says one date and nothing that may be another. */
export function isOneDate(written: string): boolean {
  return ONE.test(written.normalize("NFKC").trim());
}

/** A second date that leaves its year out is of that of the first, or of the next one where it lies a few months on. */
function withYearOf(first: string, second: string): string | null {
  if (!new RegExp(`^(?:${SHORT})$`).test(second)) return second;
  const [month = 0, day] = second.match(/\d+/g)?.map(Number) ?? [];
  const [, written = "", from = ""] =
    /^(20\d{2}|\d{2})(?=\D)\D?(\d{1,2})/.exec(first) ?? /^(20\d{2})(\d{2})/.exec(first) ?? [];
  const months = month - Number(from);
  const year = Number(written.length === 2 ? `20${written}` : written) + (months < 0 ? 1 : 0);
  if (months < 0 && months + 12 > MOST_MONTHS) return null;
  return [year, month, ...(day === undefined ? [] : [day])].join("-");
}

/** Which of the two that a header names (申请/审批时间, 受理、审批日期) is one of these headers; undefined for a header that names one thing, or none of them. */
export function whichOfTwo(header: string, headers: readonly string[]): 0 | 1 | undefined {
  const [second = "", first, ...others] = header.split(/[/／、和及与]/).reverse();
  const when = WHEN.exec(second)?.[0];
  if (first === undefined || when === undefined || others.length > 1) return undefined;
  const named = [WHEN.test(first) ? first : first + when, second].map(headerText);
  const is = named.map((name) => headers.includes(name));
  return is[1] ? 1 : is[0] ? 0 : undefined;
}
