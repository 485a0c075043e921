import type { Database } from "../../../src/engine/database.ts";
import { resolvePeople } from "../../../src/people/resolve-people.ts";
import { number } from "../../support/number.ts";
import { type MentionRow, writeMentions } from "./mentions.ts";

/** What a row says; the rest is empty, and 东村 of 甲乡. */
export type Said = Partial<MentionRow>;

/** Somebody the register has, of an unassigned region. */
export const ZHANG = number("99990119620304123");
export const zhang: Said = { id_text: ZHANG, name_text: "张大伟", birth_on: "1962-03-04" };

export const on = (roll: string, said: Said): Said => ({ roll, kind: roll, ...said });

export const maybe = (rule: string, whom: string) => ({ tier: "疑似", rule, maybe: whom });

export const confirmed = (rule: string) => ({ tier: "确认", rule, maybe: null });

export const nobody = { tier: "未匹配", rule: "R0", maybe: null };

/** Tier and rule of each row, and whom it may be: numbers, or the place in the list of a row that has none. */
export async function findAll(db: Database, rows: readonly Said[]) {
  await writeMentions(
    db,
    rows.map((said, index) => ({
      ...{ mention_id: index * 4, row_id: index, role: "self", roll: "hukou", kind: "hukou" },
      ...{ period: null, sheet_id: 1, row_no: index, id_text: null, name_text: null, sex: null },
      ...{ birth_on: null, town: "甲乡", village: "东村", household_space: null },
      ...{ household_no: null, householder_name: null, relation: null },
      ...said,
    })),
  );
  await resolvePeople(db);
  return db.rows(
    `SELECT l.tier, l.rule, (
       SELECT string_agg(coalesce(p.id18, CAST((SELECT min(o.mention_id) // 4 FROM link o WHERE o.person_key = c.person_key) AS VARCHAR)), ' ' ORDER BY c.weight_order)
       FROM link_candidate c JOIN person p ON p.person_key = c.person_key WHERE c.mention_id = l.mention_id) AS maybe
     FROM link l ORDER BY l.mention_id`,
  );
}
