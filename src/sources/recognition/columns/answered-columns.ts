import { headerText } from "../../../rolls/headers/header-text.ts";
import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";

const YES = /^[是有]$/;
const NO = /^(否|无|不是|没有)$/;

/** 是 | 否 under 是否生活困难: a tick below 否 says no. The two columns that answer what their group asks; undefined for any others. */
export function answersAt(columns: readonly SheetColumn[], at: number): SheetColumn[] | undefined {
  const run = columns.slice(at, at + 2);
  const [yes, no] = run;
  if (!yes || !no || groupOf(yes) === "" || no.index !== yes.index + 1) return undefined;
  // Text files write a group over its first column only.
  const isOne = [groupOf(yes), ""].includes(groupOf(no));
  const leaves = run.map((column) => headerText(leafOf(column)));
  const isAsked = leaves.some((leaf) => YES.test(leaf)) && leaves.some((leaf) => NO.test(leaf));
  return isOne && isAsked ? run : undefined;
}
