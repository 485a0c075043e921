import { join } from "node:path";
import type { Bench, Group, Result } from "../bench.ts";
import { runStep } from "../run-group.ts";

const SEED = 11;
/** Distinct names that three million people have. */
const NAMES = 1_000_000;
const MATCH = "match CPU s";
const REACH = { [MATCH]: 10 };

/** Who is who on rolls of a million people, against the joins that spreadsheets can do. */
export const peopleBench: Bench = {
  name: "people",
  about:
    "Rolls of made people, from the table of rows on: `read` brings IDs to keys, `names` the names, `match` is the cascade from the first valid ID to the last bond, `weigh` learns the weights that put the 疑似 list in order, `write` says why. Counted are pairs of a row of the first roll and one of the second that were given the same person for certain. Errors of two rolls do not depend on each other; 3 % of the IDs and 2 % of the names are damaged.",
  async prepare({ quick, folder, node }) {
    const million = quick ? 4_000 : 1_000_000;
    const make = async (people: number, rolls: 2 | 10) => {
      const path = join(folder, `rolls-${people}-${rolls}.parquet`);
      await runStep(
        { job: "makeRolls", args: { path, people, seed: SEED, damage: 1, rolls } },
        node,
      );
      return path;
    };
    const groups: Group[] = [];
    for (const people of [0.3 * million, million, 3 * million]) {
      const path = await make(people, 2);
      groups.push({
        title: `${people.toLocaleString("en")} people on two rolls`,
        steps: [
          { name: "the ID as written (VLOOKUP)", job: "joinIds", args: { path }, isBaseline: true },
          { name: "the ID normalised", job: "joinIds", args: { path, normalised: true } },
          {
            ...{ name: "doudi", job: "resolve", args: { path, people } },
            ...(people === 1_000_000 ? { reach: { details: REACH } } : {}),
          },
        ],
      });
    }
    const ten = await make(0.2 * million, 10);
    groups.push({
      title: `${(0.2 * million).toLocaleString("en")} people on ten rolls`,
      steps: [
        {
          name: "the ID as written (two of them)",
          job: "joinIds",
          args: { path: ten },
          isBaseline: true,
        },
        { name: "doudi", job: "resolve", args: { path: ten } },
      ],
    });
    const path = await make(3 * million, 2);
    groups.push({
      title: "Distinct names",
      steps: [
        {
          ...{ name: "name keys", job: "readNames", args: { path, names: NAMES } },
          reach: { details: { "CPU s a million names": 5 } },
        },
      ],
    });
    return groups;
  },
  conclude(results) {
    const sized = results
      .filter(({ step }) => step.job === "resolve" && step.args.people !== undefined)
      .sort((a, b) => Number(a.step.args.people) - Number(b.step.args.people));
    const [first, last] = [sized[0], sized.at(-1)];
    if (!first || !last || first === last) return "";
    const grown = (value: (result: Result) => number) =>
      (
        Math.log(value(last) / value(first)) /
        Math.log(Number(last.step.args.people) / Number(first.step.args.people))
      ).toFixed(2);
    return `From ${first.step.args.people} to ${last.step.args.people} people CPU grows with the power ${grown(({ cpu }) => cpu)}, the matching with ${grown(({ details }) => details?.[MATCH] ?? 1)} (to reach: ≤ 1.1).`;
  },
};
