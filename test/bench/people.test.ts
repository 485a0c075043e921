import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/project/package-root.ts";

interface Group {
  group: string;
  results: { step: { name: string; job: string }; cpu: number; count: number }[];
}

/** The bench as it is started, small. No time is judged here. */
describe.skipIf(process.platform !== "linux")("npm run bench people", () => {
  it("finds more pairs than the joins of spreadsheets, on every size", async () => {
    const main = packageFile("dist", "bench", "main.js");
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[main, "people", "--quick", "--json"],
    ]);
    const groups = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Group);
    expect(groups).toHaveLength(5);
    for (const { results } of groups.slice(0, 3)) {
      const [written = 0, normalised = 0, doudi = 0] = results.map(({ count }) => count);
      expect(written).toBeGreaterThan(500);
      expect(normalised).toBeGreaterThan(written);
      expect(doudi).toBeGreaterThan(normalised);
    }
  });
});
