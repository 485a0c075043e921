import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { answers } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/** A rule that lets a household go because somebody of it is protected. */
const BY_FAMILY = /\b(registered|poor)_member\b[^)]*\bJOIN protected\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): minors, who still study and who once stood on the roll of children, for rules that ask whether they
 * do now (`minors_alone`) and have no such roll; with their families where one of them would do. Others can be on none, and are judged.
 *
 * Reads: group_age, person, mention, link, the model's sure world.
 */
export function noChildRollSql(pack: Pack, loaded: readonly LoadedRoll[]): string | undefined {
  const rules = pack.filter(({ header }) =>
    header.needs.some(
      (need) =>
        need.minors_alone &&
        !loaded.some((roll) => answers(need, roll) && roll.state === "current"),
    ),
  );
  if (rules.length === 0) return undefined;
  const values = rules.map(
    ({ header, sql }) => `(${quoteText(header.id)}, ${BY_FAMILY.test(sql) ? 1 : 0})`,
  );
  const family = (members: string, number: string) => `
  SELECT m.person_key, '家里有人' || y.why, 1 FROM young y JOIN sure.${members} o ON o.person_key = y.person_key JOIN sure.${members} m ON m.${number} = o.${number}`;
  return `WITH young AS (
  SELECT p.person_key, CASE WHEN p.birth_on IS NULL THEN '没有出生日期' ELSE '未成年' END AS why
  FROM main.person p CROSS JOIN main.screening s CROSS JOIN main.group_age g
  WHERE p.birth_on IS NULL OR p.birth_on > s.as_of - to_years(g.adult_age)
  UNION ALL
  SELECT t.person_key, '在读' FROM sure.studying t
  UNION ALL
  SELECT DISTINCT l.person_key, '以前在儿童保障名册上'
  FROM main.mention m JOIN main.link l ON l.mention_id = m.mention_id WHERE m.roll = 'child' AND m.role = 'self'
)
SELECT t.rule, y.person_key, y.why || '，没有近三个月的儿童保障名册可查' AS reason
FROM (
  SELECT person_key, why, 0 AS by_family FROM young
  UNION ALL${family("registered_member", "hukou_no")}
  UNION ALL${family("poor_member", "household_no")}
) y
JOIN (VALUES ${values.join(", ")}) t (rule, by_family) ON t.by_family >= y.by_family`;
}
