import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest first, so that nobody waits for it alone at the end. */
const ORDER = ["million", "cases", "counties", "platform", "faults"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      ORDER.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

/** The conformance suite; `npm run test:spark` sets SPARK_HOME. */
export default defineConfig({
  test: {
    include: ["test/spark/**/*.test.ts"],
    globalSetup: "test/support/run-folder.ts",
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    // A few minutes are over before the second compiler of the JVM has paid for itself: it took a third of them.
    env: { JDK_JAVA_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" },
    // Planning small queries keeps one core busy.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
