import { quoteText } from "../../engine/database.ts";
import type { RuleHeader } from "../rule-schema.ts";
import { KNOWN_DOUBT, remarkSql, rowNamedSql, rowStartSql } from "./doubt.ts";
import { type ExplainPart, explainParts, HINT_REASON } from "./explain.ts";
import {
  dayTextSql,
  monthRunsSql,
  monthTextSql,
  printedSql,
  type Style,
  styleOf,
  UNKNOWN,
} from "./print-value.ts";
import { type LeadChoice, weighedSql } from "./weigh.ts";

/**
 * The SELECT that turns what rules raised in both worlds into leads, one row a rule and person or household:
 * rule, target (what the lead is about, the key's second part), level, person_key, person_id, household_no, period (`2019-04,2019-05`),
 * months INTEGER[], message, evidence (JSON: Chinese label -> printed text), source_rows BIGINT[].
 *
 * One query for all rules: what differs between them (labels, units, sentences) is in rows, because a query a rule costs
 * more to plan than a county's findings cost to make. A province's come in parts, which need not each read all of `people`.
 */
export function leadsSql(
  rules: readonly RuleHeader[],
  people = "main.person",
  choice: LeadChoice = {},
): string {
  return `
WITH ${leadTables(rules, people, choice)}
${LEADS}`;
}

/** The leads of one rule with `raw`: the distinct values of each evidence column as the rule gave them, in order of month (JSON). */
export function leadsWithValuesSql(rule: RuleHeader): string {
  const values = Object.keys(rule.evidence).map((name) => {
    const value = `(evidence ->> ${quoteText(name)})`;
    const all = `list(${value} ORDER BY period, ${value}) FILTER (${value} IS NOT NULL)`;
    return `${quoteText(name)}, list_filter(${all}, lambda x, i: list_position(${all}, x) = i)`;
  });
  return `
WITH ${leadTables([rule], "main.person")},
lead AS (${LEADS})
SELECT lead.*, raw.raw FROM lead JOIN (
  SELECT target, CAST(json_object(${values.join(", ")}) AS VARCHAR) AS raw FROM kept GROUP BY target
) raw ON raw.target = lead.target`;
}

function leadTables(rules: readonly RuleHeader[], people: string, choice: LeadChoice = {}): string {
  return `${weighedSql(rules, choice)},
${KNOWN_DOUBT},
${foldedSql(rules)},
rule_part (rule, part, kind, said, name, before, after) AS (${partRows(rules)}),
evidence AS (
  SELECT f.no, '{' || ${joinedSql(
    "c.place",
    `CAST(to_json(c.label) AS VARCHAR) || ':' || CAST(to_json(COALESCE(NULLIF(t.said, ''), '${UNKNOWN}')) AS VARCHAR)`,
    ",",
  )} || '}' AS evidence
  FROM folded f JOIN rule_column c ON c.rule = f.rule
  LEFT JOIN column_text t ON t.no = f.no AND t.name = c.name
  WHERE c.name <> '${HINT_REASON}' OR t.said IS NOT NULL
  GROUP BY f.no
),
-- Once for all who ask: a look for these people goes through all of them.
whom AS MATERIALIZED (
  SELECT p.person_key, p.person_id, p.name, p.town, p.village FROM ${people} p
  SEMI JOIN (
    SELECT person_key FROM folded
    UNION ALL
    SELECT row_key FROM folded WHERE row_key IS NOT NULL
  ) said ON said.person_key = p.person_key
),
named AS MATERIALIZED (
  SELECT f.no, f.rule, f.months, f.household_no, ${rowNamedSql("f.row_key", "person.name")} AS name, person.town, person.village,
    ${rowStartSql("f", "perhaps.name")} AS start
  FROM folded f LEFT JOIN whom person ON person.person_key = COALESCE(f.row_key, f.person_key)
  LEFT JOIN whom perhaps ON perhaps.person_key = CASE WHEN f.row_key IS NOT NULL THEN f.person_key END
),
sentence AS (
  SELECT f.no, any_value(f.start) || ${joinedSql(
    "p.part",
    `CASE WHEN p.kind = 'text' THEN p.said
      WHEN p.before IS NOT NULL THEN COALESCE(CAST(p.before AS VARCHAR) || NULLIF(t.said, '') || CAST(p.after AS VARCHAR), '')
      ELSE COALESCE(NULLIF(${placeholderSql(rules)}, ''), '${UNKNOWN}') END`,
    "",
  )} AS message
  FROM named f JOIN rule_part p ON p.rule = f.rule CROSS JOIN main.screening
  LEFT JOIN column_text t ON t.no = f.no AND t.name = p.name
  GROUP BY f.no
)`;
}

/** After every month. */
const NO_MONTH = 2_147_483_647;

const LEADS = `SELECT folded.rule, folded.target, folded.level, folded.person_key, whom.person_id, folded.household_no,
  array_to_string(list_transform(folded.months, lambda m: ${monthKeySql("m")}), ',') AS period,
  folded.months,
  sentence.message || CASE
    WHEN folded.level = 'hint' AND because.said IS NOT NULL THEN '（列为提示：' || because.said || '。）'
    WHEN folded.level = 'hint' AND folded.is_hint = 1 THEN '（列为提示：' || folded.unsure || '。）'
    ELSE '' END || CASE
    WHEN folded.level = 'check' OR folded.row_key IS NOT NULL THEN ${remarkSql("folded", "doubted", "known_doubt")}
    ELSE '' END AS message,
  COALESCE(evidence.evidence, '{}') AS evidence,
  folded.source_rows
FROM folded
LEFT JOIN whom ON whom.person_key = folded.person_key
JOIN sentence ON sentence.no = folded.no
CROSS JOIN known_doubt
LEFT JOIN (
  SELECT d.* FROM main.doubted d
  SEMI JOIN (SELECT person_key FROM folded WHERE level = 'check') asked ON asked.person_key = d.person_key
) doubted ON doubted.person_key = folded.person_key
LEFT JOIN evidence ON evidence.no = folded.no
LEFT JOIN column_text because ON because.no = folded.no AND because.name = '${HINT_REASON}'`;

/** Texts of a group in the order of a number, joined. DuckDB sorts small lists several times faster than it aggregates in order. */
function joinedSql(place: string, text: string, by: string): string {
  return `array_to_string(list_transform(list_sort(list({'place': ${place}, 'text': ${text}})), lambda it: it.text), '${by}')`;
}

/** What one lead is about, with a number for the joins, and each column's distinct printed values in order of month, joined with 、. */
function foldedSql(rules: readonly RuleHeader[]): string {
  return `folded AS MATERIALIZED (
  SELECT row_number() OVER () AS no, rule, target,
    CASE max(strength) WHEN 3 THEN 'hit' WHEN 2 THEN 'check' ELSE 'hint' END AS level,
    COALESCE(min(person_key) FILTER (person_key > 0), max(person_key)) AS person_key,
    min(household_no) AS household_no,
    list_sort(list(DISTINCT period) FILTER (period IS NOT NULL)) AS months,
    min(unsure) AS unsure,
    min(is_hint) AS is_hint,
    bool_or(is_nobody) AS is_nobody,
    min(row_key) AS row_key,
    bool_and(is_cleared) AS is_cleared,
    list_sort(list_distinct(flatten(list(CAST(from_json(source_rows, '["BIGINT"]') AS BIGINT[]))))) AS source_rows
  FROM kept GROUP BY rule, target
),
rule_column (rule, place, name, label, style) AS (${columnRows(rules)}),
column_value AS (
  SELECT f.no, k.period, c.name, c.style, k.evidence ->> c.name AS value
  FROM kept k JOIN folded f ON f.rule = k.rule AND f.target = k.target JOIN rule_column c ON c.rule = k.rule
),
column_said AS (
  SELECT no, name, said, COALESCE(min(period), ${NO_MONTH}) AS first_month
  FROM (SELECT no, period, name, ${printedSql("style", "value", stylesOf(rules))} AS said FROM column_value)
  WHERE said IS NOT NULL GROUP BY no, name, said
),
column_text AS MATERIALIZED (
  SELECT no, name, ${joinedSql("first_month", "said", "、")} AS said
  FROM column_said GROUP BY no, name
)`;
}

function stylesOf(rules: readonly RuleHeader[]): Set<Style> {
  return new Set(rules.flatMap(({ evidence }) => Object.keys(evidence).map(styleOf)));
}

function columnRows(rules: readonly RuleHeader[]): string {
  const rows = rules.flatMap(({ id, evidence }) =>
    Object.entries(evidence).map(
      ([name, label], place) =>
        `(${[id, name, label, styleOf(name)].map(quoteText).toSpliced(1, 0, String(place)).join(", ")})`,
    ),
  );
  return valuesOrNone(rows, "(NULL, NULL, NULL, NULL, NULL)");
}

/** `name` is only there for columns: DuckDB joins by hash where every condition is an equality, else each row with each. */
function partRows(rules: readonly RuleHeader[]): string {
  const rows = rules.flatMap((rule) =>
    partsOf(rule).map(({ kind, said, clause }, part) => {
      const name = kind === "column" ? quoteText(said) : "NULL";
      const around = clause
        ? `${quoteText(clause.before)}, ${quoteText(clause.after)}`
        : "NULL, NULL";
      return `(${quoteText(rule.id)}, ${part}, ${quoteText(kind)}, ${quoteText(said)}, ${name}, ${around})`;
    }),
  );
  return valuesOrNone(rows, "(NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
}

function partsOf({ explain, evidence }: RuleHeader): ExplainPart[] {
  return explainParts(explain, Object.keys(evidence));
}

function valuesOrNone(rows: readonly string[], none: string): string {
  return `VALUES ${rows.join(", ") || none}`;
}

/** What a placeholder stands for, of those that the rules use; `t` is the text of the column it names. */
function placeholderSql(rules: readonly RuleHeader[]): string {
  const standing = {
    column: "t.said",
    name: "f.name",
    town: "f.town",
    village: "f.village",
    household_no: "f.household_no",
    month: monthTextSql("screening.month"),
    as_of: dayTextSql("screening.as_of"),
    period: monthRunsSql("f.months"),
    period_count: "CAST(COALESCE(len(f.months), 0) AS VARCHAR)",
  };
  const used = new Set(rules.flatMap((rule) => partsOf(rule).map(({ kind }) => kind)));
  const arms = Object.entries(standing)
    .filter(([kind]) => used.has(kind))
    .map(([kind, sql]) => `WHEN '${kind}' THEN ${sql}`);
  return arms.length === 0 ? "NULL" : `CASE p.kind ${arms.join(" ")} END`;
}

/** `2019-04`, which sorts as text. */
function monthKeySql(month: string): string {
  return `CAST(${month} // 12 AS VARCHAR) || '-' || lpad(CAST(${month} % 12 + 1 AS VARCHAR), 2, '0')`;
}
