import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetHead } from "../header/sheet-head.ts";
import { titleRows } from "./title-lines.ts";

/** Who came upon a roll in the month of the list, or is back on it. */
const ADDED =
  /新增|新纳入|新审批|新批准|新进入?(?=低保|特困|保障|人员|对象|户)|复保|恢复(?!后)|重新(纳入|享受)|再[次度](纳入|享受)/;
/** What is there besides them, or how the roll is since. */
const ALL_THE_SAME =
  /(存量|原有|续保|在保|全部|所有|[含与及和、+]).{0,6}(新|复保|恢复)|(新|复保|恢复)[^()（）]{0,8}([以之]?后|[与及和、+]|存量|原有|续保|在保)/;

/**
 * The name of a list of the enrolled that holds only those who are new on it (10月新增低保对象): as the whole roll of its month it would make
 * everybody else fall off it. What the sheet itself is called goes before its title, and this before what its file is called.
 */
export function onlyAdded(roll: Roll, head: SheetHead, headerRow: number): string | undefined {
  if (roll.kind !== "enrolment" || !roll.snapshot) return undefined;
  const titles = titleRows(head, headerRow).map(({ cells }) => cells.join(""));
  const names = [head.sheet, ...titles, head.file.replace(/^.*\/|\.[^.]*$/g, "")].map(plainText);
  const telling = names.find((name) => ADDED.test(name) || ALL_THE_SAME.test(name));
  return telling !== undefined && !ALL_THE_SAME.test(telling) ? telling : undefined;
}
