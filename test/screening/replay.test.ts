import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ProjectPaths, projectPaths } from "../../src/project/project.ts";
import { differencesOf } from "../../src/screening/replay/differences.ts";
import type { Replay } from "../../src/screening/replay/replay-round.ts";
import { type RoundManifest, readManifest } from "../../src/screening/round.ts";
import { doudi } from "../cli/support/doudi.ts";
import { screenedCounty } from "../support/screened-county.ts";

let files: string;
let project: string;
let paths: ProjectPaths;

async function screen(): Promise<{ round: string }> {
  const { code, stdout, stderr } = await doudi(["screen", project, "--json"]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as { round: string };
}

async function replay(round: string): Promise<Replay & { code: number | null }> {
  const { code, stdout, stderr } = await doudi(["replay", project, round, "--json"]);
  expect(stderr).toBe("");
  return { ...(JSON.parse(stdout) as Replay), code };
}

function input(pattern: RegExp): string {
  const name = readdirSync(paths.inputFolder).find((file) => pattern.test(file));
  if (!name) throw new Error(`no input like ${pattern}`);
  return join(paths.inputFolder, name);
}

beforeAll(async () => {
  ({ files, project } = await screenedCounty());
  paths = projectPaths(project);
});

describe("a round", () => {
  it("is the same round again while nothing changes, and comes out the same when it is made again", async () => {
    expect((await screen()).round).toBe("2019-10-1");
    const { code, isSame, findings, findingsHash, replayed, differences } =
      await replay("2019-10-1");
    expect({ code, isSame, differences }).toEqual({ code: 0, isSame: true, differences: [] });
    expect(findings).toBeGreaterThan(20);
    expect(replayed).toEqual({ findings, findingsHash });
    expect(existsSync(join(project, ".重现"))).toBe(false);
  });

  it("can still be made again after an input was replaced", async () => {
    const roll = input(/死亡/);
    rmSync(roll);
    expect((await screen()).round).toBe("2019-10-2");
    expect((await replay("2019-10-1")).code).toBe(0);
    copyFileSync(join(files, roll.split("/").at(-1) ?? ""), roll);
    expect((await screen()).round).toBe("2019-10-1");
  });

  it("says 7 and which input is gone when neither the kept copy nor the original is there", async () => {
    const { inputs } = readManifest(paths, "2019-10-1");
    const [first] = inputs;
    const kept = join(paths.keptFolder, first?.sha256 ?? "");
    const bytes = readFileSync(kept);
    rmSync(kept);
    const original = join(paths.inputFolder, first?.file ?? "");
    rmSync(original);
    const { code, replayed, differences } = await replay("2019-10-1");
    expect({ code, replayed }).toEqual({ code: 7, replayed: null });
    expect(differences).toEqual([
      { cause: "input", what: expect.stringContaining(`${first?.file}：留存的原件没有了`) },
    ]);
    writeFileSync(kept, bytes);
    copyFileSync(kept, original);
  });

  it("is made again without an exception that is gone, and says that it is", async () => {
    const folder = paths.exceptionsFolder;
    mkdirSync(folder);
    const rule = "rule: LB06\ntownship: 无\nreason: 已核对\nbasis: 纪要1号\nby: 县民政局";
    writeFileSync(join(folder, "一.yaml"), `${rule}\nexpires: 2019-12-31\n`);
    const { round } = await screen();
    const [kept] = readManifest(paths, round).exceptions;
    rmSync(join(paths.keptFolder, kept?.sha256 ?? ""));
    rmSync(folder, { recursive: true });
    const { code, isSame, differences } = await replay(round);
    expect({ code, isSame }).toEqual({ code: 0, isSame: true });
    expect(differences).toEqual([{ cause: "exception", what: "一.yaml：没有了" }]);
    await screen();
  });

  it("says 7 when its manifest was changed afterwards", async () => {
    const file = join(paths.resultsFolder, "2019-10-1", "manifest.json");
    const text = readFileSync(file, "utf8");
    const changed = JSON.parse(text) as RoundManifest;
    writeFileSync(
      file,
      JSON.stringify({ ...changed, config: { ...changed.config, standards: { rural: 10 } } }),
    );
    const { code, isSame, differences, rules } = await replay("2019-10-1");
    writeFileSync(file, text);
    expect({ code, isSame }).toEqual({ code: 7, isSame: false });
    expect(differences).toEqual([
      { cause: "record", what: expect.stringContaining("manifest.json") },
    ]);
    expect(rules.length).toBeGreaterThan(0);
  });

  it("is refused with the rounds there are when it does not exist", async () => {
    const { code, stderr } = await doudi(["replay", project, "2019-10-9"]);
    expect(code).toBe(2);
    expect(stderr).toContain("2019-10-1");
  });
});

describe("what differs between two makings", () => {
  const was = () => readManifest(paths, "2019-10-1");

  it("is nothing for the same", () => expect(differencesOf(was(), was())).toEqual([]));

  it.each<[string, (manifest: RoundManifest) => RoundManifest, string, RegExp]>([
    [
      "an input",
      (m) => ({ ...m, inputs: m.inputs.map((i, n) => (n === 0 ? { ...i, sha256: "0" } : i)) }),
      "input",
      /内容不同/,
    ],
    [
      "a rule",
      (m) => ({ ...m, rules: m.rules.map((r) => (r.id === "LB06" ? { ...r, hash: "0" } : r)) }),
      "rule",
      /^LB06：规则有改动/,
    ],
    [
      "a parameter",
      (m) => ({
        ...m,
        rules: m.rules.map((r) =>
          r.id === "FF03" ? { ...r, parameters: { ...r.parameters, tolerance_fen: 7 } } : r,
        ),
      }),
      "parameter",
      /^FF03\.tolerance_fen：100 → 7$/,
    ],
    [
      "a standard",
      (m) => ({ ...m, config: { ...m.config, standards: { rural: 1 } } }),
      "parameter",
      /standards/,
    ],
    [
      "an exception",
      (m) => ({ ...m, exceptions: [{ file: "一.yaml", sha256: "0" }] }),
      "exception",
      /^一\.yaml：多出$/,
    ],
    ["the engine", (m) => ({ ...m, engine: "DuckDB v0" }), "engine", /v0$/],
    ["the code", (m) => ({ ...m, code: { ...m.code, people: "0" } }), "code", /^认人的程序不同/],
    [
      "a decision",
      (m) => ({ ...m, decisions: { batches: 1, head: "abc" } }),
      "decision",
      /人工认定 0 批/,
    ],
  ])("names %s", (_, change, cause, what) => {
    expect(differencesOf(was(), change(was()))).toEqual([
      { cause, what: expect.stringMatching(what) },
    ]);
  });
});
