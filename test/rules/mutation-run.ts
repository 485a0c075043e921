import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { parse } from "yaml";
import type { MutationScore } from "../../src/rules/score-mutants.ts";

// Every mutant: `npm run test:mutation`, minutes. One rule: add `-- -t LB06`.
// A sample of the pack: DOUDI_MUTATION_EVERY=5 npm run test:mutation
export const EVERY = Number(process.env.DOUDI_MUTATION_EVERY ?? 1);
/** What the issue asks of the pack; a sample may be unlucky. */
const LEAST = EVERY === 1 ? 0.95 : 0.7;

/** A change that can make no difference to a finding; `line` is part of the line it is made on. */
interface Equivalent {
  in: string;
  line: string;
  change: string | string[];
  why: string;
}

const EQUIVALENTS = parse(
  readFileSync(new URL("equivalent-mutants.yaml", import.meta.url), "utf8"),
) as Equivalent[];

/** A score with what is known to make no difference counted apart. */
export interface JudgedScore extends MutationScore {
  equivalent: number;
  /** Entries of the list that name a change which some case does notice, or none at all. */
  stale: string[];
}

/** Take the listed changes out of a score; `file` is where its query stands. */
export function judged(score: MutationScore, file: string): JudgedScore {
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const listed = EQUIVALENTS.filter((each) => each.in === score.rule).flatMap((each) =>
    [each.change].flat().map((change) => ({ line: each.line, change, used: false })),
  );
  const survivors = score.survivors.filter((said) => {
    const [, row, change] = /^第 (\d+) 行：(.*)$/.exec(said) ?? [];
    const text = lines[Number(row) - 1] ?? "";
    const known = listed.find((each) => each.change === change && text.includes(each.line));
    if (known) known.used = true;
    return known === undefined;
  });
  const equivalent = score.survivors.length - survivors.length;
  return {
    ...score,
    survivors,
    equivalent,
    total: score.total - equivalent,
    stale: listed
      .filter(({ used }) => !used)
      .map(({ line, change }) => `${score.rule} ${line} ${change}`),
  };
}

/** Fail below what is asked. */
export function requireNoticed(scores: readonly JudgedScore[]): void {
  // A sample does not meet every entry.
  if (EVERY === 1) expect(scores.flatMap(({ stale }) => stale)).toEqual([]);
  expect(sum(scores, "killed") / Math.max(1, sum(scores, "total"))).toBeGreaterThanOrEqual(LEAST);
}

/** Print the score, and what no case notices. */
export function report(what: string, scores: readonly JudgedScore[]): void {
  const lines = scores.flatMap((score) =>
    score.survivors.map((said) => `${score.rule} ${score.killed}/${score.total} ${said}`),
  );
  const noticed = `${sum(scores, "killed")} of ${sum(scores, "total")} mutants noticed`;
  const apart = `${sum(scores, "equivalent")} more make no difference (equivalent-mutants.yaml)`;
  console.log([`${what}: ${noticed}; ${apart}`, ...lines].join("\n"));
}

function sum(scores: readonly JudgedScore[], key: "killed" | "total" | "equivalent"): number {
  return scores.reduce((total, score) => total + score[key], 0);
}
