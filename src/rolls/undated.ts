import { plainText } from "./plain-text.ts";

/** When it was so, before or behind what is said: 9月停保, 2019年9月起停发, 停保201909. */
const WHEN =
  /^[于自从]?((20)?\d{2}[年.\-/]?)?(\d{1,2}(月份?|[.\-/])(\d{1,2}日?)?|(?<=20\d{2}[年.\-/]?)\d{1,2}月?)[起已因]?(?=\D)|(?<=\D)[(:,]?20\d{2}[年.\-/]?\d{1,2}月?(\d{1,2}日)?\)?$/g;

/** A text without the date beside what it says. */
export function undated(text: string): string {
  return plainText(text).replace(WHEN, "");
}
