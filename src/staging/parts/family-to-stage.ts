import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { isFilledDown } from "../filled/filled-down.ts";
import type { FamilyToStage } from "../sheet-to-stage.ts";

/** Whose columns are whose in the raw rows; null for a sheet of one person a row. */
export function familyToStage({ family, columns }: Recognition, roll: Roll): FamilyToStage | null {
  if (!family) return null;
  const raw = (index: number | null) => (index === null ? null : index + 1);
  const own = new Set(family.parts.flatMap((part) => [...part.columns.keys()]));
  const { fields } = kindOf(roll.kind);
  const once = columns.filter(
    ({ field, index }) =>
      fields[field]?.type === "yuan" && !own.has(index) && !isFilledDown(roll, field),
  );
  return {
    parts: family.parts.map((part) => ({
      columns: new Map([...part.columns].map(([base, index]) => [base + 1, index + 1])),
      relation: part.relation,
    })),
    isHeadBeside: family.isHeadBeside,
    name: raw(family.name),
    id: raw(family.id),
    relation: raw(family.relation),
    made: family.made.map(({ index, from }) => ({ column: index + 1, from: raw(from) })),
    once: once.map(({ index }) => index + 1),
  };
}
