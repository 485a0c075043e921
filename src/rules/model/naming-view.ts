import type { World } from "../run-context.ts";
import { likelyLinkSql } from "./snapshot-views.ts";

/** Columns of `naming`, which both worlds have beside the kinds. */
export const NAMING_COLUMNS: Readonly<Record<string, string>> = {
  row_id: "来源行",
  person_key: "人员键",
  role: "self 本人；儿童摸底表还有 father 父亲、mother 母亲",
  roll: "名册",
  period: "名册所属月份",
  sex: "名册所填性别",
  birth_on: "名册所填出生日期",
  town: "名册所填乡镇",
  village: "名册所填村（社区）",
  id_damage: "身份证号的毛病，读出有效号码时为空",
  id_passes: "1 号码末三位为000，校验却成立：可能被截断，也可能本来如此",
  matched_by: "凭哪一条匹配规则认的人，R1 … R14、D 人工、G1 … G7、R0",
};

/** The link of each mention, which says by which rule it was made. */
const LINK = "main.link";

/** Every naming of a person on a row, with what the row itself says of him. */
export function namingSql(world: World): string {
  return `SELECT ${namedBy(world === "sure" ? LINK : "main.likely_link")}`;
}

/** The same with the mention's number before it, for who takes the uncertain ones out; `link` is a table of mention and person. */
export function numberedNamingSql(link: string): string {
  return `SELECT m.mention_id, ${namedBy(link)}`;
}

function namedBy(link: string, mention = "main.mention", ownLink = LINK): string {
  const isOwn = link === LINK;
  return `m.row_id, l.person_key, m.role, m.roll, m.period, m.sex, m.birth_on, m.town, m.village,
  f.damage AS id_damage, f.passes AS id_passes, ${isOwn ? "l" : "o"}.rule AS matched_by
FROM ${mention} m
JOIN ${link} l ON l.mention_id = m.mention_id
${isOwn ? "" : `JOIN ${ownLink} o ON o.mention_id = m.mention_id`}
LEFT JOIN main.id_fault f ON f.mention_id = m.mention_id`;
}

/** In the likely world: the namings of rows that name somebody uncertain; a run keeps them as a small table. */
export function uncertainNamingSql(): string {
  const uncertain = "SEMI JOIN main.uncertain_mention u ON u.mention_id // 4";
  // Of the links, too, those alone and once: else all of them go into a hash table, or through one, for the few.
  return `WITH own AS MATERIALIZED (SELECT l.mention_id, l.person_key, l.rule FROM ${LINK} l ${uncertain} = l.mention_id // 4),
named AS (${likelyLinkSql("own")})
SELECT ${namedBy("named", `(SELECT * FROM main.mention ${uncertain} = row_id)`, "own")}`;
}

/**
 * All namings of the likely world, on top of the sure world's table and the table of uncertain rows. An ANTI JOIN, because DuckDB first
 * groups all rows of a view below a NOT EXISTS.
 */
export function likelyNamingSql(): string {
  const columns = Object.keys(NAMING_COLUMNS).join(", ");
  return `SELECT ${columns} FROM sure.naming AS k
ANTI JOIN main.uncertain_mention u ON u.mention_id // 4 = k.row_id
UNION ALL
SELECT ${columns} FROM likely.uncertain_naming`;
}
