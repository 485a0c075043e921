import { defineConfig } from "vitest/config";

/** The conformance suite; `npm run test:spark` sets SPARK_HOME. */
export default defineConfig({
  test: {
    include: ["test/spark/**/*.test.ts"],
    globalSetup: "test/support/run-folder.ts",
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    // One Spark at a time.
    maxWorkers: 1,
    fileParallelism: false,
  },
});
