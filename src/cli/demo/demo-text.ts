import type { RuleScore } from "../../demo/score-findings.ts";
import type { Pack } from "../../rules/load-pack.ts";
import { table } from "../text-width.ts";

/** What was found against what had been hidden, rule by rule. */
export function demoText(scores: readonly RuleScore[], pack: Pack): string {
  const title = (id: string) => pack.find(({ header }) => header.id === id)?.header.title ?? "";
  const rows = scores.map(({ rule, hidden, found, asserted, right }) => [
    `  ${rule}`,
    hidden,
    found,
    asserted,
    right,
    title(rule),
  ]);
  const { recall, precision, ...sum } = totals(scores);
  const total = ["  合计", sum.hidden, sum.found, sum.asserted, sum.right, ""];
  return [
    "埋下的问题与找到的对比（待核的算找到，不算列为疑点）",
    table([["  规则", "埋下", "找到", "列为疑点", "其中正确", ""], ...rows, total]),
    `  找到率 ${percent(recall)}，疑点正确率 ${percent(precision)}`,
  ].join("\n");
}

export interface Totals {
  hidden: number;
  found: number;
  asserted: number;
  right: number;
  recall: number;
  precision: number;
}

export function totals(scores: readonly RuleScore[]): Totals {
  const sum = (pick: (score: RuleScore) => number) =>
    scores.reduce((total, score) => total + pick(score), 0);
  const hidden = sum((score) => score.hidden);
  const found = sum((score) => score.found);
  const asserted = sum((score) => score.asserted);
  const right = sum((score) => score.right);
  return {
    hidden,
    found,
    asserted,
    right,
    recall: hidden === 0 ? 1 : found / hidden,
    precision: asserted === 0 ? 1 : right / asserted,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
