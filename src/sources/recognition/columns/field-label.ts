import { IDENTITY_FIELDS } from "../../../rolls/kind.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { PERIOD_FIELD, PERIOD_LABEL } from "./period-column.ts";

/** What a field of a roll is called in Chinese; the field itself where no roll says it. */
export function fieldLabel(roll: Roll | null, field: string): string {
  const identity: Readonly<Record<string, { label: string }>> = IDENTITY_FIELDS;
  if (field === PERIOD_FIELD) return PERIOD_LABEL;
  if (!roll) return identity[field]?.label ?? field;
  const { fields, roles } = kindOf(roll.kind);
  const [, role = "", part = ""] = /^(.+)_(id|name)$/.exec(field) ?? [];
  const ofRole = roles[role] && `${roles[role].label}${identity[part]?.label ?? ""}`;
  return fields[field]?.label ?? ofRole ?? identity[field]?.label ?? field;
}
