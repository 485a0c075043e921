import { kindOf } from "../rolls/kinds.ts";
import { FIRST_MADE } from "../sources/recognition/family/family.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";
import { spreadFields } from "../sources/recognition/spread/spread.ts";

/** Which column of a sheet says each field: 0 where it is there without one. */
export function mappingOf(
  recognition: Recognition,
): Record<string, { column: number; header: string }> {
  const unspecific = { column: 0, header: "" };
  return Object.fromEntries([
    // Said by the sheet's names, by lines between the rows or told by another column: the field is there, without a column. Or with several: `spread` says which.
    ...[
      ...toldFields(recognition),
      ...recognition.said.keys(),
      ...recognition.sections.fields,
      ...(recognition.spread ? spreadFields(recognition.spread) : []),
    ].map((field) => [field, unspecific]),
    ...recognition.columns.map(({ field, index, header }) => [
      field,
      index >= FIRST_MADE ? unspecific : { column: index + 1, header },
    ]),
  ]);
}

/** Fields that another's cells tell: the grade that a card's number ends with. */
function toldFields({ roll, columns }: Recognition): string[] {
  if (!roll) return [];
  const has = new Set(columns.map(({ field }) => field));
  return Object.entries(kindOf(roll.kind).fields).flatMap(([field, { toldBy }]) =>
    toldBy !== undefined && has.has(toldBy) ? [field] : [],
  );
}
