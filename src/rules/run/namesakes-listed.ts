import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import type { Need } from "../rule-schema.ts";
import { isByAbsence } from "./by-absence.ts";

/**
 * Rows for `unsure_person` (rule, person_key, reason): a row that says nothing but a name which several bear (R12, without candidates) may be
 * that of any of them. No rule that asks for payments can say for certain that one of these got none, none that asks who is not on a roll
 * that he is not, and none that asks why somebody left or what he got since that he did not die, was not stopped and got no aid.
 *
 * Reads: mention, link, person, snapshot.
 */
export function namesakesListedSql(pack: Pack): string | undefined {
  const asked = pack.flatMap(({ header }) =>
    header.needs
      .filter((need) => isAsked(header, need))
      .flatMap((need) =>
        (need.any_roll ?? [need.roll]).map(
          (roll) =>
            `(${quoteText(header.id)}, ${quoteText(need.kind)}, ${roll === undefined ? "NULL" : quoteText(roll)})`,
        ),
      ),
  );
  if (asked.length === 0) return undefined;
  return `SELECT DISTINCT t.rule, d.person_key, CASE t.kind WHEN 'payment' THEN '在发放流水里' WHEN 'death' THEN '在死亡名单上' WHEN 'departure' THEN '在停发名单上' WHEN 'aid' THEN '在临时救助台账上' ELSE '在名册上' END || '有同名的一行，分不清是谁的' AS reason
FROM (
  SELECT DISTINCT n.kind, n.roll, p.person_key
  FROM (
    -- A bank's list may have a common name in each of its months: each is looked up once.
    SELECT DISTINCT m.kind, m.roll, m.name_text, m.town
    FROM main.mention m
    JOIN main.link l ON l.mention_id = m.mention_id AND l.rule = 'R12'
    WHERE m.kind IN ('payment', 'death', 'departure', 'aid') OR (m.kind = 'enrolment' AND m.role = 'self' AND EXISTS (
      SELECT 1 FROM main.snapshot s WHERE s.roll = m.roll AND s.period IS NOT DISTINCT FROM m.period AND s.state = 'current'))
  ) n
  JOIN main.person p ON p.name = n.name_text AND (n.town IS NULL OR p.town IS NULL OR p.town = n.town)
) d
JOIN (VALUES ${[...new Set(asked)].join(", ")}) t (rule, kind, roll) ON t.kind = d.kind AND (t.roll IS NULL OR t.roll = d.roll)`;
}

/** Families whose rules find somebody because he is on no roll. */
const BY_ABSENCE = new Set(["TB", "LB"]);
/** Lists of a few people, of whom a rule lets go where it can. One of the insured has somebody of nearly every name. */
const OF_FEW = new Set(["death", "departure", "aid"]);

function isAsked(header: Pack[number]["header"], need: Need): boolean {
  const { kind, optional, state } = need;
  if (OF_FEW.has(kind)) return isByAbsence(header, need);
  if (optional) return false;
  if (kind === "payment") return true;
  return kind === "enrolment" && state !== "previous" && BY_ABSENCE.has(header.family);
}
