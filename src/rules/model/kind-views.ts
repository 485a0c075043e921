import { kindOf } from "../../rolls/kinds.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { World } from "../run-context.ts";

/** Columns every kind view begins with, before the kind's own fields. */
const COMMON = {
  row_id: "来源行",
  person_key: "人员键",
  roll: "名册",
  period: "名册所属月份",
} as const;

/** Column -> what it says, in the order of the view. */
export function kindColumns(name: string): Record<string, string> {
  const kind = kindOf(name);
  const roles = Object.entries(kind.roles).map(([role, spec]) => [
    `${role}_key`,
    `${spec.label}的人员键`,
  ]);
  const fields = Object.entries(kind.fields).map(([field, spec]) => [field, spec.label]);
  return { ...COMMON, ...Object.fromEntries(roles), ...Object.fromEntries(fields) };
}

/** The SELECT of one kind in one world: its rows that count, each with whose it is. */
export function kindViewSql(name: string, world: World): string {
  return linkedSql(name, world === "sure" ? "main.link" : "main.likely_link");
}

function linkedSql(name: string, link: string): string {
  const kind = kindOf(name);
  const roles = Object.keys(kind.roles);
  const columns = [
    "s.row_id",
    "self.person_key",
    ...roles.map((role) => `${role}.person_key AS ${role}_key`),
    "s.roll",
    "s.period",
    ...Object.keys(kind.fields).map((field) => `s.${field}`),
  ];
  const joins = roles.map(
    (role, index) =>
      `LEFT JOIN ${link} AS ${role} ON ${role}.mention_id = ${ownRowSql("s")} * 4 + ${index + 1}`,
  );
  return `SELECT ${columns.join(", ")}
FROM stage.${name} AS s
JOIN ${link} AS self ON self.mention_id = ${ownRowSql("s")} * 4
${joins.join("\n")}
WHERE s.duplicate_of IS NULL`;
}

/** The rows of a kind that name an uncertain person, in the likely world; a run keeps them as a small table. */
export function uncertainKindSql(name: string): string {
  const namesOneOnly = Object.keys(kindOf(name).roles).length === 0;
  if (namesOneOnly) return linkedSql(name, "main.uncertain_mention");
  return `${linkedSql(name, "main.likely_link")}
  AND ${ownRowSql("s")} IN (SELECT u.mention_id // 4 FROM main.uncertain_mention u)`;
}

/** All rows of a kind in the likely world, on top of the sure world's table and the table of uncertain rows. */
export function likelyKindSql(name: string, isUncertain: boolean): string {
  const columns = Object.keys(kindColumns(name)).join(", ");
  const sure = `SELECT ${columns} FROM sure.${name} AS k`;
  if (!isUncertain) return sure;
  return `${sure}
ANTI JOIN likely.uncertain_${name} u ON u.row_id = k.row_id
UNION ALL
SELECT ${columns} FROM likely.uncertain_${name}`;
}
