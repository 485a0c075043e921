import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { drawsOf, readSamples } from "../../../src/ledger/samples.ts";
import { projectPaths } from "../../../src/project/project.ts";
import { readIssued } from "../../../src/worklists/issued.ts";
import { doudi } from "../../support/doudi.ts";
import { everyKill } from "../../support/every-kill.ts";
import { copyOf, filesIn, notWhole, stepsOf } from "../../support/kill-steps.ts";
import { ROUND, screen, workedOutProject } from "./screened-project.ts";

const isSmall = true;
const OUTSIDE = "交给别人";

describe("commands that write little, killed at their steps", { timeout: 3_600_000 }, () => {
  let project: string;
  let code: string;
  let other: string;
  const answer = (folder: string, which = code, outcome = "12") => [
    ...["answer", folder, which, "--outcome", outcome, "--by", "测试员"],
    ...["--date", "2019-11-05", "--on", "2019-12-01"],
  ];

  beforeAll(async () => {
    project = await workedOutProject();
    await doudi(...screen(project));
    const rows = readIssued(projectPaths(project).ledgerFolder, ROUND)?.rows.values() ?? [];
    const tasks = [...rows].map(({ task }) => task);
    [code = "", other = ""] = tasks;
    expect((await doudi(...answer(project, other))).code).toBe(0);
  });

  it.each([
    ["answers", "csv"],
    ["findings", "parquet"],
  ])(
    "export %s -o as %s leaves the whole file or none, and nothing beside it",
    async (what, format) => {
      const place = (folder: string) => join(folder, "..", OUTSIDE, `out.${format}`);
      const args = (folder: string) => [
        ...["export", folder, what, "--format", format, "-o", place(folder)],
      ];
      const whole = copyOf(project);
      const steps = await stepsOf(args(whole));
      expect(steps.length).toBeGreaterThan(4);
      const wanted = readFileSync(place(whole));
      const check = async (killed: string) => {
        const outside = join(killed, "..", OUTSIDE);
        const isWhole = !existsSync(place(killed)) || readFileSync(place(killed)).equals(wanted);
        // Any command on the project tidies up outside, too.
        const status = await doudi("status", killed, "--on", "2019-12-01");
        const left = existsSync(outside) ? readdirSync(outside) : [];
        const next = await doudi(...args(killed));
        return [
          ...(isWhole ? [] : ["half a file under its own name"]),
          ...(status.code === 0 ? [] : [`status says ${status.code} ${status.stderr}`]),
          ...left.filter((name) => name !== `out.${format}`).map((name) => `left outside: ${name}`),
          ...(next.code === 0 && readFileSync(place(killed)).equals(wanted) ? [] : ["no export"]),
          ...(existsSync(join(killed, ".写到外面")) ? ["the note is left"] : []),
        ];
      };
      expect(await everyKill(steps, { project, args, isSmall, check })).toEqual([]);
    },
  );

  it("answer takes the answer or nothing", async () => {
    const tasksOf = (folder: string) =>
      readAnswers(projectPaths(folder)).flatMap(({ answers }) => answers.map(({ task }) => task));
    const check = async (killed: string) => {
      const before = tasksOf(killed);
      const next = await doudi(...answer(killed));
      const after = tasksOf(killed);
      return [
        ...(before[0] === other ? [] : ["the acknowledged answer is gone"]),
        ...(next.code === 0 ? [] : [`answer says ${next.code} ${next.stderr}`]),
        ...(new Set(after).size === 2 ? [] : [`answers: ${after.join(" ")}`]),
      ];
    };
    const steps = await stepsOf(answer(copyOf(project)));
    expect(await everyKill(steps, { project, args: answer, isSmall, check })).toEqual([]);
  });

  it("sample draw records before it writes, and every list that is there is whole", async () => {
    const draw = (folder: string) => ["sample", "draw", folder, "--visits", "30", "--seed", "s"];
    const check = async (killed: string) => {
      const paths = projectPaths(killed);
      const draws = drawsOf(readSamples(paths)).length;
      const lists = filesIn(paths.resultsFolder).filter((name) => /抽样走访-\d+\.xlsx$/.test(name));
      const next = await doudi(...draw(killed));
      const [first, second] = drawsOf(readSamples(paths)).map(({ drawn }) => JSON.stringify(drawn));
      return [
        ...(lists.length > 0 && draws === 0 ? ["lists of no draw"] : []),
        ...(next.code === 0 ? [] : [`draw says ${next.code} ${next.stderr}`]),
        // The number of the draw is part of a code.
        ...(second === undefined || second.length === first?.length ? [] : ["another sample"]),
      ];
    };
    const steps = await stepsOf(draw(copyOf(project)));
    expect(await everyKill(steps, { project, args: draw, isSmall, check })).toEqual([]);
  });

  it("sample evaluate takes a returned list whole or not at all", async () => {
    const drawn = copyOf(project);
    await doudi("sample", "draw", drawn, "--visits", "30", "--seed", "s");
    const lists = join(projectPaths(drawn).resultsFolder, "抽样-1");
    const files = await fillIn(lists);
    const evaluate = (folder: string) => ["sample", "evaluate", folder, ...files];
    const whole = copyOf(drawn);
    const steps = await stepsOf(evaluate(whole));
    const wanted = (await doudi("sample", "evaluate", whole, "--json")).stdout;
    const check = async (killed: string) => {
      const next = await doudi(...evaluate(killed));
      const said = (await doudi("sample", "evaluate", killed, "--json")).stdout;
      return [
        ...(next.code === 0 ? [] : [`evaluate says ${next.code} ${next.stderr}`]),
        ...(said === wanted ? [] : ["another estimate"]),
        ...notWhole(killed, true),
      ];
    };
    expect(await everyKill(steps, { project: drawn, args: evaluate, isSmall, check })).toEqual([]);
  });
});

/** Copies of all lists of a draw, every 走访结果 filled in. */
async function fillIn(lists: string): Promise<string[]> {
  const out = mkdtempSync(join(tmpdir(), "doudi-returned-"));
  const files: string[] = [];
  for (const name of readdirSync(lists)) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(lists, name));
    const sheet = book.worksheets[0] as ExcelJS.Worksheet;
    const column = (sheet.getRow(2).values as unknown[]).indexOf("走访结果");
    sheet.eachRow((row) => {
      if (String(row.getCell(1).value ?? "").startsWith("CY-"))
        row.getCell(column).value = "不符合条件";
    });
    files.push(join(out, name));
    await book.xlsx.writeFile(join(out, name));
  }
  return files;
}
