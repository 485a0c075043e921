import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Assignment } from "./match-columns.ts";

const DEAD = /^(逝者|死者|亡者|亡人|逝世者|死亡(人员?|对象|职工|者))(的?姓名|名字)?$/;
const SAYS_DEAD = /逝|死|亡/;

/**
 * Where a column names the dead (逝者姓名), 姓名 and 身份证号 beside it are those of whoever applies or is paid for him: to take these would make the living
 * dead.
 */
export function ofTheDead(
  { kind }: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const name = assignments.find(({ field }) => field === "name");
  const dead = columns.find(({ names: [leaf = ""] }) => DEAD.test(leaf));
  if (kind !== "death" || !name || !dead || name.column.index === dead.index)
    return [...assignments];
  const isOfDead = ({ names }: SheetColumn) => names.some((each) => SAYS_DEAD.test(each));
  if (isOfDead(name.column)) return [...assignments];
  const { rival: _, ...own } = name;
  return assignments.flatMap((each) => {
    if (each.field === "name") return [{ ...own, column: dead }];
    return each.field === "id" && !isOfDead(each.column) ? [] : [each];
  });
}
