import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

interface Said {
  kind: string;
  /** Rules that go by it. */
  by: RegExp;
  /** Which lists are compared, as a condition on their rows. */
  lists: string;
  /** What a list says of somebody, of all his rows on it; null where it says nothing. */
  says: string;
  reason: string;
}

const SAID: readonly Said[] = [
  {
    kind: "disability",
    by: /\b(valid_card|severe_card|card_in_force|disability)\b/,
    // A list of cards that were struck off has those of people who have another now.
    lists: "card_state = '有效'",
    // Somebody may have a card that was struck off beside the one in force on one list; a card in force without a grade says nothing against that of the other.
    says: `CASE WHEN bool_or(k.card_state = '有效') THEN min(k.grade) FILTER (k.card_state = '有效') WHEN count(k.card_state) > 0 THEN 0 END`,
    reason: "两份残疾人证名册上的证件状态或等级不一样，看不出哪一份在后",
  },
  {
    kind: "poverty",
    by: /\b(poor|poor_household|poor_member|poverty)\b/,
    lists: "poverty_state IS NOT NULL",
    // Who fell back is on the list of those who had risen, too.
    says: `CASE WHEN bool_or(k.poverty_state = '未脱贫') THEN 1 WHEN bool_or(k.poverty_state = '已脱贫') THEN 0 END`,
    reason: "两份建档立卡名册上的脱贫属性不一样，看不出哪一份在后",
  },
];

/**
 * Rows for `unsure_person` (rule, person_key, reason): whom two lists of cards, or of the poor, say other things of. Where their names say which is older, it
 * was set aside before; else nothing says which of them holds.
 *
 * Reads: stage.disability, stage.poverty, link.
 */
export function contradictingListsSql(pack: Pack): string | undefined {
  const all = SAID.flatMap(({ kind, by, lists, says, reason }) => {
    const rules = pack.filter(({ sql }) => by.test(sql)).map(({ header }) => header.id);
    if (rules.length === 0) return [];
    const compared = `SELECT DISTINCT sheet_id FROM stage.${kind} WHERE ${lists}`;
    return [
      `SELECT t.rule, u.person_key, ${quoteText(reason)} AS reason
FROM (
  SELECT person_key FROM (
    SELECT l.person_key, ${says} AS said
    FROM stage.${kind} k JOIN main.link l ON l.mention_id = ${ownRowSql("k")} * 4
    WHERE k.duplicate_of IS NULL AND k.sheet_id IN (${compared}) AND (SELECT count(*) FROM (${compared})) > 1
    GROUP BY l.person_key, k.sheet_id, k.roll
  ) GROUP BY person_key HAVING min(said) <> max(said)
) u CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`,
    ];
  });
  return all.length === 0 ? undefined : all.join("\nUNION ALL\n");
}
