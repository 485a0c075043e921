import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import type { DecisionRecord } from "../../src/ledger/decisions.ts";
import { configSchema } from "../../src/project/config-schema.ts";
import { packageFile } from "../../src/project/package-root.ts";
import { type Project, projectPaths } from "../../src/project/project.ts";
import { makeRound } from "../../src/screening/make-round.ts";
import { seeded } from "../support/habits.ts";

/** `npm run test:incremental` takes more steps, from another seed each time it is told so. */
const STEPS = Number(process.env.DOUDI_STEPS ?? 2);
const random = seeded(Number(process.env.DOUDI_SEED ?? 11));

const folder = mkdtempSync(join(tmpdir(), "doudi-incremental-"));
const paths = projectPaths(folder);
const project: Project = {
  ...paths,
  name: "项目",
  config: configSchema.parse({ month: "2019-10", standards: { rural: 420, urban: 600 } }),
};
let kept: Database;
let decisions: DecisionRecord[] = [];

beforeAll(async () => {
  await writeCounty(generateCounty({ people: 500, seed: 23 }), paths.inputFolder);
  await mkdir(paths.rulesFolder, { recursive: true });
  kept = await openDatabase({ path: paths.databaseFile });
});

afterAll(() => {
  kept.close();
  rmSync(folder, { recursive: true, force: true });
});

const pick = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

const inputs = (pattern: RegExp) =>
  readdirSync(paths.inputFolder)
    .filter((name) => pattern.test(name))
    .sort();

/** Rows of a text file in whatever encoding: a line end is one byte in all of them. */
function changeLines(change: (lines: string[]) => string[]): string {
  const file = pick(inputs(/\.csv$/));
  const path = join(paths.inputFolder, file);
  const [head, ...rows] = readFileSync(path, "latin1").split("\n");
  writeFileSync(path, [head, ...change(rows)].join("\n"), "latin1");
  return file;
}

/** What may happen between two screens, each with what it did. */
const CHANGES: Readonly<Record<string, () => Promise<string> | string>> = {
  "rows gone from a roll": () =>
    changeLines((rows) => rows.filter((row) => row === "" || random() > 0.1)),
  "a row twice": () =>
    changeLines((rows) => {
      const row = rows[Math.floor(random() * (rows.length - 1))] as string;
      return [row, ...rows];
    }),
  "a figure changed": () =>
    changeLines((rows) => {
      const at = Math.floor(random() * (rows.length - 1));
      const figures = [...(rows[at] as string).matchAll(/\d/g)];
      if (figures.length === 0) return rows;
      const { index } = pick(figures);
      const row = rows[at] as string;
      return rows.with(
        at,
        `${row.slice(0, index)}${pick([..."0123456789"])}${row.slice(index + 1)}`,
      );
    }),
  // Names, numbers, households, places: whatever the column holds.
  "cells of two rows exchanged": () =>
    changeLines((rows) => {
      const [a, b] = [0, 0].map(() => Math.floor(random() * (rows.length - 1))) as [number, number];
      const [one, other] = [rows[a], rows[b]].map((row) => (row as string).split(",")) as [
        string[],
        string[],
      ];
      const column = Math.floor(random() * one.length);
      const [left, right] = [one[column], other[column]];
      if (a === b || left === undefined || right === undefined) return rows;
      return rows
        .with(a, one.with(column, right).join(","))
        .with(b, other.with(column, left).join(","));
    }),
  "a roll in two files": () => {
    let taken: string[] = [];
    let head = "";
    const file = changeLines((rows) => {
      taken = rows.slice(0, Math.floor(rows.length / 2));
      return rows.slice(taken.length);
    });
    const path = join(paths.inputFolder, file);
    head = readFileSync(path, "latin1").split("\n")[0] as string;
    writeFileSync(path.replace(/\.csv$/, "之二.csv"), `${[head, ...taken].join("\n")}\n`, "latin1");
    return file;
  },
  "a run cut off": async () => {
    const last = Math.floor(random() * 150);
    let steps = 0;
    const ran = makeRound(kept, project, { decisions }, () => {
      if (steps === last) throw new Error("cut off");
      steps += 1;
    });
    await ran.catch((error: Error) => {
      if (error.message !== "cut off") throw error;
    });
    kept.close();
    kept = await openDatabase({ path: paths.databaseFile });
    return `at step ${steps}`;
  },
  "a roll missing": async () => {
    const file = pick(inputs(/\.(csv|xlsx|xls)$/));
    await rename(join(paths.inputFolder, file), join(folder, file));
    return file;
  },
  "a roll back": async () => {
    const file = readdirSync(folder).find((name) => /\.(csv|xlsx|xls)$/.test(name));
    if (file) await rename(join(folder, file), join(paths.inputFolder, file));
    return file ?? "none was missing";
  },
  "a parameter": () => {
    const weak = pick([["其他"], ["其他", "有子女"], ["死亡"]]);
    project.config.rules = { TB02: { weak_reasons: weak } };
    return weak.join();
  },
  "the standard": () => {
    const rural = 300 + Math.floor(random() * 400);
    project.config.standards = { rural, urban: 600 };
    return String(rural);
  },
  "the month": () => {
    project.config.month = pick(["2019-09", "2019-10", "2019-11"]);
    return project.config.month;
  },
  "price linkage": () => {
    project.config.price_linkage = random() < 0.5 ? [] : ["2019-05"];
    return project.config.price_linkage.join();
  },
  "a rule of the county's own": () => {
    const shipped = packageFile("queries", "rules", "LB");
    const name = readdirSync(shipped).find((each) => /^LB06-.*\.sql$/.test(each)) as string;
    const text = readFileSync(join(shipped, name), "utf8").replace("id: LB06", "id: LB90");
    const path = join(paths.rulesFolder, name.replace("LB06", "LB90"));
    const level = pick(["'hit'", "'hint'", "none"]);
    if (level === "none") rmSync(path, { force: true });
    else writeFileSync(path, text.replaceAll("'hit'", level));
    return level;
  },
  "a decision": async () => {
    const [pair] = await kept.rows<{ signature: string; person: string }>(
      `SELECT n.signature, p.id18 AS person FROM link_candidate c JOIN loose_naming n USING (mention_id)
       JOIN person p ON p.person_key = c.person_key WHERE p.id18 IS NOT NULL ORDER BY hash(n.signature, ${Math.floor(random() * 1e6)}) LIMIT 1`,
    );
    if (!pair) return "nobody is uncertain";
    const verdict = pick(["same", "not_same"] as const);
    const decided = { ...pair, heldId: null, verdict, said: null, from: "", note: "" };
    const n = decisions.length + 1;
    decisions = [
      ...decisions,
      { n, undo: [], decisions: [decided], hash: String(n) } as unknown as DecisionRecord,
    ];
    return verdict;
  },
};

async function outcome(db: Database): Promise<string[]> {
  await mkdir(join(paths.temporaryFolder, "spool"), { recursive: true });
  await makeRound(db, project, { decisions }, () => undefined);
  const findings = await db.rows<Record<string, string>>(
    `SELECT f.finding_key, f.rule, f.level, p.person_id, f.household_no, f.period, f.message, f.evidence,
       CAST(list_sort(CAST(from_json(f.sources, '["JSON"]') AS VARCHAR[])) AS VARCHAR) AS sources
     FROM finding f LEFT JOIN person p USING (person_key)`,
  );
  const runs = await db.rows("SELECT rule, state, reason, examined, found FROM rule_run");
  return [...findings, ...runs].map((row) => JSON.stringify(row)).sort();
}

it("finds after any change what a screen from nothing finds", {
  timeout: 600_000 + STEPS * 60_000,
}, async () => {
  await outcome(kept);
  const names = Object.keys(CHANGES);
  let name = Math.floor(random() * names.length);
  const done: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    // Two changes at a time, all kinds in turn.
    for (let each = 0; each < 2; each += 1, name += 3) {
      const what = names[name % names.length] as string;
      done.push(`${what}: ${await CHANGES[what]?.()}`);
    }
    const next = await outcome(kept);
    const path = join(folder, "fresh.duckdb");
    const fresh = await openDatabase({ path });
    try {
      expect(next, done.join("; ")).toEqual(await outcome(fresh));
    } finally {
      fresh.close();
      rmSync(path, { force: true });
    }
  }
});

it("runs no rule again when nothing changed, and only those that read what did", async () => {
  const ms = async () =>
    (await kept.rows<{ rule: string }>("SELECT rule FROM rule_run WHERE ms > 0 ORDER BY rule")).map(
      ({ rule }) => rule,
    );
  // Among the changes above are rolls taken away and a month before the roll's: TB02 is not checked then.
  while ((await CHANGES["a roll back"]?.()) !== "none was missing");
  project.config.month = "2019-10";
  await outcome(kept);
  await outcome(kept);
  expect(await ms()).toEqual([]);
  project.config.rules = { TB02: { weak_reasons: ["从未写过的理由"] } };
  await outcome(kept);
  expect(await ms()).toEqual(["TB02"]);

  const path = join(paths.rulesFolder, "LB90-again.sql");
  const [shipped] = readdirSync(packageFile("queries", "rules", "LB")).filter((name) =>
    /^LB06-.*\.sql$/.test(name),
  );
  const text = readFileSync(packageFile("queries", "rules", "LB", shipped ?? ""), "utf8");
  for (const file of readdirSync(paths.rulesFolder)) rmSync(join(paths.rulesFolder, file));
  const raised = () => kept.rows("SELECT count(*) AS n FROM raised WHERE rule = 'LB90'");
  writeFileSync(path, text.replace("id: LB06", "id: LB90"));
  await outcome(kept);
  const first = await raised();
  rmSync(path);
  await outcome(kept);
  expect(await raised()).toEqual([{ n: 0 }]);
  writeFileSync(path, text.replace("id: LB06", "id: LB90"));
  await outcome(kept);
  expect(await raised()).toEqual(first);
});
