import { arabicDates } from "../../../rolls/cell/chinese-figures.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { periodIn } from "../lines/find-period.ts";
import { monthSaid } from "../spread/month-said.ts";

/**
 * The columns of a roll without those that say of another month what one beside them says of the roll's own: 9月补差 beside 10月补差 on the roll of October is what
 * was paid before.
 */
export function withoutOtherMonths(
  { snapshot }: Roll,
  columns: readonly SheetColumn[],
  titles: readonly string[],
): readonly SheetColumn[] {
  const period = snapshot ? titles.map((title) => periodIn(arabicDates(title))) : [];
  const own = period.find((month) => month !== null);
  if (own === undefined || own === null) return columns;
  const said = columns.map((column) => monthSaid(column.header));
  const isOwn = (at: number) => said[at]?.count === 1 && said[at]?.month === (own % 12) + 1;
  return columns.filter((_, at) => {
    const { rest = "", count } = said[at] ?? {};
    if (rest === "" || count !== 1 || isOwn(at)) return true;
    return !said.some((other, beside) => other?.rest === rest && isOwn(beside));
  });
}
