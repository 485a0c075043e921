import { createHash } from "node:crypto";
import type { Case } from "./case.ts";
import { followUpOf } from "./follow-up.ts";

/** Share of the negative answers looked at again, %: 5 to 10 as practice has it. */
export const RECHECK_PERCENT = 8;

export interface Draw {
  keys: string[];
  /** How many negative answers there were to draw from. */
  population: number;
}

/**
 * Draw negative answers (不符合, 死亡, 迁出, 放弃, 查无此人) to be checked again: each equally likely, spread over townships and
 * results, none twice. The same seed draws the same.
 */
export function drawRechecks(cases: Iterable<Case>, seed: string, percent: number): Draw {
  const rank = (key: string) => createHash("sha256").update(`${seed}:${key}`).digest("hex");
  const pool = [...cases]
    .filter(
      ({ stage, answer, drawnOn }) =>
        (stage === "answered" || stage === "closed") &&
        drawnOn === null &&
        answer !== null &&
        followUpOf(answer.outcome).isNegative,
    )
    .map(({ key, town, answer }) => ({
      key,
      // In order of township and result, a fixed step from a random start takes its share of each.
      order: [town ?? "", answer?.outcome ?? "", rank(key)].join("\u0000"),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const count = Math.ceil((pool.length * percent) / 100);
  const start = Number.parseInt(rank("start").slice(0, 12), 16) / 16 ** 12;
  const keys = Array.from({ length: count }, (_, index) => {
    const place = Math.floor(((index + start) * pool.length) / count);
    return pool[place]?.key ?? "";
  });
  return { keys, population: pool.length };
}
