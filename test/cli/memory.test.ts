import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { faultOf } from "../../src/cli/fault-of.ts";
import { memoryOption } from "../../src/cli/screen/memory-option.ts";
import { openDatabase } from "../../src/engine/database.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-memory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SORT =
  "CREATE TABLE t AS SELECT hash(i) AS h, md5(i::VARCHAR) AS t FROM range(6000000) r(i) ORDER BY h";

describe("a run with little memory", () => {
  it("puts on disk what does not fit, and says so when there is no disk for it", async () => {
    const db = await openDatabase({
      memory: "120MB",
      threads: 1,
      tempFolder: join(folder, "spill"),
    });
    await db.run(`${SORT} LIMIT 1`);
    await db.run("SET max_temp_directory_size = '1MB'");
    const error = await db.run(SORT.replace("TABLE t", "TABLE u")).catch((thrown) => thrown);
    db.close();
    const fault = faultOf(error);
    expect(fault?.code).toBe("E6001");
    expect(`${fault?.message}${fault?.hint}`).not.toMatch(/[a-z]{5,}_/);
  });
});

describe("--memory", () => {
  it.each([
    ["1GB", 1024],
    ["1.5g", 1536],
    ["800", 800],
    ["８００ＭＢ", 800],
    ["2 GiB", 2048],
  ])("reads %s", (text, megabytes) => {
    expect(memoryOption(text)).toBe(megabytes);
  });

  it.each(["1", "100MB", "很多", "-1GB", "1KB", ""])("refuses %s", (text) => {
    expect(() => memoryOption(text)).toThrow(expect.objectContaining({ code: "E2001" }));
  });

  it("is the project's own limit when it is left out", () => {
    expect(memoryOption(undefined)).toBeUndefined();
  });
});
