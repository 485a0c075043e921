import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/project/package-root.ts";

/** The bench as it is started, small: that every step runs and counts the same rows. No figure is judged here. */
describe.skipIf(process.platform !== "linux")("npm run bench", () => {
  it("measures every reader on the same rows", async () => {
    const main = packageFile("dist", "bench", "main.js");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [main, "ingest", "--quick", "--json"],
      { maxBuffer: 1 << 24 },
    );
    const groups = stdout
      .trim()
      .split("\n")
      .map(
        (line) =>
          JSON.parse(line) as {
            group: string;
            results: {
              step: { name: string };
              cpu: number;
              megabytes: number;
              count: number | null;
            }[];
          },
      );
    expect(groups.length).toBeGreaterThanOrEqual(3);
    for (const { results } of groups) {
      expect(results.map(({ step }) => step.name)).toContain("doudi");
      const counts = new Set(results.map(({ count }) => count).filter((count) => count !== null));
      expect(counts.size).toBe(1);
      for (const { cpu, megabytes } of results) {
        expect(cpu).toBeGreaterThan(0);
        expect(megabytes).toBeGreaterThan(20);
      }
    }
  });
});
