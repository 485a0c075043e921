import { defineConfig } from "vitest/config";

/** The conformance suite; `npm run test:spark` sets SPARK_HOME. */
export default defineConfig({
  test: {
    include: ["test/spark/**/*.test.ts"],
    globalSetup: "test/support/run-folder.ts",
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    // A few minutes are over before the second compiler of the JVM has paid for itself: it took a third of them.
    env: { JDK_JAVA_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" },
    // One Spark at a time.
    maxWorkers: 1,
    fileParallelism: false,
  },
});
