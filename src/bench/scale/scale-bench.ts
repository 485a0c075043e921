import { join } from "node:path";
import type { Bench, BenchOptions, Group, Result, Step } from "../bench.ts";
import { BARE_RULES } from "./bare-jobs.ts";
import { copyCounty } from "./copy-county.ts";
import { pythonWith } from "./frame-job.ts";
import { canonicalForm, makeTemplate, type Template } from "./make-template.ts";

const TEMPLATE = 100_000;
const SIZES = [100_000, 1_000_000, 10_000_000];
const LONG = 100_000_000;
/** What DuckDB is given by default: of the largest size the process held 2.9 GB beside it (docs/measurements.md), and design.md section 8 allows 6 GB together. */
const MEMORY = "3000MB";
/** VLOOKUP's own search is as long as the roll: past this it would take hours. */
const MOST_LINEAR = 100_000;

/** A county at ten, a hundred and a thousand times its size, from canonical Parquet on. */
export const scaleBench: Bench = {
  name: "scale",
  about:
    "The whole rule pack, in both worlds, from canonical Parquet to findings. The people are copies of one county of 100,000 whose files were written with damage, read, staged and linked like any other, each copy under numbers, households, places and accounts of its own: so a copy has exactly as many findings as the county, and a table that is ten times as large has ten times as many. Reading alone unpacks every column of every file once.",
  async prepare(options) {
    const template = options.quick ? 2_000 : TEMPLATE;
    const sizes = options.quick ? [2_000, 4_000] : options.long ? [...SIZES, LONG] : SIZES;
    const home = join(options.folder, `scale-${template}-${canonicalForm()}`);
    const county = await makeTemplate(join(home, "template"), template, options.node);
    const groups: Group[] = [];
    for (const people of sizes.filter((size) => size <= options.most)) {
      const folder = join(home, `people-${people}`);
      await copyCounty(county.canonical, folder, people / template);
      groups.push(...groupsOf(options, { people, folder, county, home }));
    }
    return groups;
  },
  conclude,
};

interface Size {
  people: number;
  folder: string;
  county: Template;
  home: string;
}

function groupsOf(options: BenchOptions, size: Size): Group[] {
  const { people, folder, county, home } = size;
  const memory = options.memory ?? MEMORY;
  const about = { folder, memory, project: county.project, home: join(home, "run") };
  const title = people.toLocaleString("en");
  const rules = BARE_RULES.join();
  return [
    {
      title: `${title} people, the whole pack with ${memory} for DuckDB`,
      steps: [
        { name: "reading alone", job: "readParquet", args: { folder, memory }, isBaseline: true },
        { name: "whole pack", job: "wholePack", args: about, reach: { megabytes: 6144 } },
      ],
    },
    {
      title: `${title} people, ${BARE_RULES.length} rules (${BARE_RULES.join(", ")})`,
      steps: [
        { name: "bare SQL", job: "bareRules", args: { folder, memory, rules }, isBaseline: true },
        { name: "doudi, one world", job: "someRules", args: { ...about, rules } },
      ],
    },
    {
      title: `${title} people, exact matches on ready keys (LB06 and TB01)`,
      steps: [
        {
          ...{ name: "bare SQL", job: "bareRules", isBaseline: true },
          args: { folder, memory, rules: "LB06,TB01" },
        },
        ...frameSteps(options.folder, folder),
        ...lookUpSteps(people, folder),
      ],
    },
  ];
}

function frameSteps(home: string, folder: string): Step[] {
  return ["pandas", "polars"].flatMap((library) => {
    const python = pythonWith(library, home);
    if (python === undefined) return [];
    const args = { folder, library, python, month: 2019 * 12 + 9 };
    return [{ name: library, job: "frames", args }];
  });
}

function lookUpSteps(people: number, folder: string): Step[] {
  const hashed = {
    name: "VLOOKUP of LB06, hashed",
    job: "lookUp",
    args: { folder, isLinear: false },
  };
  const linear = {
    name: "VLOOKUP of LB06, row by row",
    job: "lookUp",
    args: { folder, isLinear: true },
  };
  return people <= MOST_LINEAR ? [hashed, linear] : [hashed];
}

/** How the whole pack grows, and whether what must be the same was. */
function conclude(results: readonly Result[]): string {
  const runs = results.filter(({ step }) => step.job === "wholePack");
  const growth = runs.slice(1).map((run, index) => {
    const before = runs[index] as Result;
    const findings = (run.count ?? 0) / (before.count ?? 1);
    const power = Math.log(run.cpu / before.cpu) / Math.log(findings);
    const verdict = power <= 1.05 ? "reached" : "**missed**";
    return `to ${run.count?.toLocaleString("en")} findings: power ${power.toFixed(2)} (${verdict})`;
  });
  const pairs = results
    .filter(({ step }) => step.job === "someRules")
    .map((run) => {
      const bare = results.find(
        ({ step }) => step.job === "bareRules" && step.args.folder === run.step.args.folder,
      );
      return run.same === bare?.same && run.count === bare?.count;
    });
  const hashes = runs.map(({ same }) => same?.slice(0, 12)).join(", ");
  return [
    `CPU of the whole pack against the number of people (to reach: ≤ 1.05): ${growth.join("; ")}.`,
    `Findings hashes, in order of size: ${hashes}.`,
    `Bare SQL and the rules ${pairs.every(Boolean) ? "name the same people at the same level" : "**differ**"}.`,
  ].join("\n\n");
}
