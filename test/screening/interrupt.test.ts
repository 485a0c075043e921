import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { kill } from "node:process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { projectHolder } from "../../src/project/lock.ts";
import { projectPaths } from "../../src/project/project.ts";
import { doudi, newFolder } from "../cli/support/doudi.ts";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
/** It gives a program a terminal. */
const SCRIPT = "/usr/bin/script";

const where = newFolder();
const project = join(where, "项目");

interface Shown {
  percent: number;
  text: string;
}

/** Screen on a terminal; `seen` gets each progress line and the running program. */
function onTerminal(
  seen: (shown: Shown) => void = () => undefined,
): Promise<{ code: number | null; lines: Shown[]; text: string }> {
  const command = `stty cols 200; '${process.execPath}' '${MAIN}' screen '${project}'`;
  const child: ChildProcess = spawn(SCRIPT, ["-qefc", command, "/dev/null"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let text = "";
  const lines: Shown[] = [];
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
    for (const match of piece.matchAll(/\] +(\d+)% {2}([\p{L}\p{N} /.（）-]*)/gu)) {
      const shown = { percent: Number(match[1]), text: match[2] ?? "" };
      lines.push(shown);
      seen(shown);
    }
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, lines, text })));
}

beforeAll(async () => {
  await writeCounty(generateCounty({ people: 900, seed: 31 }), join(where, "名册"));
  const set = ["standards.rural=420", "standards.urban=600"].flatMap((each) => ["--set", each]);
  const from = ["--from", join(where, "名册"), "--month", "2019-10", "--yes"];
  expect((await doudi(["init", project, ...from, ...set])).code).toBe(0);
});

describe.skipIf(!existsSync(SCRIPT))("a screen on a terminal", () => {
  it("stops within a rule at Ctrl-C, leaves nothing half written, and goes on from there", async () => {
    let asked = 0;
    const stopped = await onTerminal(async ({ text }) => {
      if (asked > 0 || !/^跑规则 [2-9]\d\//.test(text)) return;
      asked = performance.now();
      kill((await projectHolder(project))?.pid ?? 0, "SIGINT");
    });
    expect(asked).toBeGreaterThan(0);
    expect(stopped.code, stopped.text).toBe(130);
    expect(stopped.lines.at(-1)?.text).toMatch(/^跑规则/);
    expect(existsSync(projectPaths(project).resultsFolder)).toBe(true);
    expect(readdirSync(projectPaths(project).resultsFolder)).toEqual([]);

    const resumed = await onTerminal();
    expect(resumed.code, resumed.text).toBe(0);
    // Linking people goes through some fifty steps when it is done, and through none when it is kept.
    const linking = (lines: readonly Shown[]) =>
      lines.filter(({ text }) => text.startsWith("认人")).length;
    expect(linking(stopped.lines)).toBeGreaterThan(20);
    expect(linking(resumed.lines)).toBeLessThan(3);
    const percents = resumed.lines.map(({ percent }) => percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });
});
