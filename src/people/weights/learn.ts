/** Pairs that agree in the same way, counted. A field that one side leaves open is null. */
export type Pattern = Readonly<Record<string, number | null>> & { readonly pairs: number };

/** Probability of each level of a field, by field. */
export type Levels = Record<string, Map<number, number>>;

export interface Session {
  name: string;
  pairs: number;
  /** Share of pairs of one person in this session; says nothing about other pairs and is thrown away. */
  lambda: number;
  iterations: number;
  /** Why nothing was learnt from it; null when it was. */
  fault: string | null;
  m: Levels;
  /** Pairs of one person that told about each field. */
  support: Record<string, number>;
}

const MOST_ITERATIONS = 200;
const CLOSE = 1e-6;
const FEWEST_PAIRS = 50;
/** One pair's worth of doubt, spread over the levels by what is expected, so that no level is impossible. */
const PRIOR_PAIRS = 2;

/**
 * One session of expectation maximisation over the pairs that share one blocking key. `u` is fixed; the fields that make the key,
 * and those that follow from them, must be left out of `fields`.
 */
export function learnSession(
  name: string,
  patterns: readonly Pattern[],
  fields: readonly string[],
  start: Levels,
  u: Levels,
): Session {
  const pairs = patterns.reduce((sum, pattern) => sum + pattern.pairs, 0);
  let m: Levels = Object.fromEntries(fields.map((field) => [field, start[field] ?? new Map()]));
  let lambda = 0.5;
  let iterations = 0;
  let support: Record<string, number> = {};
  let moved = 1;
  while (pairs >= FEWEST_PAIRS && moved > CLOSE && iterations < MOST_ITERATIONS) {
    const next = step(patterns, fields, { m, u, lambda, start });
    moved = Math.max(Math.abs(next.lambda - lambda), change(m, next.m));
    ({ m, lambda, support } = next);
    iterations += 1;
  }
  return {
    name,
    pairs,
    lambda,
    iterations,
    fault: faultOf(pairs, lambda, moved, m, u),
    m,
    support,
  };
}

interface State {
  m: Levels;
  u: Levels;
  lambda: number;
  start: Levels;
}

function step(
  patterns: readonly Pattern[],
  fields: readonly string[],
  { m, u, lambda, start }: State,
): { m: Levels; lambda: number; support: Record<string, number> } {
  const counts = new Map(fields.map((field) => [field, new Map<number, number>()]));
  let matches = 0;
  let pairs = 0;
  for (const pattern of patterns) {
    const yes = lambda * likelihood(pattern, fields, m);
    const no = (1 - lambda) * likelihood(pattern, fields, u);
    const share = (pattern.pairs * yes) / (yes + no || 1);
    matches += share;
    pairs += pattern.pairs;
    for (const field of fields) {
      const level = pattern[field];
      if (level === null || level === undefined) continue;
      const count = counts.get(field);
      count?.set(level, (count.get(level) ?? 0) + share);
    }
  }
  const support: Record<string, number> = {};
  const learnt: Levels = {};
  for (const [field, count] of counts) {
    const total = [...count.values()].reduce((sum, each) => sum + each, 0);
    support[field] = total;
    learnt[field] = new Map(
      [...(start[field] ?? [])].map(([level, expected]) => [
        level,
        ((count.get(level) ?? 0) + PRIOR_PAIRS * expected) / (total + PRIOR_PAIRS),
      ]),
    );
  }
  return { m: learnt, lambda: matches / pairs, support };
}

function likelihood(pattern: Pattern, fields: readonly string[], levels: Levels): number {
  return fields.reduce((product, field) => {
    const level = pattern[field];
    if (level === null || level === undefined) return product;
    return product * (levels[field]?.get(level) ?? 1e-9);
  }, 1);
}

function change(before: Levels, after: Levels): number {
  let most = 0;
  for (const [field, levels] of Object.entries(after)) {
    for (const [level, value] of levels) {
      most = Math.max(most, Math.abs(value - (before[field]?.get(level) ?? 0)));
    }
  }
  return most;
}

/** Signs that the two classes were not told apart: then the session teaches nothing and must not be used. */
function faultOf(
  pairs: number,
  lambda: number,
  moved: number,
  m: Levels,
  u: Levels,
): string | null {
  if (pairs < FEWEST_PAIRS) return `只有 ${pairs} 对，太少`;
  if (lambda > 0.9999) return "分不出两类：全部当成了同一人（λ→1）";
  if (lambda < 0.0001) return "分不出两类：全部当成了不同的人（λ→0）";
  if (moved > 1e-3) return "没有收敛";
  for (const [field, levels] of Object.entries(m)) {
    const top = Math.max(...levels.keys());
    if ((levels.get(top) ?? 0) <= (u[field]?.get(top) ?? 0)) {
      return "同一人比随便两个人还不像（m≤u）";
    }
  }
  return null;
}
