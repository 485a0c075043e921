import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { readReturns } from "../../../src/ledger/returned/returns.ts";
import { configSchema } from "../../../src/project/config-schema.ts";
import { createProject } from "../../../src/project/project.ts";
import { doudi } from "../../support/doudi.ts";
import { seeded } from "../../support/habits.ts";
import { type Desk, fillIn, openBook, saveBook } from "./clerk.ts";
import { type IssuedCounty, issueCounty } from "./issued-county.ts";

const MAIN = fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url));
const KILLS = 8;

let county: IssuedCounty;
beforeAll(async () => {
  county = await issueCounty();
});

/** Run the command and end it without warning as soon as it has got so far. */
function killWhen(args: readonly string[], isThere: () => boolean, delay: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: "ignore" });
    const timer = setInterval(() => {
      if (!isThere()) return;
      clearInterval(timer);
      setTimeout(() => child.kill("SIGKILL"), delay);
    }, 1);
    child.on("exit", () => {
      clearInterval(timer);
      resolve();
    });
  });
}

describe("collect, killed at any moment", () => {
  it("loses nothing that was written, takes nothing twice, and leaves nothing half", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "doudi-kill-")), "项目");
    const project = await createProject(
      folder,
      configSchema.parse({ county: "测试县", month: "2019-10" }),
    );
    cpSync(county.ledgerFolder, project.ledgerFolder, { recursive: true });
    const returned = mkdtempSync(join(tmpdir(), "doudi-returned-"));
    const meant: Desk["meant"] = new Map();
    for (const [seed, file] of [county.file, county.other].entries()) {
      const book = openBook(readFileSync(file));
      const desk: Desk = {
        ...book,
        meant,
        tasks: [],
        destroyed: new Set(),
        deleted: new Set(),
        random: seeded(seed + 1),
      };
      fillIn(desk);
      saveBook(desk, returned, `交回${seed}`, "xlsx");
    }
    const command = ["collect", folder, returned, "--on", "2019-12-01"];
    const ledger = () => readdirSync(project.ledgerFolder).length;
    let known = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = ledger();
      // Soon after the start, then after the first line of the ledger appears, a little later each time.
      await killWhen(
        command,
        () => kill % 2 === 0 || ledger() > before,
        kill % 2 === 0 ? 250 + 120 * kill : 4 * kill,
      );
      const now = readAnswers(project).flatMap(({ answers }) => answers).length;
      expect(now).toBeGreaterThanOrEqual(known);
      known = now;
    }
    const last = await doudi(...command, "--json");
    expect([0, 4]).toContain(last.code);
    const answers = readAnswers(project).flatMap((batch) => batch.answers);
    const said = answers.map(
      ({ task, outcome, note, verifier, verifiedOn }) =>
        [task, { outcome, note, verifier, day: verifiedOn }] as const,
    );
    expect(new Map(said)).toEqual(meant);
    expect(answers).toHaveLength(meant.size);
    expect(readReturns(project)).toHaveLength(2);
    const results = readdirSync(project.resultsFolder, { recursive: true, encoding: "utf8" });
    expect(results.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const books = results.filter((name) => name.endsWith(".xlsx"));
    expect(books.length).toBe(2);
    for (const name of books) {
      expect(XLSX.read(readFileSync(join(project.resultsFolder, name))).SheetNames[0]).toBe("回执");
    }
    expect((await doudi(...command, "--json")).stdout).toContain('"taken":0');
  });
});
