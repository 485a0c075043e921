import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { openDatabase } from "../../src/engine/database.ts";
import { appendAnswers, readAnswers } from "../../src/ledger/answers.ts";
import { readCases } from "../../src/ledger/cases/case-batches.ts";
import { packageFile } from "../../src/project/package-root.ts";
import { projectPaths } from "../../src/project/project.ts";
import { taskCode } from "../../src/worklists/task-code.ts";
import { csvObjects, doudi, newFolder, startDoudi } from "../cli/support/doudi.ts";

const project = join(newFolder(), "项目");
const paths = projectPaths(project);
const RULES = "LB07,LB11,LB13,TB01,TB03,FF01";

type Lead = Record<string, string>;
let leads: Lead[] = [];

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await doudi([...args, "--json"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const screen = (on: string, ...more: string[]) =>
  json("screen", project, "--rules", RULES, "--on", on, ...more);

async function findings(): Promise<Lead[]> {
  return csvObjects((await doudi(["export", project, "findings"])).stdout);
}

/** The nth lead of a rule in round 1. */
function lead(rule: string, nth = 0): Lead & { key: string; task: string } {
  // Who is on two lists is left to TB01: what becomes of that lead would change the other too.
  const twice = new Set(leads.filter((each) => each.rule === "TB01").map((each) => each.person_id));
  const mine = leads.filter(
    (each) => each.rule === rule && (rule === "TB01" || !twice.has(each.person_id ?? "")),
  );
  const found = mine[nth];
  if (!found) throw new Error(`no ${rule}`);
  const key = found.finding_key ?? "";
  return { ...found, key, task: taskCode(rule, "2019-10", key) };
}

async function answer(found: Lead & { key: string; task: string }, outcome: string, note = "") {
  await appendAnswers(paths, {
    who: "clerk",
    source: { file: `${found.township}.xlsx`, sha256: "0" },
    round: "2019-10-1",
    answers: [
      {
        ...{ task: found.task, findingKey: found.key, rule: found.rule ?? "" },
        ...{ personId: found.person_id || null, householdNo: found.household_no || null },
        ...{ town: found.township ?? "", village: found.village ?? "", outcome, note },
        ...{ verifier: "甲、乙", verifiedOn: "2019-11-06", sheet: "漏保", row: 7, corrections: [] },
      },
    ],
  });
}

/** Add a row to a roll as a clerk would: the last row copied, with other cells. */
function addRow(pattern: RegExp, cells: Record<string, string | number>): void {
  const name = readdirSync(paths.inputFolder).find((file) => pattern.test(file)) ?? "";
  const path = join(paths.inputFolder, name);
  const book = XLSX.read(readFileSync(path));
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  if (!sheet) throw new Error(name);
  const rows = XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 });
  const header = rows.find((row) => row.includes("姓名")) ?? [];
  const last = rows.at(-1) ?? [];
  const row = header.map((title, index) => cells[String(title)] ?? last[index] ?? "");
  XLSX.utils.sheet_add_aoa(sheet, [row], { origin: rows.length });
  writeFileSync(path, XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}

beforeAll(async () => {
  const files = join(newFolder(), "名册");
  await writeCounty(generateCounty({ people: 900, seed: 5, mistakes: 4 }), files, 0);
  const set = ["--set", "standards.rural=420", "--set", "standards.urban=600"];
  const made = await doudi([
    ...["init", project, "--from", files, "--month", "2019-10", "--yes"],
    ...set,
  ]);
  expect(made.code, made.stderr).toBe(0);
  expect((await screen("2019-11-04")).round).toBe("2019-10-1");
  leads = await findings();
});

describe("from the first round on", () => {
  it("closes what later rolls show, keeps what was answered, and asks the rest again", async () => {
    await answer(lead("LB07"), "01", "已上报");
    await answer(lead("TB01"), "07");
    await answer(lead("LB13"), "04", "救助 1500 元");
    await answer(lead("FF01"), "16", "应补发 300 元");
    await answer(lead("TB03"), "11", "已签声明");
    await answer(lead("TB03", 1), "15", "外出");
    await answer(lead("TB03", 2), "01", "");
    const who = (found: Lead) => ({ 姓名: found.name ?? "", 身份证号: found.id_number ?? "" });
    addRow(/补贴2019-10/, { ...who(lead("LB07")), 补贴类型: "重度残疾人护理补贴" });
    addRow(/死亡/, { ...who(lead("TB01")), 死亡日期: "2019-09-01" });
    const day = {
      申请日期: "2019-11-01",
      审批日期: "2019-11-02",
      救助原因: "失业",
      救助金额: 1500,
    };
    addRow(/临时救助/, { ...who(lead("LB13")), ...day, 乡镇: lead("LB13").township ?? "" });
    const paid = `${lead("FF01").name},${lead("FF01").id_number},${lead("FF01").household_no},低保,2019-10,2019-10-10,9999,成功,x,x\n`;
    appendFileSync(join(paths.inputFolder, "发放流水.csv"), paid);

    const second = await screen("2019-11-20");
    expect(second).toMatchObject({ round: "2019-10-2", standings: { known: 1, rectifying: 1 } });
    const shown = async (found: { task: string }) => json("cases", "show", project, found.task);
    for (const [rule, proof] of [
      ["LB07", /补贴2019-10.*行（在册）$/],
      ["TB01", /死亡.*行（死亡）$/],
      ["LB13", /临时救助.*行（临时救助）$/],
      ["FF01", /发放流水\.csv·第 \d+ 行（发放成功）$/],
    ] as const) {
      expect(await shown(lead(rule)), rule).toMatchObject({
        stage: "closed",
        closedBy: "数据核对",
        closedOn: "2019-11-20",
        proof: expect.stringMatching(proof),
      });
    }
    expect(await shown(lead("TB03", 1))).toMatchObject({ stage: "open", isExtended: true });
    expect(await shown(lead("TB03", 2))).toMatchObject({ stage: "rectifying", due: "2019-12-18" });
    const now = await findings();
    const status = (found: { key: string }) =>
      now.find(({ finding_key }) => finding_key === found.key)?.status;
    expect([0, 1, 2].map((nth) => status(lead("TB03", nth)))).toEqual([
      "known",
      "open",
      "rectifying",
    ]);
    const sent = (second.worklists as { findings: number }[]).reduce((n, f) => n + f.findings, 0);
    expect(sent).toBe(now.length - 2);
  });

  it("tells what became of every lead, and the sums come out", async () => {
    const diff = await json("diff", project, "2019-10-1", "2019-10-2", "--excel");
    const totals = diff.totals as Record<string, number>;
    expect(totals).toMatchObject({ accepted: 1, cleared_by_visit: 4, not_checked: 0, reopened: 0 });
    const sum = (...names: string[]) => names.reduce((n, name) => n + (totals[name] ?? 0), 0);
    expect(diff.before).toBe(leads.length);
    expect(sum("still", "accepted", "cleared_by_data", "cleared_by_visit", "not_checked")).toBe(
      diff.before,
    );
    expect(sum("still", "accepted", "new", "reopened", "not_checked_before")).toBe(diff.now);
    expect(existsSync(String(diff.file))).toBe(true);
    const rows = diff.rows as Lead[];
    expect(rows.find(({ finding_key }) => finding_key === lead("TB03").key)).toMatchObject({
      class: "accepted",
      outcome: "11 自愿放弃",
      valid_until: "2020-11-06",
    });
  });

  it("says 未检查 in both directions where a roll was missing, and 重现 where a lead comes back", async () => {
    const checks = readdirSync(paths.inputFolder).find((name) => /经济状况核对/.test(name)) ?? "";
    const deaths = readdirSync(paths.inputFolder).find((name) => /死亡/.test(name)) ?? "";
    const bytes = readFileSync(join(paths.inputFolder, checks));
    rmSync(join(paths.inputFolder, checks));
    const book = XLSX.read(readFileSync(join(paths.inputFolder, deaths)));
    const sheet = book.Sheets[book.SheetNames[0] ?? ""] as XLSX.WorkSheet;
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(0, -1);
    book.Sheets[book.SheetNames[0] ?? ""] = XLSX.utils.aoa_to_sheet(rows);
    const without = XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
    writeFileSync(join(paths.inputFolder, deaths), without);
    const known = await findings();
    const third = await screen("2019-11-25");
    expect(third.round).toBe("2019-10-3");
    const unchecked = (third.rules as { rule: string; state: string }[])
      .filter(({ state }) => state === "not_evaluable")
      .map(({ rule }) => rule);
    expect(unchecked).toContain("LB11");
    const back = (await json("diff", project, "2019-10-2", "2019-10-3")) as {
      totals: Record<string, number>;
      rows: Lead[];
    };
    const left = known.filter(({ rule }) => unchecked.includes(rule ?? ""));
    expect(back.totals).toMatchObject({ not_checked: left.length });
    const again = back.rows.filter((row) => row.class === "reopened");
    expect(again.map(({ finding_key }) => finding_key)).toContain(lead("TB01").key);
    const reopened = await json("cases", "show", project, lead("TB01").task);
    expect(reopened).toMatchObject({ stage: "reopened", proof: null, timesReopened: 1 });
    expect(await json("cases", "show", project, lead("LB11").task)).toMatchObject({
      stage: "open",
      isRaised: true,
    });
    writeFileSync(join(paths.inputFolder, checks), bytes);
  });

  it("needs no work.duckdb, and gives every number again from the rows of the ledger", async () => {
    const before = await json("status", project, "--on", "2020-01-10");
    const away = join(newFolder(), "work.duckdb");
    renameSync(paths.databaseFile, away);
    const status = await json("status", project, "--on", "2020-01-10", "--excel");
    expect(status).toEqual({ ...before, file: status.file });
    const { cases } = (await json("cases", "list", project, "--on", "2020-01-10")) as {
      cases: Record<string, string | number | null>[];
    };
    // A screen from nothing takes thrice as long.
    renameSync(away, paths.databaseFile);
    expect(cases.length).toBeGreaterThanOrEqual(leads.length);
    for (const town of status.towns as Record<string, string | number>[]) {
      const mine = cases.filter((each) => each.town === town.town);
      expect(town.cases).toBe(mine.length);
      for (const stage of ["open", "reopened", "answered", "rectifying", "closed", "cleared"]) {
        expect(town[stage], `${town.town} ${stage}`).toBe(
          mine.filter((each) => each.stage === stage).length,
        );
      }
      expect(town.overdue).toBe(mine.filter((each) => each.is_overdue === 1).length);
    }
    for (const row of status.summary as Record<string, number>[]) {
      const of = (...names: string[]) => names.reduce((n, name) => n + (row[name] ?? 0), 0);
      expect(of("answered", "waiting", "cleared")).toBe(row.cases);
      const results = ["to_enrol", "enrolled", "paid", "unfit", "dead", "moved", "waived"];
      expect(of(...results, "others")).toBe(row.answered);
    }
    const summary = status.summary as Record<string, number>[];
    expect(summary.reduce((n, row) => n + (row.paid_yuan ?? 0), 0)).toBe(1800);
    expect(existsSync(String(status.file))).toBe(true);
  });

  it("closes with a proof only, extends once, and finds a case by what stands on paper", async () => {
    const found = lead("TB03", 2);
    const unanswered = lead("LB11");
    const act = (...args: string[]) => doudi(["cases", ...args]);
    const early = await act("close", project, unanswered.task, "--proof", "佐-1");
    expect([early.code, early.stderr]).toEqual([2, expect.stringContaining("【E2007】")]);
    expect((await act("close", project, found.task, "--proof", " ")).code).toBe(2);
    expect((await act("close", project, found.task)).code).toBe(2);
    const code = found.task.slice(-11).toLowerCase();
    const closed = await act("close", project, code, "--proof", "佐-1", "--on", "2019-12-02");
    expect(closed.code, closed.stderr).toBe(0);
    expect(await json("cases", "show", project, found.task)).toMatchObject({
      stage: "closed",
      proof: "佐-1",
      closedOn: "2019-12-02",
    });
    const again = await act("extend", project, lead("TB03", 1).task, "--reason", "仍在外");
    expect(again.stderr).toContain("已经延期过一次");
    const other = code[0] === "a" ? "c" : "a";
    expect((await act("show", project, other + code.slice(1))).stderr).toContain("打错");
  });

  it("draws negative answers with a seed that it records", async () => {
    const drawn = await json("cases", "draw", project, "--percent", "10", "--on", "2019-12-05");
    expect(drawn).toMatchObject({ population: 1, drawn: 1 });
    expect(String(drawn.seed)).toMatch(/^[0-9a-f]{12}-[0-9a-f]{12}$/);
    expect(readCases(paths).at(-1)?.act).toMatchObject({ kind: "draw", seed: drawn.seed });
    const task = lead("TB03").task;
    const file = String(drawn.file);
    const book = XLSX.read(readFileSync(file));
    const sheet = book.Sheets[book.SheetNames[0] ?? ""] as XLSX.WorkSheet;
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 });
    const column = (title: string) => rows[1]?.indexOf(title) ?? -1;
    expect(rows[2]?.[column("任务编号")]).toBe(task);
    const fill = (verdict: string) => {
      const row = Array.from(rows[2] ?? [], (cell) => cell ?? "");
      row[column("复核结果")] = verdict;
      row[column("复核情况")] = "本人未签";
      XLSX.utils.sheet_add_aoa(sheet, [row], { origin: 2 });
      writeFileSync(file, XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
    };
    fill("说不清");
    const odd = await doudi(["cases", "recheck", project, "--take", file]);
    expect([odd.code, odd.stdout]).toEqual([4, expect.stringContaining("第 3 行“复核结果”列")]);
    expect(await json("cases", "show", project, task)).toMatchObject({ stage: "recheck" });
    fill("不一致");
    const taken = await json("cases", "recheck", project, "--take", file);
    expect(taken).toMatchObject({ agreed: 0, disagreed: 1 });
    expect(await json("cases", "show", project, task)).toMatchObject({ stage: "reopened" });
    // A sheet that was mended comes back whole: what was taken of it is no fault.
    const again = await json("cases", "recheck", project, "--take", file);
    expect(again).toMatchObject({ agreed: 0, disagreed: 0, known: 1, refused: [] });
    fill("一致");
    const other = await doudi(["cases", "recheck", project, "--take", file]);
    expect([other.code, other.stdout]).toEqual([4, expect.stringContaining("不是抽中待复核的")]);
  });

  it("exports every answer with its place", async () => {
    const { stdout } = await doudi(["export", project, "answers"]);
    const rows = csvObjects(stdout);
    expect(rows).toHaveLength(7);
    expect(rows[0]).toEqual({
      ...{ task: lead("LB07").task, rule: "LB07", person_id: lead("LB07").person_id },
      ...{ outcome: "01", note: "已上报", verifier: "甲、乙", verified_on: "2019-11-06" },
      ...{ file: `${lead("LB07").township}.xlsx`, sheet: "漏保", row: "7" },
    });
    const typed = rows.map((row) => ({ ...row, row: Number(row.row) }));
    const folder = newFolder();
    const asJson = await doudi(["export", project, "answers", "--format", "json"]);
    expect(JSON.parse(asJson.stdout)).toEqual(typed);
    const file = join(folder, "answers.parquet");
    const parquet = await doudi(["export", project, "answers", "--format", "parquet", "-o", file]);
    expect(parquet.code, parquet.stderr).toBe(0);
    const db = await openDatabase();
    try {
      const read = await db.rows(`SELECT * FROM read_parquet('${file}')`);
      expect(read.map((row) => ({ ...row, row: Number(row.row) }))).toEqual(typed);
    } finally {
      db.close();
    }
  });

  it("explains a finding with what became of it, found by its code from paper too", async () => {
    const { key, task } = lead("LB07");
    const card = await json("explain", project, task.slice(-11).toLowerCase());
    expect(card).toMatchObject({ finding_key: key, history: { task } });
    const { events, answers } = card.history as Record<string, Record<string, unknown>[]>;
    expect(events?.length).toBeGreaterThan(1);
    expect(answers).toEqual([
      expect.objectContaining({
        ...{ outcome: "01", note: "已上报", verifier: "甲、乙", verified_on: "2019-11-06" },
        ...{ taken_by: "clerk", file: `${lead("LB07").township}.xlsx`, sheet: "漏保", row: 7 },
      }),
    ]);
    const { stdout } = await doudi(["explain", project, key]);
    expect(stdout).toMatch(/办理经过（LB07-201910-/);
    expect(stdout).toContain("整改台账的记录");
    expect(stdout).toContain("漏保·第 7 行");
  });

  it("shows of a person what the ledger has although the newest round does not list it", async () => {
    const now = new Set((await findings()).map(({ finding_key }) => finding_key));
    const gone = leads.find(
      ({ finding_key, person_id }) => person_id !== "" && !now.has(finding_key ?? ""),
    );
    const person = gone?.person_id ?? "";
    const task = taskCode(gone?.rule ?? "", "2019-10", gone?.finding_key ?? "");
    const card = await json("explain", project, person);
    expect(card.past).toContainEqual(expect.objectContaining({ task, round: "2019-10-1" }));
    const { stdout } = await doudi(["explain", project, person]);
    expect(stdout).toContain(task);
    expect(stdout).not.toContain("这个人没有疑点");
  });

  it("knows the head it printed, and misses one that is not in it", async () => {
    const { head } = await json("status", project);
    await doudi(["cases", "assign", project, lead("LB11").task, "--unit", "民政办"]);
    expect(await json("cases", "verify", project, String(head))).toMatchObject({ found: true });
    const nowhere = await doudi(["cases", "issue", project, "2019-10-1", "--town", "没有的乡"]);
    expect(nowhere).toMatchObject({ code: 2, stdout: "" });
    expect(nowhere.stderr).toContain("没有等着核查的疑点");
    const wrong = await doudi(["cases", "verify", project, "123456789abc-000000000000"]);
    expect(wrong.code).toBe(7);
  });
});

describe("a kill", () => {
  it("in the middle of writes to the ledger loses nothing that was acknowledged", async () => {
    const ledgerFolder = newFolder();
    const module = pathToFileURL(packageFile("dist", "ledger", "cases", "case-batches.js")).href;
    const script = `
      const { appendCases } = await import(${JSON.stringify(module)});
      for (let n = 1; ; n += 1) {
        const act = { kind: "reopen", keys: ["k".repeat(20000)], reason: String(n) };
        await appendCases({ ledgerFolder: ${JSON.stringify(ledgerFolder)} }, { who: "w", on: "2019-11-01", answers: 0, act });
        process.stdout.write(n + "\\n");
      }`;
    for (let round = 0; round < 3; round += 1) {
      const before = readCases({ ledgerFolder }).length;
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.split("\n").length > 12 + round) child.kill("SIGKILL");
      });
      await new Promise((resolve) => child.once("close", resolve));
      const acknowledged = said.split("\n").filter(Boolean).length;
      const records = readCases({ ledgerFolder });
      expect(acknowledged).toBeGreaterThan(10);
      expect(records.length - before).toBeGreaterThanOrEqual(acknowledged);
      expect(records.length - before).toBeLessThanOrEqual(acknowledged + 1);
    }
  });

  it("while a round is written leaves it to the next run, and the ledger takes it once", async () => {
    const known = readCases(paths).length;
    const child = startDoudi(["screen", project, "--rules", RULES]);
    const closed = new Promise((resolve) => child.once("close", resolve));
    const folder = join(paths.resultsFolder, "2019-10-4");
    while (!existsSync(folder) && child.exitCode === null) await pause(5);
    child.kill("SIGKILL");
    await closed;
    expect(existsSync(join(folder, "manifest.json"))).toBe(false);
    expect(readCases(paths)).toHaveLength(known);
    await screen("2019-12-20");
    const rounds = readCases(paths)
      .slice(known)
      .map(({ act }) => act.kind);
    expect(rounds).toEqual(["round"]);
    expect(readAnswers(paths)).toHaveLength(7);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
