import { quoteText } from "../../engine/database.ts";
import type { RuleHeader } from "../rule-schema.ts";

/** A share of the leads: all rows of one lead are in the same. */
export interface LeadPart {
  /** From 0. */
  number: number;
  of: number;
}

/** Which leads are made; all of them when left out. */
export interface LeadChoice {
  part?: LeadPart | undefined;
  /** A table with rule and target of each. */
  among?: string | undefined;
}

/**
 * Common table expressions up to `kept`: every raised row that counts, with rule, target, period, person_key, household_no,
 * evidence, source_rows, strength (3 hit, 2 check, 1 hint), unsure (what keeps the rule from judging, of `unsure_person`), is_hint (of the same),
 * is_nobody (has no valid number on any roll), is_cleared (an uncertain match would clear whom it is about) and row_key (whom the row
 * names, where it was raised only of a row that is perhaps his).
 *
 * A row raised in both worlds at one level keeps it; in one world only, or at different levels, it hangs on an
 * uncertain match and is `check` (a hint stays a hint). What an uncertain mention's own singleton raised speaks for
 * its candidate, but never for more than `check`; where nothing else did, it holds only if the row is another's. Somebody without a valid number on any roll may be here under a
 * number that could not be read, so that what is said of him is no more than `check` either, unless a household number or
 * the fault of the number itself (family DQ) is the point; nor is what is said of whom the rule cannot judge, which is a hint of those whom a roll lacks by the
 * score though they are paid. Of several months only those at the strongest level are kept.
 */
export function weighedSql(rules: readonly RuleHeader[], choice: LeadChoice = {}): string {
  return `${toldSql(rules, choice)},
weighed AS (
  SELECT rule, target, period,
    max(CASE level WHEN 'hit' THEN 2 ELSE 1 END) FILTER (ground = 1) AS sure,
    max(CASE level WHEN 'hit' THEN 2 ELSE 1 END) FILTER (ground = 2) AS likely,
    max(CASE level WHEN 'hit' THEN 2 ELSE 1 END) AS any_level,
    min(ground) AS best_ground,
    bool_or(is_number) OR max(person_key) > 0 OR max(household_no) IS NOT NULL AS is_known,
    min(unsure) AS unsure,
    min(is_hint) AS is_hint,
    bool_and(row_key IS NOT NULL) AS is_row,
    bool_and(ground <> 2 AND NOT is_number) AS is_cleared
  FROM told GROUP BY rule, target, period
),
judged AS (
  SELECT rule, target, period, best_ground, NOT is_known AS is_nobody, is_row, is_cleared,
    CASE
      WHEN any_level = 1 OR is_hint = 1 THEN 1
      WHEN sure = 2 AND likely = 2 AND is_known AND unsure IS NULL THEN 3
      ELSE 2
    END AS strength
  FROM weighed
),
kept AS MATERIALIZED (
  SELECT t.rule, t.target, t.period, t.person_key, t.household_no, t.evidence, t.source_rows, t.unsure, t.is_hint, j.is_nobody, j.strength, j.is_cleared,
    CASE WHEN j.only_row THEN t.row_key END AS row_key
  FROM told t
  JOIN (
    SELECT rule, target, period, best_ground, is_nobody, strength, max(strength) OVER (PARTITION BY rule, target) AS strongest,
      bool_and(is_row) OVER (PARTITION BY rule, target) AS only_row,
      bool_and(is_cleared) OVER (PARTITION BY rule, target) AS is_cleared
    FROM judged
  ) j ON j.rule = t.rule AND j.target = t.target AND j.period IS NOT DISTINCT FROM t.period
  WHERE j.strength = j.strongest AND (t.is_number OR t.ground = j.best_ground)
)`;
}

/** Common table expressions up to `told`: every raised row with what it is of, before rows are weighed against each other. */
export function toldSql(rules: readonly RuleHeader[], { part, among }: LeadChoice = {}): string {
  // Each row with a faulty number has to be mended, also one that is only probably of somebody who has another: whose it is changes nothing.
  const about = rules.map(({ id, family }) => `(${quoteText(id)}, ${family === "DQ"})`);
  const rows = `SELECT r.rule, about.is_number, r.period, r.level, r.household_no, r.evidence, r.source_rows,
    COALESCE(o.person_key, r.person_key) AS person_key,
    COALESCE('h' || r.household_no, 'p' || CAST(COALESCE(o.person_key, r.person_key) AS VARCHAR)) AS target,
    CASE
      WHEN r.world = 'likely' THEN 2
      WHEN o.own_key IS NULL OR r.household_no IS NOT NULL THEN 1
      ELSE 3
    END AS ground,
    u.reason AS unsure,
    COALESCE(u.is_hint, 0) AS is_hint,
    CASE WHEN r.world = 'sure' AND NOT about.is_number THEN o.own_key END AS row_key
  FROM main.raised r JOIN about ON about.rule = r.rule LEFT JOIN main.uncertain_owner o ON o.own_key = r.person_key
  LEFT JOIN main.unsure_person u ON u.rule = r.rule AND u.person_key = COALESCE(o.person_key, r.person_key)
  ${part ? `WHERE hash(target) % ${part.of} = ${part.number}` : ""}`;
  return `about (rule, is_number) AS (VALUES ${about.join(", ") || "('', FALSE)"}),
told AS (
  ${among ? `SELECT t.* FROM (${rows}) t SEMI JOIN ${among} a ON a.rule = t.rule AND a.target = t.target` : rows}
)`;
}
