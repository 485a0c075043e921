import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Minutes of work, and mutants that join everything with everything: `npm run test:mutation` asks for them.
    exclude: [
      ...(process.env.DOUDI_MUTATION ? [] : ["test/rules/*-mutation.test.ts"]),
      // Needs a Spark: `npm run test:spark`.
      "test/spark/**",
    ],
    // Generous: many tests start programs, and machines that run them are busy. How fast a thing is belongs in `npm run bench`.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // Two cores: more workers only make DuckDB and the child processes wait for one another.
    maxWorkers: 2,
    globalSetup: [],
  },
});
