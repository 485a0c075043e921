import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { County } from "../../src/demo/county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { EXPORTED_COLUMNS } from "../../src/findings/list-findings.ts";
import { readAudit } from "../../src/project/audit.ts";
import type { Finished } from "../support/doudi.ts";
import { screenedCounty } from "../support/screened-county.ts";
import { csvObjects, doudi, newFolder, startDoudi } from "./support/doudi.ts";

let project: string;
let firstRun: Finished;
let county: County;

interface Screened {
  files: { file: string; rowsIn: number; rowsUsed: number; rowsAside: number }[];
  findings: number;
  levels: { count: number }[];
  rules: { rule: string; state: string; reason: string | null }[];
}

async function exported(content: string): Promise<Record<string, string>[]> {
  const { stdout } = await doudi(["export", project, content]);
  return csvObjects(stdout);
}

beforeAll(async () => {
  ({ county, project, said: firstRun } = await screenedCounty());
});

describe("doudi screen", () => {
  it("ends with files, people, findings, where the worklists lie and what to do next", () => {
    const { code, stdout, stderr } = firstRun;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const part of [
      "读入 = 使用 + 略过的表头、合计、重复行 + 搁置、需要人看的行",
      "人员",
      "以入户核查为准",
      "核查清单：",
      "下一步：",
    ]) {
      expect(stdout).toContain(part);
    }
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^下一步：/);
    expect(county.persons.filter(({ id }) => stdout.includes(id))).toEqual([]);
  });

  it("accounts for every row, and gives the same as JSON", async () => {
    const { stdout } = await doudi(["screen", project, "--json"]);
    const result = JSON.parse(stdout) as Screened;
    expect(result.files.length).toBeGreaterThan(15);
    for (const { file, rowsIn, rowsUsed, rowsAside } of result.files) {
      expect(`${file} ${rowsIn}`).toBe(`${file} ${rowsUsed + rowsAside}`);
    }
    expect(result.levels.reduce((sum, { count }) => sum + count, 0)).toBe(result.findings);
  });

  it("runs only the rules asked for and refuses one that does not exist", async () => {
    const { stdout } = await doudi(["screen", project, "--rules", "lb06,CB02", "--json"]);
    expect((JSON.parse(stdout) as Screened).rules.map(({ rule }) => rule).sort()).toEqual([
      "CB02",
      "LB06",
    ]);
    const { code, stderr } = await doudi(["screen", project, "--rules", "LB99"]);
    expect(code).toBe(2);
    expect(stderr).toContain("【E2103】");
  });

  it("calls a rule unchecked when its roll is missing, never 0", async () => {
    const own = copyOfProject();
    const skip = skipRoll(join(own, "数据"), /残疾人两项补贴/);
    expect((await doudi(["init", own, "--yes", ...skip])).code).toBe(0);
    const { stdout } = await doudi(["screen", own, "--rules", "LB06,LB07"]);
    expect(stdout).toMatch(/未检查的规则 2 条（不等于没有问题）/);
    expect(stdout).toMatch(/LB06 .+：缺少.*两项补贴/);
  });

  it("stops on Ctrl-C with 130, leaves nothing half written, and the next run goes through", async () => {
    const own = copyOfProject();
    rmSync(join(own, "work.duckdb"));
    const child = startDoudi(["screen", own]);
    // Once it holds the project it listens for Ctrl-C; a busy machine may take seconds to get there.
    while (!existsSync(join(own, ".doudi.owner.json"))) await pause(20);
    await pause(100);
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(130);
    expect(readdirSync(own).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(existsSync(join(own, ".临时"))).toBe(false);
    expect((await doudi(["screen", own, "--rules", "LB06"])).code).toBe(0);
  });

  it("refuses a second process with 5 and says who holds the project; a killed one holds nothing", async () => {
    const own = copyOfProject();
    const child = startDoudi(["screen", own]);
    const closed = new Promise((resolve) => child.once("close", resolve));
    while (!existsSync(join(own, ".doudi.owner.json"))) await pause(20);
    const second = await doudi(["screen", own]);
    expect(second.code).toBe(5);
    expect(second.stderr).toContain(`doudi screen（进程 ${child.pid}`);
    child.kill("SIGKILL");
    await closed;
    expect((await doudi(["export", own, "findings"])).code).toBe(0);
  });

  it("writes one line of the audit log a run, with hashes and counts and nobody in it", () => {
    const ledgerFolder = join(project, "台账");
    const { records } = readAudit({ ledgerFolder });
    const first = records.find(({ command }) => command === "screen");
    expect(first?.inputs.length).toBeGreaterThan(15);
    expect(first?.outputs.length).toBeGreaterThan(1);
    const text = readFileSync(join(ledgerFolder, "audit.jsonl"), "utf8");
    expect(
      county.persons.filter(({ id, name }) => text.includes(id) || text.includes(name)),
    ).toEqual([]);
  });
});

describe("doudi export", () => {
  it("writes findings as RFC 4180 CSV with the agreed columns", async () => {
    const { code, stdout } = await doudi(["export", project, "findings"]);
    expect(code).toBe(0);
    expect(stdout.split("\r\n")[0]).toBe(EXPORTED_COLUMNS.join(","));
    expect(stdout.replaceAll("\r\n", "")).not.toContain("\r");
    const rows = csvObjects(stdout);
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ finding_key }) => finding_key)).size).toBe(rows.length);
    expect(rows.every(({ level }) => ["hit", "check", "hint"].includes(level ?? ""))).toBe(true);
  });

  it("places each link as the spreadsheet counts rows", async () => {
    const links = await exported("links");
    expect(Object.keys(links[0] ?? {})).toEqual([
      "file",
      "sheet",
      "row",
      "roll",
      "person_id",
      "tier",
      "rule",
    ]);
    const placed = (await writeCounty(county, join(newFolder(), "again"))).placed;
    const key = (p: { file?: string; sheet?: string; row?: string | number }) =>
      [p.file, p.sheet, p.row].join("|");
    const linked = new Set(links.map(key));
    expect(placed.filter((each) => !linked.has(key(each))).length).toBeLessThan(
      placed.length / 100,
    );
  });

  it("writes a file whole, in every format, and records it", async () => {
    const folder = newFolder();
    for (const format of ["csv", "json", "parquet"]) {
      const file = join(folder, `people.${format}`);
      const { code, stdout } = await doudi([
        "export",
        project,
        "people",
        "--format",
        format,
        "-o",
        file,
      ]);
      expect(code).toBe(0);
      expect(stdout).toContain("妥善保管");
      expect(readFileSync(file).length).toBeGreaterThan(1000);
    }
    expect(readdirSync(folder).sort()).toEqual(["people.csv", "people.json", "people.parquet"]);
    expect(readFileSync(join(folder, "people.parquet")).subarray(0, 4).toString()).toBe("PAR1");
    const people = JSON.parse(readFileSync(join(folder, "people.json"), "utf8")) as Record<
      string,
      string
    >[];
    expect(people.length).toBe(csvObjects(readFileSync(join(folder, "people.csv"), "utf8")).length);
    const withBom = await doudi(["export", project, "people", "--bom"]);
    expect(withBom.stdout.startsWith("\uFEFFperson_id,")).toBe(true);
  });

  it("gives evidence and sources as values in JSON", async () => {
    const { stdout } = await doudi(["export", project, "findings", "--format", "json"]);
    const [finding] = JSON.parse(stdout) as {
      evidence: object;
      sources: { file: string; row: number }[];
    }[];
    expect(typeof finding?.evidence).toBe("object");
    expect(Array.isArray(finding?.sources)).toBe(true);
  });

  it("refuses parquet on the screen, and a project that has not been screened", async () => {
    expect((await doudi(["export", project, "findings", "--format", "parquet"])).stderr).toContain(
      "【E2001】",
    );
    const fresh = copyOfProject();
    rmSync(join(fresh, "work.duckdb"));
    const { code, stderr } = await doudi(["export", fresh, "findings"]);
    expect(code).toBe(2);
    expect(stderr).toContain("这个项目还没有排查过。");
  });
});

describe("doudi explain", () => {
  it("shows a finding with its rows, masked", async () => {
    const finding = (await exported("findings")).find(({ rule }) => rule === "TB02");
    const { code, stdout } = await doudi(["explain", project, finding?.finding_key ?? ""]);
    expect(code).toBe(0);
    for (const part of [
      "TB02",
      "为什么列出",
      "依据的记录",
      "·第 ",
      "人员对应：",
      "政策依据",
      "哪些情形可以排除",
      "核查要点",
      "整改措施",
    ]) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toContain(finding?.name);
    expect(stdout).not.toContain(finding?.id_number);
    const shown = await doudi(["explain", project, finding?.finding_key ?? "", "--unmask"]);
    expect(shown.stdout).toContain(finding?.name);
    expect(readAudit({ ledgerFolder: join(project, "台账") }).records.at(-1)?.command).toBe(
      "explain --unmask",
    );
  });

  it("shows every row of a person by ID number, and the number itself only where it is asked for", async () => {
    const finding = (await exported("findings")).find(
      ({ rule, id_number }) => rule === "TB02" && id_number,
    );
    const id = finding?.id_number ?? "";
    const { code, stdout } = await doudi(["explain", project, id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/名册上的记录（\d+ 行）/);
    expect(stdout).toContain(finding?.finding_key);
    expect(stdout).not.toContain(id);
    const json = JSON.parse((await doudi(["explain", project, id, "--json"])).stdout) as {
      rows: unknown[];
    };
    expect(json.rows.length).toBeGreaterThan(1);
    const whole = await doudi(["explain", project, id, "--unmask"]);
    expect(whole.stdout.split("\n")[0]).toContain(id);
  });

  it("shows a rule, and says when there is nothing of that name without repeating it", async () => {
    expect((await doudi(["explain", project, "lb06"])).stdout).toContain("核查要点");
    const nobody = await doudi(["explain", project, "999999198001011233"]);
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain("【E2006】");
    expect(nobody.stderr).not.toContain("999999198001011233");
  });
});

function copyOfProject(): string {
  const own = join(newFolder(), "P");
  cpSync(project, own, { recursive: true });
  return own;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** `--set` options that skip the files of a folder whose names match. */
function skipRoll(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .flatMap((name) => ["--set", `files[${name}].skip=true`]);
}
