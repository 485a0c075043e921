import { headerText } from "../headers/header-text.ts";

const DATE = String.raw`(?:20)?\d{2}[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|20\d{6}`;
const TWO = new RegExp(`^(${DATE})[/、,;\\s]+(${DATE})$`);
const WHEN = /(日期|时间|年月|月份)$/;

/** The two dates of a cell: 2018.03.05/2018.04.20. */
export function twoDates(written: string): readonly [string, string] | null {
  const [, first, second] = TWO.exec(written.normalize("NFKC").trim()) ?? [];
  return first === undefined || second === undefined ? null : [first, second];
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
