import type { Row } from "../engine/database.ts";
import { maskNumbers } from "../project/mask.ts";
import { LEVEL_LABELS, type Level } from "./levels.ts";
import { maskedId, NO_VALID_ID } from "./masked-id.ts";
import type { RuleText } from "./round.ts";
import { withoutSensitiveWords } from "./sensitive-words.ts";
import { taskCode } from "./task-code.ts";

/** One row of reports/worklist.sql. */
export type LeadRow = Row & {
  finding_key: string;
  rule: string;
  family: string;
  level: Level;
  message: string;
  town: string | null;
  village: string | null;
  person_id: string | null;
  household_no: string | null;
  turn: number;
  /** Its place on the paper of its township, from 1. */
  paper_place: number;
  id18: string | null;
  age: number | null;
};

export interface RowOptions {
  month: string;
  rules: ReadonlyMap<string, RuleText>;
  /** Print whole ID numbers. */
  fullId: boolean;
  /** Print words that name an illness or disability for which people are shunned. */
  sensitiveWords: boolean;
}

/** The values of one worklist row, by the names that reports/worklist.sql gives its columns. */
export type RowValues = (from: string) => string | number | null;

/** Worked out here; the rest are columns of the query. */
const MADE = new Set("task level_label rule_title verify message cause id".split(" "));

/** What a clerk reads of one finding: the query's columns, and those that are worked out here. */
export function rowValues(lead: LeadRow, options: RowOptions): RowValues {
  const rule = options.rules.get(lead.rule);
  const made: Record<string, string | number | null> = {
    task: taskCode(lead.rule, options.month, lead.finding_key),
    level_label: LEVEL_LABELS[lead.level],
    rule_title: rule?.title ?? lead.rule,
    verify: rule?.verify ?? "",
    message: shown(lead.message, options),
    cause: typeof lead.cause === "string" ? shown(lead.cause, options) : null,
    id: options.fullId ? (lead.id18 ?? NO_VALID_ID) : maskedId(lead.id18, lead.age),
  };
  return (from) => {
    const value = MADE.has(from) ? made[from] : lead[from];
    return typeof value === "boolean" ? String(value) : (value ?? null);
  };
}

function shown(text: string, options: RowOptions): string {
  const worded = options.sensitiveWords ? text : withoutSensitiveWords(text);
  // Most texts hold no number as long as a telephone's, and this finds out faster.
  return options.fullId || !/\d{11}/.test(worded) ? worded : maskNumbers(worded);
}
