import { quoteText } from "../../engine/database.ts";
import type { RuleHeader } from "../rule-schema.ts";
import { CHECK_REMARK, explainSql } from "./explain.ts";
import { dayTextSql, monthTextSql, printedSql, UNKNOWN } from "./print-value.ts";

/**
 * The SELECT that turns what one rule raised in both worlds into leads, one row a person or household:
 * target (what the lead is about, the key's second part), level, person_key, household_no, period (`2019-04,2019-05`),
 * months INTEGER[], message, evidence (JSON: Chinese label -> printed text), raw (JSON: column -> distinct values),
 * source_rows BIGINT[].
 *
 * A row raised in both worlds at one level keeps it; in one world only, or at different levels, it hangs on an
 * uncertain match and is `check` (a hint stays a hint). What an uncertain mention's own singleton raised speaks for
 * its candidate, but never for more than `check`. Somebody without a valid number on any roll may be here under a
 * number that could not be read, so that what is said of him is no more than `check` either, unless a household number or
 * the fault of the number itself (family DQ) is the point. Of several months only those at the strongest level are kept.
 */
export function leadsSql(rule: RuleHeader): string {
  const columns = Object.keys(rule.evidence);
  return `
WITH ${toldSql(rule)},
${foldedSql(columns)}
SELECT folded.target, folded.level, folded.person_key, folded.household_no,
  array_to_string(list_transform(folded.months, lambda m: ${monthKeySql("m")}), ',') AS period,
  folded.months,
  ${explainSql(rule.explain, placeholders(columns))}
    || CASE WHEN folded.level = 'check' THEN '${CHECK_REMARK}' ELSE '' END AS message,
  CAST(json_object(${evidencePairs(rule)}) AS VARCHAR) AS evidence,
  CAST(json_object(${columns.map((name) => `${quoteText(name)}, folded.raw_${name}`).join(", ")}) AS VARCHAR) AS raw,
  folded.source_rows
FROM folded CROSS JOIN main.screening
LEFT JOIN main.person ON person.person_key = folded.person_key`;
}

/** Every raised row, with whom it is about and how sure that is. */
function toldSql({ id, family }: RuleHeader): string {
  // Each row with a faulty number has to be mended, also one that is only probably of somebody who has another.
  const isAboutNumber = family === "DQ";
  return `told AS (
  SELECT r.world, r.period, r.level, r.household_no, r.evidence, r.source_rows,
    COALESCE(o.person_key, r.person_key) AS person_key,
    COALESCE('h' || r.household_no, 'p' || CAST(COALESCE(o.person_key, r.person_key) AS VARCHAR)) AS target,
    CASE
      WHEN r.world = 'likely' THEN 'likely'
      WHEN o.own_key IS NULL OR r.household_no IS NOT NULL THEN 'sure'
      ELSE 'borrowed'
    END AS ground
  FROM main.raised r LEFT JOIN main.uncertain_owner o ON o.own_key = r.person_key
  WHERE r.rule = ${quoteText(id)}
),
weighed AS (
  SELECT target, period,
    max(CASE level WHEN 'hit' THEN 2 ELSE 1 END) FILTER (ground = 'sure') AS sure,
    max(CASE level WHEN 'hit' THEN 2 ELSE 1 END) FILTER (ground = 'likely') AS likely,
    max(CASE level WHEN 'hit' THEN 2 ELSE 1 END) AS any_level,
    min(CASE ground WHEN 'sure' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END) AS best_ground,
    ${isAboutNumber ? "TRUE" : "max(person_key) > 0 OR max(household_no) IS NOT NULL"} AS is_known
  FROM told GROUP BY target, period
),
judged AS (
  SELECT target, period, best_ground,
    CASE
      WHEN any_level = 1 THEN 1
      WHEN sure = 2 AND likely = 2 AND is_known THEN 3
      ELSE 2
    END AS strength
  FROM weighed
),
kept AS (
  SELECT t.*, j.strength
  FROM told t JOIN judged j ON j.target = t.target AND j.period IS NOT DISTINCT FROM t.period
  JOIN (SELECT target, max(strength) AS strength FROM judged GROUP BY target) m
    ON m.target = j.target AND m.strength = j.strength
${isAboutNumber ? "" : "  WHERE CASE t.ground WHEN 'sure' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END = j.best_ground"}
)`;
}

function foldedSql(columns: readonly string[]): string {
  const values = columns.map((name) => {
    const value = `(evidence ->> ${quoteText(name)})`;
    return `    ${inOrder(value)} AS raw_${name}, ${inOrder(printedSql(name, value))} AS text_${name},`;
  });
  return `folded AS (
  SELECT target,
    CASE max(strength) WHEN 3 THEN 'hit' WHEN 2 THEN 'check' ELSE 'hint' END AS level,
    COALESCE(min(person_key) FILTER (person_key > 0), max(person_key)) AS person_key,
    min(household_no) AS household_no,
    list_sort(list(DISTINCT period) FILTER (period IS NOT NULL)) AS months,
${values.join("\n")}
    list_sort(list_distinct(flatten(list(CAST(from_json(source_rows, '["BIGINT"]') AS BIGINT[]))))) AS source_rows
  FROM kept GROUP BY target
)`;
}

/** Distinct values of a column in order of month, as a list. */
function inOrder(value: string): string {
  const all = `list(${value} ORDER BY period, ${value}) FILTER (${value} IS NOT NULL)`;
  return `list_filter(${all}, lambda x, i: list_position(${all}, x) = i)`;
}

function placeholders(columns: readonly string[]): Record<string, string> {
  const own = columns.map((name) => [name, `array_to_string(folded.text_${name}, '、')`]);
  return {
    name: "person.name",
    town: "person.town",
    village: "person.village",
    household_no: "folded.household_no",
    month: monthTextSql("screening.month"),
    as_of: dayTextSql("screening.as_of"),
    period: PERIOD_TEXT,
    period_count: "COALESCE(len(folded.months), 0)",
    ...Object.fromEntries(own),
  };
}

const PERIOD_TEXT = `array_to_string(list_transform(folded.months, lambda m: ${monthTextSql("m")}), '、')`;

function evidencePairs(rule: RuleHeader): string {
  const own = Object.entries(rule.evidence).map(
    ([name, label]) =>
      `${quoteText(label)}, COALESCE(NULLIF(array_to_string(folded.text_${name}, '、'), ''), '${UNKNOWN}')`,
  );
  return own.join(", ");
}

/** `2019-04`, which sorts as text. */
function monthKeySql(month: string): string {
  return `CAST(${month} // 12 AS VARCHAR) || '-' || lpad(CAST(${month} % 12 + 1 AS VARCHAR), 2, '0')`;
}
