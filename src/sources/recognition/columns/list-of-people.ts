import type { SheetColumn } from "../header/sheet-column.ts";

/** What tells a list that names people and numbers and says by its name alone what they are. */
export interface ListedPeople {
  /** Of the name of a file, of a folder, of a sheet or in a title. */
  named: RegExp;
  /** Headers of another matter. */
  butNot: RegExp;
}

/** Whether a sheet is such a list, with names and numbers. */
export function isListOf(
  listed: ListedPeople | undefined,
  titles: readonly string[],
  columns: readonly SheetColumn[],
  assigned: ReadonlySet<string>,
): boolean {
  if (listed === undefined || !assigned.has("id") || !assigned.has("name")) return false;
  const isNamed = titles
    .flatMap((title) => title.split("/"))
    .some((name) => listed.named.test(name));
  return isNamed && !columns.some(({ names }) => names.some((name) => listed.butNot.test(name)));
}
