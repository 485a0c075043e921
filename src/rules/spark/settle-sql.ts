import { quoteSparkText } from "../../engine/spark/spark-text.ts";
import type { Pack } from "../load-pack.ts";
import { levelSql } from "../run/level.ts";
import { WORLDS, type World } from "../run-context.ts";
import { parquetView, type SparkStep, writeStep } from "./step.ts";

/**
 * The steps that weigh both worlds on Spark, by the rules of `leadsSql`: `finding` has one row a lead and month it keeps (rule, level,
 * person_key, household_no, period). For whoever stays on the platform; a project takes the raised rows back and settles them itself.
 */
export function settleSteps(pack: Pack, worlds: readonly World[]): SparkStep[] {
  if (pack.length === 0) return [];
  return [
    // Written once and read from there: as a view of a hundred files it would be planned anew wherever it is read, for minutes.
    writeStep("settle:raised", RAISED, raisedSql(pack, worlds)),
    parquetView("settle:read", "settle_raised", RAISED),
    view("told", TOLD),
    view("judged", JUDGED),
    view("kept", KEPT),
    writeStep("finding", "finding", FINDING),
  ];
}

const RAISED = "settle/raised";

function view(name: string, sql: string): SparkStep {
  return {
    name: `settle:${name}`,
    sql: `CREATE OR REPLACE TEMPORARY VIEW settle_${name} AS\n${sql}`,
  };
}

/** What was raised in both worlds; where only one was run they are the same. */
function raisedSql(pack: Pack, worlds: readonly World[]): string {
  return WORLDS.flatMap((world) =>
    pack.map(({ header }) => {
      const { id, family } = header;
      const from = worlds.includes(world) ? world : "sure";
      return `SELECT '${world}' AS world, ${quoteSparkText(id)} AS rule, '${family}' AS family, r.person_key, r.household_no,
  CAST(r.period AS INT) AS period, ${levelSql(header, "r")} AS level
FROM parquet.\`\${doudi.out}/raised/world=${from}/rule=${id}\` r`;
    }),
  ).join("\nUNION ALL\n");
}

const TOLD = `SELECT r.world, r.rule, r.family, r.period, r.level, r.household_no,
  COALESCE(o.person_key, r.person_key) AS person_key,
  COALESCE(CONCAT('h', r.household_no), CONCAT('p', CAST(COALESCE(o.person_key, r.person_key) AS STRING))) AS target,
  CASE
    WHEN r.world = 'likely' THEN 2
    WHEN o.own_key IS NULL OR r.household_no IS NOT NULL THEN 1
    ELSE 3
  END AS ground,
  CASE WHEN u.person_key IS NULL THEN 0 ELSE 1 END AS is_unsure,
  COALESCE(u.is_hint, 0) AS is_hint
FROM settle_raised r LEFT JOIN canonical_uncertain_owner o ON o.own_key = r.person_key
LEFT JOIN canonical_unsure_person u ON u.rule = r.rule AND u.person_key = COALESCE(o.person_key, r.person_key)`;

const JUDGED = `SELECT w.rule, w.target, w.period, w.best_ground,
  CASE
    WHEN w.any_level = 1 OR w.is_hint = 1 THEN 1
    WHEN w.sure = 2 AND w.likely = 2 AND w.is_known = 1 AND w.is_unsure = 0 THEN 3
    ELSE 2
  END AS strength
FROM (
  SELECT t.rule, t.target, t.period,
    MAX(CASE WHEN t.ground = 1 THEN CASE t.level WHEN 'hit' THEN 2 ELSE 1 END END) AS sure,
    MAX(CASE WHEN t.ground = 2 THEN CASE t.level WHEN 'hit' THEN 2 ELSE 1 END END) AS likely,
    MAX(CASE t.level WHEN 'hit' THEN 2 ELSE 1 END) AS any_level,
    MIN(t.ground) AS best_ground,
    MAX(CASE WHEN t.family = 'DQ' OR t.person_key > 0 OR t.household_no IS NOT NULL THEN 1 ELSE 0 END) AS is_known,
    MAX(t.is_unsure) AS is_unsure,
    MIN(t.is_hint) AS is_hint
  FROM settle_told t
  GROUP BY t.rule, t.target, t.period
) w`;

const KEPT = `SELECT t.rule, t.target, t.period, t.person_key, t.household_no, j.strength
FROM settle_told t
JOIN settle_judged j ON j.rule = t.rule AND j.target = t.target AND j.period IS NOT DISTINCT FROM t.period
JOIN (
  SELECT s.rule, s.target, MAX(s.strength) AS strength FROM settle_judged s GROUP BY s.rule, s.target
) m ON m.rule = j.rule AND m.target = j.target AND m.strength = j.strength
WHERE t.ground = j.best_ground`;

const FINDING = `SELECT k.rule, f.level, f.person_key, f.household_no, k.period
FROM (SELECT DISTINCT e.rule, e.target, e.period FROM settle_kept e) k
JOIN (
  SELECT e.rule, e.target,
    CASE MAX(e.strength) WHEN 3 THEN 'hit' WHEN 2 THEN 'check' ELSE 'hint' END AS level,
    COALESCE(MIN(CASE WHEN e.person_key > 0 THEN e.person_key END), MAX(e.person_key)) AS person_key,
    MIN(e.household_no) AS household_no
  FROM settle_kept e
  GROUP BY e.rule, e.target
) f ON f.rule = k.rule AND f.target = k.target`;
