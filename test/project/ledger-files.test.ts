import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withAtomicFile, writeFileAtomic } from "../../src/project/atomic-file.ts";
import { appendAudit, readAudit } from "../../src/project/audit.ts";
import { appendChained, readChained } from "../../src/project/chained-file.ts";
import { forgetAll } from "../../src/project/chained-memory.ts";
import { refuseOwnPlace } from "../../src/project/outside-file.ts";
import { projectPaths } from "../../src/project/project.ts";

const folder = () => mkdtempSync(join(tmpdir(), "doudi-files-"));
const entry = { who: "clerk", command: "screen", inputs: [], outputs: [], counts: { hit: 3 } };

describe("a file that is written whole", () => {
  it("takes no device's or folder's place", async () => {
    const inside = folder();
    await expect(writeFileAtomic(inside, "x")).rejects.toMatchObject({ code: "E6002" });
    // As root a rename would put a file where /dev/null is.
    const fifo = join(inside, "管道");
    execFileSync("mkfifo", [fifo]);
    await expect(writeFileAtomic(fifo, "x")).rejects.toMatchObject({ code: "E6002" });
    expect(statSync(fifo).isFIFO()).toBe(true);
    expect(readdirSync(inside)).toEqual(["管道"]);
  });

  it("is not written over what a project cannot do without", () => {
    const paths = projectPaths(join(folder(), "项目"));
    const own = ["work.duckdb", "doudi.yaml", "台账/answers.jsonl", "数据/低保.xlsx"];
    for (const name of own) {
      expect(() => refuseOwnPlace(paths, join(paths.folder, name))).toThrow(
        expect.objectContaining({ code: "E2001" }),
      );
    }
    refuseOwnPlace(paths, join(paths.folder, "疑点.csv"));
    refuseOwnPlace(paths, join(paths.resultsFolder, "疑点.csv"));
  });
});

describe("the audit log", () => {
  it("chains each line to the one before", async () => {
    const project = { ledgerFolder: folder() };
    await appendAudit(project, entry);
    const second = await appendAudit(project, { ...entry, command: "export" });
    const { records, head } = readAudit(project);
    expect(records.map(({ n, command }) => [n, command])).toEqual([
      [1, "screen"],
      [2, "export"],
    ]);
    expect(second.previous).toBe(records[0]?.hash);
    expect(head).toBe(second.hash.slice(0, 12));
  });

  it.each([
    [
      "a changed count",
      (lines: string[]) => [lines[0]?.replace('"hit":3', '"hit":4'), ...lines.slice(1)],
      1,
    ],
    [
      "a count said twice",
      (lines: string[]) => [
        lines[0]?.replace('"counts":{"hit":3}', '"counts":{"hit":3},"counts":{"hit":4}'),
        ...lines.slice(1),
      ],
      1,
    ],
    ["a line taken out", (lines: string[]) => [lines[0], ...lines.slice(2)], 2],
    ["two lines exchanged", (lines: string[]) => [lines[1], lines[0], ...lines.slice(2)], 1],
    ["nonsense", (lines: string[]) => ["{", ...lines.slice(1)], 1],
  ])("shows %s", async (_, damage, row) => {
    const project = { ledgerFolder: folder() };
    for (let index = 0; index < 3; index += 1) await appendAudit(project, entry);
    const path = join(project.ledgerFolder, "audit.jsonl");
    writeFileSync(path, damage(readFileSync(path, "utf8").split("\n")).join("\n"));
    expect(() => readAudit(project)).toThrow(
      expect.objectContaining({ code: "E7001", at: { file: "audit.jsonl", row } }),
    );
  });

  it("takes a line that says the same with other blanks", async () => {
    const project = { ledgerFolder: folder() };
    await appendAudit(project, entry);
    const path = join(project.ledgerFolder, "audit.jsonl");
    const line = readFileSync(path, "utf8");
    const blanks = [line.replace('{"hit":3}', '{ "hit": 3 }'), line.replace('"n":1,', '"n": 1,')];
    for (const text of blanks) {
      expect(text).not.toBe(line);
      writeFileSync(path, text);
      expect(readAudit(project).records.map(({ counts }) => counts)).toEqual([{ hit: 3 }]);
    }
  });

  it("is missed when it is gone, emptied or cut off behind its newest copy, which puts it right", async () => {
    const file = {
      ...{ ledgerFolder: folder(), name: "answers.jsonl", seal: "test 1" },
      ...{ fields: ["text"], broken: "对不上" },
    };
    const path = join(file.ledgerFolder, file.name);
    for (const text of ["一", "二", "三"]) {
      // Each a command of its own.
      forgetAll();
      await appendChained(file, { text });
    }
    const whole = readFileSync(path, "utf8");
    const first = whole.slice(0, whole.indexOf("\n") + 1);
    for (const damage of [
      () => rmSync(path),
      () => writeFileSync(path, ""),
      () => writeFileSync(path, first),
    ]) {
      damage();
      forgetAll();
      expect(() => readChained(file)).toThrow(
        expect.objectContaining({
          code: "E7001",
          hint: expect.stringContaining("answers.jsonl.00000002"),
        }),
      );
      await expect(appendChained(file, { text: "四" })).rejects.toThrow();
    }
    copyFileSync(join(file.ledgerFolder, "备份", "answers.jsonl.00000002"), path);
    expect(readChained<{ text: string }>(file).records.map(({ text }) => text)).toEqual([
      "一",
      "二",
    ]);
  });

  it("is missed when nothing was in it but its first batch", async () => {
    const file = {
      ...{ ledgerFolder: folder(), name: "answers.jsonl", seal: "test 1" },
      ...{ fields: ["text"], broken: "对不上" },
    };
    const path = join(file.ledgerFolder, file.name);
    forgetAll();
    await appendChained(file, { text: "一" });
    rmSync(path);
    forgetAll();
    expect(() => readChained(file)).toThrow(
      expect.objectContaining({
        code: "E7001",
        hint: expect.stringContaining("answers.jsonl.00000001"),
      }),
    );
    copyFileSync(join(file.ledgerFolder, "备份", "answers.jsonl.00000001"), path);
    expect(readChained(file).records).toHaveLength(1);
  });

  it("of commands is missed like any other of the ledger", async () => {
    const project = { ledgerFolder: folder() };
    forgetAll();
    await appendAudit(project, entry);
    forgetAll();
    await appendAudit(project, entry);
    rmSync(join(project.ledgerFolder, "audit.jsonl"));
    forgetAll();
    expect(() => readAudit(project)).toThrow(
      expect.objectContaining({
        code: "E7001",
        hint: expect.stringContaining("audit.jsonl.00000001"),
      }),
    );
  });

  it("drops a last line that a kill cut off, and goes on", async () => {
    const project = { ledgerFolder: folder() };
    await appendAudit(project, entry);
    appendFileSync(join(project.ledgerFolder, "audit.jsonl"), '{"n":2,"who":"半');
    await appendAudit(project, entry);
    expect(readAudit(project).records.map(({ n }) => n)).toEqual([1, 2]);
  });
});

describe("an atomic file", () => {
  it("replaces the old text", async () => {
    const path = join(folder(), "a.txt");
    await writeFileAtomic(path, "old");
    expect(await writeFileAtomic(path, "new")).toBe(path);
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it("leaves the old text and no temporary file when the writer fails", async () => {
    const where = folder();
    const path = join(where, "a.txt");
    await writeFileAtomic(path, "old");
    const failing = withAtomicFile(path, async (temporary) => {
      writeFileSync(temporary, "half");
      throw new Error("stopped");
    });
    await expect(failing).rejects.toThrow("stopped");
    expect(readdirSync(where)).toEqual(["a.txt"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });
});
