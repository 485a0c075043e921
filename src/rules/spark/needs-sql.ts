import { quoteSparkText } from "../../engine/spark/spark-text.ts";
import type { RuleHeader } from "../rule-schema.ts";
import { programmesOfRolls } from "../run/programme-rolls.ts";

/**
 * The condition under which the rolls a rule cannot do without are loaded, over `snapshot`; '' when it needs none. The same question as
 * `canEvaluate`, for whoever runs the pack without this program; whether a roll has every column it cannot see.
 */
export function needsMetSql(header: RuleHeader): string {
  return header.needs
    .filter((need) => !need.optional)
    .flatMap((need) => {
      const rolls = need.roll ? [need.roll] : (need.any_roll ?? []);
      const of = rolls.length > 0 ? ` AND ${ofRollsSql(rolls, need.programmes)}` : "";
      const exists = (state: string, more = "") =>
        `EXISTS (SELECT 1 FROM canonical_snapshot n WHERE n.kind = ${quoteSparkText(need.kind)}${of} AND n.state = '${state}'${more})`;
      const age =
        need.max_age_months === undefined
          ? ""
          : ` AND (n.period IS NULL OR n.period >= (SELECT MAX(s.month) FROM canonical_screening s) - ${need.max_age_months})`;
      return [exists("current", age), ...(need.state === "previous" ? [exists("previous")] : [])];
    })
    .join("\n  AND ");
}

function ofRollsSql(rolls: readonly string[], wanted: readonly string[] | undefined): string {
  const listed = `n.roll IN (${rolls.map(quoteSparkText).join(", ")})`;
  if (wanted !== undefined)
    return `(n.programme IN (${wanted.map(quoteSparkText).join(", ")}) OR (${listed} AND n.programme IS NULL))`;
  const programmes = programmesOfRolls(rolls).map(quoteSparkText);
  return programmes.length > 0
    ? `(${listed} OR n.programme IN (${programmes.join(", ")}))`
    : listed;
}
