import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take minutes begin first: the last one would run alone. A fresh clone has no times of an earlier run to sort by. */
const LONGEST = [
  "pack",
  "habits",
  "people",
  "every-rule",
  "flow",
  "resolve-people",
  "year",
  "round-kills",
  "screen",
  "nearly-found",
  "invariance",
  "county-work",
  "incremental",
  "replay",
  "scale",
  "several-slips",
  "readers",
  "command-kills",
  "open-county",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/run-folder.ts",
    // Minutes of work, and mutants that join everything with everything: `npm run test:mutation` asks for them.
    exclude: [
      ...(process.env.DOUDI_MUTATION ? [] : ["test/rules/*-mutation.test.ts"]),
      // Needs a Spark: `npm run test:spark`.
      "test/spark/**",
      // Needs a Wine: `npm run test:windows`.
      "test/windows/**",
    ],
    // Generous: many tests start programs, and machines that run them are busy. How fast a thing is belongs in `npm run bench`.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Two cores: more workers only make DuckDB and the child processes wait for one another.
    maxWorkers: 2,
    // What files share, such as the pack and the tables of names, is read once a worker: a third of the CPU. No test changes it.
    isolate: false,
    // The built program is run as Node reads it (`test/support/run-here.ts`).
    server: { deps: { external: [/\/dist\/cli\//] } },
    // A worker that has run a hundred files closes many databases.
    teardownTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
  },
});
