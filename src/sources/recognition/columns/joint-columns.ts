import type { Naming, Roll } from "../../../rolls/roll.ts";
import { saidOfTexts } from "../../../rolls/said-of-texts.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { type Assignment, matchColumns } from "./match-columns.ts";
import { isRemarkHeader } from "./remark-column.ts";

/**
 * The columns of a list of all 社会救助 together with those that only some of its rows fill: 生活自理能力, 照料护理费 and 探访 of 特困. They speak for no
 * roll, for a list of 特困 alone has them all; so they are looked for where it is settled which roll the list is.
 */
export function withJointColumns(
  roll: Roll,
  assignments: readonly Assignment[],
  free: readonly SheetColumn[],
  rolls: ReadonlyMap<string, Roll>,
): Assignment[] {
  const other = rolls.get(roll.joint?.roll ?? "");
  const host = hostOf(roll, assignments);
  const cells = (host?.texts ?? host?.sample ?? []).map((text) => text.trim());
  const named = saidOfTexts(roll, cells).some(({ value }) => value === other?.fixed?.programme);
  if (!other || !host || !named) return [...assignments];
  const has = new Set(assignments.map(({ field }) => field));
  const used = new Set(assignments.map(({ column }) => column.index));
  const own = matchColumns(
    other,
    free.filter(({ index, header }) => !used.has(index) && !isRemarkHeader(header)),
  ).filter(({ field }) => other.ownFields?.includes(field) && !has.has(field));
  const found = [...assignments, ...own];
  const inside = Object.entries(roll.joint?.says ?? {})
    .filter(([field]) => found.every((each) => each.field !== field))
    .filter(([, namings]) => namings.some(([words]) => cells.some((text) => words.test(text))))
    .map(([field]) => ({ field, column: host, score: 0 }));
  return [...found, ...inside];
}

/** What the cells that name a row's programme say of a field that has no other column: 特困人员（分散）. */
export function saidBesideProgramme(
  roll: Roll,
  field: string,
  isProgramme: (field: string) => boolean,
): readonly Naming[] | undefined {
  return programmeFields(roll).some(isProgramme) ? roll.joint?.says[field] : undefined;
}

function hostOf(roll: Roll, assignments: readonly Assignment[]): SheetColumn | undefined {
  return programmeFields(roll)
    .flatMap((field) => assignments.filter((each) => each.field === field))
    .map(({ column }) => column)[0];
}

/** The fields whose column says of which programme a row is. */
function programmeFields({ unless }: Roll): string[] {
  return ["programme", ...(unless ? [unless.column] : [])];
}
