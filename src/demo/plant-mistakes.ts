import type { County } from "./county.ts";
import { households } from "./keep-rolls.ts";
import { BENEFIT_MISTAKES } from "./mistakes/benefits.ts";
import { CLERICAL_MISTAKES } from "./mistakes/clerical.ts";
import { COVERAGE_MISTAKES } from "./mistakes/coverage.ts";
import { HOUSEHOLD_MISTAKES } from "./mistakes/households.ts";
import { LEDGER_MISTAKES } from "./mistakes/ledgers.ts";
import { PAYMENT_MISTAKES } from "./mistakes/payments.ts";
import { WRONG_COVER_MISTAKES } from "./mistakes/wrongly-covered.ts";
import type { Random } from "./random.ts";

const MISTAKES = {
  ...COVERAGE_MISTAKES,
  ...BENEFIT_MISTAKES,
  ...PAYMENT_MISTAKES,
  ...WRONG_COVER_MISTAKES,
};
const MISTAKES_OF_EVERY_RULE = {
  ...HOUSEHOLD_MISTAKES,
  ...LEDGER_MISTAKES,
  ...CLERICAL_MISTAKES,
};

/**
 * Let the offices forget: each mistake is made about `count` times, on persons chosen by chance. What follows
 * from it for the rules is worked out afterwards by `answersOf`, collateral findings included.
 */
export function plantMistakes(county: County, count: number, random: Random): void {
  const index = new RollIndex(county);
  const mistakes = county.everyRule ? { ...MISTAKES_OF_EVERY_RULE, ...MISTAKES } : MISTAKES;
  for (const [name, { candidates, make }] of Object.entries(mistakes)) {
    const source = random.fork(name);
    const pids = shuffled(candidates(county), source);
    let done = 0;
    for (const pid of pids) {
      if (done >= count) break;
      if (index.touched.has(pid) || !make(county, pid, source)) continue;
      index.touch(pid);
      done += 1;
    }
  }
}

/** Whom a mistake has been made about already: one mistake a household keeps the answers readable. */
class RollIndex {
  readonly touched = new Set<number>();
  private readonly groups: ReturnType<typeof households>;
  private readonly persons: County["persons"];

  constructor(county: County) {
    this.persons = county.persons;
    this.groups = households(county.persons);
  }

  touch(pid: number): void {
    for (const member of this.groups[this.persons[pid]?.hid ?? -1] ?? [])
      this.touched.add(member.pid);
  }
}

function shuffled(items: readonly number[], random: Random): number[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}
