import { quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { ownRowSql, SHEET_ROWS } from "../../staging/row-id.ts";
import type { World } from "../run-context.ts";
import { openFields } from "./open-cells.ts";
import { likelyLinkSql } from "./snapshot-views.ts";

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

function linkedSql(
  name: string,
  link: string,
  open: Readonly<Record<string, string>> = {},
): string {
  const kind = kindOf(name);
  const roles = Object.keys(kind.roles);
  const columns = [
    "s.row_id",
    "self.person_key",
    ...roles.map((role) => `${role}.person_key AS ${role}_key`),
    "s.roll",
    "s.period",
    ...Object.keys(kind.fields).map((field) => openSql(field, open[field])),
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

/** What stands where a deciding word could not be read: in the likely world what would make the row count. */
function openSql(field: string, likely: string | undefined): string {
  if (likely === undefined) return `s.${field}`;
  return `CASE WHEN ${ownRowSql("s")} IN (${openRowsSql([field])}) THEN ${quoteText(likely)} ELSE s.${field} END AS ${field}`;
}

/** Rows with a word in one of these columns that no code list has. */
function openRowsSql(fields: readonly string[]): string {
  return `SELECT f.sheet_id::BIGINT * ${SHEET_ROWS} + f.row_no FROM main.cell_fault f
    WHERE f.reason = 'unknown_code' AND f.field IN (${fields.map(quoteText).join(", ")})`;
}

/** The rows of a kind that name an uncertain person or leave open whether they count, in the likely world; a run keeps them as a small table. */
export function uncertainKindSql(name: string): string {
  const open = openFields(name);
  const fields = Object.keys(open);
  const namesOneOnly = Object.keys(kindOf(name).roles).length === 0;
  if (namesOneOnly && fields.length === 0) return linkedSql(name, "main.uncertain_mention");
  const rows = ["SELECT u.mention_id // 4 FROM main.uncertain_mention u"];
  if (fields.length > 0) rows.push(openRowsSql(fields));
  const asked = rows.join(" UNION ALL ");
  // The left joins to those named beside would put the links of the whole county into hash tables for the few.
  const links = `(SELECT l.mention_id, l.person_key FROM main.link l SEMI JOIN (${asked}) r (row_id) ON r.row_id = l.mention_id // 4)`;
  return `${linkedSql(name, namesOneOnly ? "main.likely_link" : `(${likelyLinkSql(links)})`, open)}
  AND ${ownRowSql("s")} IN (${asked})`;
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
