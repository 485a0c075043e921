/**
 * Columns whose word decides whether a row counts at all, and the value that makes it count. A word that no code list has leaves that open:
 * the row does not count in the sure world and does in the likely one, so that what hangs on it is 待核.
 */
const OPEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  enrolment: { status: "在保" },
  disability: { card_state: "有效" },
  hukou: { state: "正常" },
  payment: { result: "成功" },
  student: { study_state: "在读" },
  income_check: { assets: "未超标" },
  disaster: { living_state: "仍有困难" },
  poverty: { poverty_state: "未脱贫" },
};

/** Field of the kind -> the value that makes a row count; empty for a kind without such a column. */
export function openFields(kind: string): Readonly<Record<string, string>> {
  return OPEN[kind] ?? {};
}

/** Each kind that has such columns, with their fields. */
export function openKinds(): [kind: string, fields: string[]][] {
  return Object.entries(OPEN).map(([kind, fields]) => [kind, Object.keys(fields)]);
}

/** (kind, field) as rows of VALUES. */
export const OPEN_FIELDS = openKinds().flatMap(([kind, fields]) =>
  fields.map((field) => `('${kind}', '${field}')`),
);
