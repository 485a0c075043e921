import { IDENTITY_FIELDS } from "../../rolls/kind.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { PERIOD_FIELD, PERIOD_LABEL } from "../../sources/recognition/columns/period-column.ts";

/** What a field of a roll means, in Chinese. */
export function fieldLabel(roll: Roll | null, field: string): string {
  const identity = (IDENTITY_FIELDS as Readonly<Record<string, { label: string }>>)[field];
  if (identity) return identity.label;
  if (field === PERIOD_FIELD) return PERIOD_LABEL;
  if (!roll) return field;
  const { fields, roles } = kindOf(roll.kind);
  if (fields[field]) return fields[field].label;
  const found = /^(.*)_(id|name)$/.exec(field);
  const role = found?.[1] === undefined ? undefined : roles[found[1]];
  if (role) return `${role.label}${found?.[2] === "id" ? "身份证号" : "姓名"}`;
  return field;
}
