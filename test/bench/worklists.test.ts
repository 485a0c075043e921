import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFile } from "../../src/project/package-root.ts";

/** The bench as it is started, small. No time is judged here. */
it.skipIf(process.platform !== "linux")(
  "npm run bench worklists writes every lead that it made",
  async () => {
    const main = packageFile("dist", "bench", "main.js");
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[main, "worklists", "--quick", "--json"],
    ]);
    const { results } = JSON.parse(stdout) as { results: { count: number }[] };
    expect(results.map(({ count }) => count)).toEqual([100]);
  },
  60_000,
);
