import { unspaced } from "../plain-text.ts";

const PERIOD =
  /(?<!\d)20\d{2}(年第?[一二三四1-4]季度?|年?[上下]半年|[年./-]\d{1,2}月?(份)?[-~至到—]\d{1,2}月(份)?|[年./-](1[0-2]|0?[1-9])(?!\d|[./-]\d|月\d)月?(份)?|(0[1-9]|1[0-2])(?!\d))/;

/** The month or months that a longer text names, as written: 2019年9月 of 发放2019年9月份低保金 and 201909 of 201909低保金; null where it names none. */
export function periodWithin(written: string): string | null {
  const found = PERIOD.exec(unspaced(written))?.[0];
  return found?.replace(/份/g, "") ?? null;
}
