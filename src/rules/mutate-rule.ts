import type { Database } from "../engine/database.ts";
import { type ChangedQuery, mutateQuery } from "./mutation/mutate-query.ts";
import type { Rule } from "./rule-file.ts";

/** A rule with one thing in its query changed. */
export interface Mutant {
  /** What was changed, with the line of the rule's file. */
  says: string;
  rule: Rule;
}

/**
 * Every mutant of a rule's query: comparisons swapped, conditions dropped, EXISTS turned round, numbers moved by one,
 * hit and hint exchanged.
 *
 * Throws: UserError E2102 when the query cannot be parsed.
 */
export async function mutateRule(db: Database, rule: Rule): Promise<Mutant[]> {
  const { changes } = await mutateQuery(db, rule, listParameters(rule));
  return changes.map((change) => withQuery(rule, change));
}

/** The rule unchanged, but with its query as the mutants have theirs: read into the tree and written again. */
export async function rewriteRule(db: Database, rule: Rule): Promise<Rule> {
  const { rewritten } = await mutateQuery(db, rule, listParameters(rule));
  return { ...rule, sql: rewritten };
}

function listParameters(rule: Rule): string[] {
  return Object.entries(rule.header.params)
    .filter(([, param]) => Array.isArray(param.default))
    .map(([name]) => name);
}

function withQuery(rule: Rule, change: ChangedQuery): Mutant {
  return { says: change.says, rule: { ...rule, sql: change.sql } };
}
