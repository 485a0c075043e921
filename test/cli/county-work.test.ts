import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { screenedCounty } from "../support/screened-county.ts";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

const where = newFolder();
let project: string;

/** What the county has besides its rolls stays the same; the audit log grows. */
function digests(): Record<string, string> {
  const files = ["work.duckdb", "doudi.yaml"];
  for (const name of readdirSync(join(project, "结果"), { recursive: true, encoding: "utf8" }))
    if (/\.\w+$/.test(name)) files.push(join("结果", name));
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash("md5")
        .update(readFileSync(join(project, name)))
        .digest("hex"),
    ]),
  );
}

async function json(...args: string[]) {
  const { code, stdout, stderr } = await doudi([...args, "--json"]);
  expect(stderr).toBe("");
  return { code, ...JSON.parse(stdout) };
}

beforeAll(async () => {
  ({ project } = await screenedCounty());
});

describe("what a county does between rounds", () => {
  it("asks what another standard would do, and nothing is touched", async () => {
    const file = join(where, "假设.yaml");
    const before = digests();
    writeFileSync(file, "standards:\n  rural: 900\n  urban: 900\n");
    const excel = join(where, "假设.xlsx");
    const told = await json("screen", project, "--what-if", file, "-o", excel);
    expect(told.schema).toBe("what-if/1");
    const sum = (key: string) =>
      told.rules.reduce(
        (total: number, rule: Record<string, number>) => total + Number(rule[key]),
        0,
      );
    expect(sum("entered")).toBeGreaterThan(0);
    for (const rule of told.rules)
      expect(rule.after - rule.before, rule.rule).toBe(rule.entered - rule.left);
    const entered = told.people.filter((lead: { change: string }) => lead.change === "entered");
    expect(entered).toHaveLength(sum("entered"));
    const lb = entered.find((lead: { rule: string }) => lead.rule.startsWith("LB"));
    expect(lb?.fen).toBe(90_000);
    expect(lb?.name).toContain("*");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(excel);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["各规则", "进入和退出的疑点"]);
    expect(digests()).toEqual(before);
    expect(existsSync(join(project, ".临时"))).toBe(false);
    const few = await json("screen", project, "--what-if", file, "--rules", "lb11,LB04");
    expect(few.rules.map(({ rule }: { rule: string }) => rule)).toEqual(["LB04", "LB11"]);
    expect(few.rules).toEqual(
      told.rules.filter(({ rule }: { rule: string }) => ["LB04", "LB11"].includes(rule)),
    );
    const none = await doudi(["screen", project, "--what-if", file, "--rules", "LB98"]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("E2103")]);
  });

  it("gives no change for the county as it is, and refuses what cannot be supposed", async () => {
    const file = join(where, "同.yaml");
    writeFileSync(file, "standards:\n  rural: 420\n  urban: 600\n");
    const same = await json("screen", project, "--what-if", file);
    expect(same.people).toEqual([]);
    writeFileSync(file, "month: 2019-11\n");
    const month = await doudi(["screen", project, "--what-if", file]);
    expect([month.code, month.stderr]).toEqual([2, expect.stringContaining("不能写“month”")]);
    writeFileSync(file, "rules:\n  LB99: { x: 1 }\n");
    const rule = await doudi(["screen", project, "--what-if", file]);
    expect([rule.code, rule.stderr]).toEqual([2, expect.stringContaining("E2103")]);
  });

  it("compares what a killed command has left in the log", async () => {
    const file = join(where, "假设.yaml");
    writeFileSync(file, "standards:\n  rural: 900\n  urban: 900\n");
    const before = await json("screen", project, "--what-if", file);
    const database = join(project, "work.duckdb");
    const log = `${database}.wal`;
    expect(existsSync(log)).toBe(false);
    // The file lacks the table until the log is read.
    const { signal } = spawnSync(process.execPath, [
      "-e",
      `const { DuckDBInstance } = require("@duckdb/node-api");
      (async () => {
        const connection = await (await DuckDBInstance.create(${JSON.stringify(database)})).connect();
        for (const sql of ["ALTER TABLE mention RENAME TO gone", "CHECKPOINT", "ALTER TABLE gone RENAME TO mention"]) await connection.run(sql);
        process.kill(process.pid, "SIGKILL");
      })();`,
    ]);
    expect(signal).toBe("SIGKILL");
    expect(existsSync(log)).toBe(true);
    expect((await json("screen", project, "--what-if", file)).rules).toEqual(before.rules);
  });

  it("shows a person who left over time, and the exits by township and month", async () => {
    const { stdout } = await doudi(["export", project, "exits"]);
    const exits = csvObjects(stdout);
    expect(exits.length).toBeGreaterThan(0);
    const one = exits.find(({ to_basis }) => to_basis === "停发记录") ?? exits[0];
    const card = await json("explain", project, one?.person_id ?? "");
    expect(
      card.timeline.spells.some((spell: { to: string | null }) => spell.to === one?.to_month),
    ).toBe(true);
    expect(card.timeline.rolls.length).toBeGreaterThan(0);
    const text = await doudi(["explain", project, one?.person_id ?? ""]);
    expect(text.stdout).toContain("在保经过");
    expect(text.stdout).not.toContain(one?.id_number || "没有");
    // By what stands on a worklist: the name, and the last four of the number.
    const numbered = exits.find(({ id_number, name }) => id_number && name);
    const asked = `${numbered?.name}****${numbered?.id_number?.slice(-4)}`;
    expect((await json("explain", project, asked)).person_id).toBe(numbered?.person_id);
    const nobody = await doudi(["explain", project, "无名氏"]);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining("E2006")]);
  });

  it("holds leads back by an exception until it expires, and says so", async () => {
    const { stdout } = await doudi(["export", project, "findings"]);
    const [lead] = csvObjects(stdout);
    mkdirSync(join(project, "例外"));
    const write = (expires: string) =>
      writeFileSync(
        join(project, "例外", "一.yaml"),
        `rule: ${lead?.rule}\nfindings: ${lead?.finding_key}\nreason: 已核对\nbasis: 纪要1号\nby: 县民政局\nexpires: ${expires}\n`,
      );
    write("2019-12-31");
    const held = await json("screen", project);
    expect(held.exceptions).toMatchObject({
      suppressed: 1,
      exceptions: [{ state: "in_force", suppressed: 1 }],
    });
    expect(
      held.exits.cells.reduce((sum: number, cell: { exits: number }) => sum + cell.exits, 0),
    ).toBe(held.exits.exits);
    const { stdout: after } = await doudi(["export", project, "findings"]);
    expect(
      csvObjects(after).find(({ finding_key }) => finding_key === lead?.finding_key)?.status,
    ).toBe("excepted");
    const on = ["--on", "2019-12-31"];
    const [waiting] = (await json("cases", "list", project, ...on, "--stage", "本县例外")).cases;
    expect(waiting).toMatchObject({ key: lead?.finding_key, excepted_until: "2019-12-31" });
    const show = (day: string) => json("cases", "show", project, waiting?.task, "--on", day);
    expect((await show("2019-12-31")).stage_label).toBe("本县例外");
    expect((await show("2020-01-01")).stage_label).toBe("待核查");
    const counted = (towns: { excepted: number }[]) =>
      towns.reduce((sum, { excepted }) => sum + excepted, 0);
    const status = await json("status", project, ...on);
    expect([counted(status.towns), counted(status.summary)]).toEqual([1, 1]);
    expect((await doudi(["explain", project, lead?.finding_key ?? ""])).stdout).toContain(
      "状态：本县例外",
    );
    write("2019-01-31");
    const expired = await doudi(["screen", project]);
    expect(expired.stdout).toContain("1 条已过期");
    const matrix = await json("rules", "matrix", project);
    expect(
      matrix.clauses.filter(({ state }: { state: string }) => state === "checked").length,
    ).toBeGreaterThan(10);
  });

  it("tells of a workbook beside one that was open until that one has been written anew", async () => {
    const { files } = await json("worklists", project);
    const usual: string = files[0].path;
    const beside = usual.replace(/\.xlsx$/, "(新).xlsx");
    copyFileSync(usual, beside);
    const status = await doudi(["status", project]);
    expect(status.stderr).toContain(`注意：${basename(usual)} 写的时候正开着`);
    expect(status.stderr).toContain(basename(beside));
    // Whoever removes the old one has settled it.
    rmSync(usual);
    expect((await doudi(["status", project])).stderr).not.toContain("注意");
    const written = await doudi(["worklists", project]);
    expect(written.code).toBe(0);
    expect(written.stderr).not.toContain("注意");
    expect(existsSync(beside)).toBe(false);
    expect(existsSync(usual)).toBe(true);
  });
});
