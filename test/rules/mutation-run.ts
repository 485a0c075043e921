import type { MutationScore } from "../../src/rules/score-mutants.ts";

// Every mutant: `npm run test:mutation`, minutes. One rule: add `-- -t LB06`.
// A sample of the pack: DOUDI_MUTATION_EVERY=5 npm run test:mutation
export const EVERY = Number(process.env.DOUDI_MUTATION_EVERY ?? 1);
/** What the issue asks of the pack; a sample may be unlucky. */
export const LEAST = EVERY === 1 ? 0.95 : 0.7;

export function shareNoticed(scores: readonly MutationScore[]): number {
  const { noticed, all } = sums(scores);
  return noticed / Math.max(1, all);
}

/** Print the score, and what no case notices. */
export function report(what: string, scores: readonly MutationScore[]): void {
  const { noticed, all } = sums(scores);
  const lines = scores.flatMap((score) =>
    score.survivors.map((said) => `${score.rule} ${score.killed}/${score.total} ${said}`),
  );
  console.log([`${what}: ${noticed} of ${all} mutants noticed`, ...lines].join("\n"));
}

function sums(scores: readonly MutationScore[]): { noticed: number; all: number } {
  return {
    noticed: scores.reduce((sum, { killed }) => sum + killed, 0),
    all: scores.reduce((sum, { total }) => sum + total, 0),
  };
}
