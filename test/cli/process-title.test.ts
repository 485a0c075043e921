import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startDoudi } from "../support/run-process.ts";

/** Unassigned region code, right check digit. */
const ID = "999999198001011233";

it.runIf(existsSync("/proc/self/cmdline"))(
  "keeps the number that somebody asks for out of the list of processes",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-title-"));
    const child = startDoudi(["explain", join(folder, "没有"), ID]);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const seen: string[] = [];
    while (child.exitCode === null) {
      const line = readFileSync(`/proc/${child.pid}/cmdline`, "latin1").replace(/\0+$/, "");
      // Empty once the process has ended and nobody has taken note of it.
      if (line !== "") seen.push(line);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await ended;
    expect(seen.at(-1)).toBe("doudi");
  },
);
