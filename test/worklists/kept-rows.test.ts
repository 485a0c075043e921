import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { readIssued } from "../../src/worklists/issued.ts";
import {
  type TownshipFile,
  type WorklistOptions,
  writeWorklists,
} from "../../src/worklists/write-worklists.ts";
import { newFolder, roundIn, smallCounty } from "./support/county.ts";
import { xlsxParts } from "./support/xlsx-parts.ts";

let db: Database;
const ledgerFolder = newFolder();

beforeAll(async () => {
  db = await smallCounty();
});
afterAll(() => db.close());

function write(round: string, other: Partial<WorklistOptions> = {}): Promise<TownshipFile[]> {
  const options = { ...roundIn(newFolder()), ledgerFolder, round, keepVersion: "1", ...other };
  return writeWorklists(db, options).then(({ files }) => files);
}

/** Names and bytes of all workbooks, those on paper among them. */
function bytesOf(files: readonly TownshipFile[]): (readonly [string, string])[] {
  return files
    .flatMap(({ path, print = "" }) => [path, print])
    .map((path) => [basename(path), readFileSync(path).toString("base64")]);
}

async function takenScopes(): Promise<number> {
  const [row] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM same_scope");
  return row?.n ?? -1;
}

/** What was written down of a round, seals left out. */
function issuedOf(folder: string, round: string): unknown[] {
  const rows = readIssued(folder, round)?.rows.values() ?? [];
  return [...rows].map(({ seal, ...row }) => row);
}

function linesOf(round: string): string {
  return readFileSync(join(ledgerFolder, "下发", `${round}.jsonl`), "utf8");
}

describe("rows of an earlier round", () => {
  it("are taken where the leads are the same, and give the same bytes as rows made anew", async () => {
    await write("2019-10-1");
    expect(await takenScopes()).toBe(0);
    const next = await write("2019-10-2");
    expect(await takenScopes()).toBe(4);
    await db.script("DROP TABLE kept_rows");
    const anew = await write("2019-10-2");
    expect(await takenScopes()).toBe(0);
    expect(bytesOf(anew)).toEqual(bytesOf(next));
  });

  it("are written down by where they were before, and read back whole, with seals of their own round", async () => {
    expect(linesOf("2019-10-2").length * 3).toBeLessThan(linesOf("2019-10-1").length);
    const rounds = ["2019-10-1", "2019-10-2"].map((round) => readIssued(ledgerFolder, round));
    const [first, second] = rounds.map((issued) => [...(issued?.rows.values() ?? [])]);
    expect(second).toHaveLength(9);
    expect(issuedOf(ledgerFolder, "2019-10-2")).toEqual(issuedOf(ledgerFolder, "2019-10-1"));
    const seals = new Set([...(first ?? []), ...(second ?? [])].map(({ seal }) => seal));
    expect(seals.size).toBe(18);
    for (const file of await write("2019-10-2")) {
      const strings = xlsxParts(file.path).get("xl/sharedStrings.xml") ?? "";
      for (const { town, seal } of second ?? [])
        if (town === file.town) expect(strings).toContain(`<t>${seal}</t>`);
      for (const { seal } of first ?? []) expect(strings).not.toContain(seal);
    }
  });

  it("are made anew for a township where one lead says something else, in the ledger too", async () => {
    await db.script("DROP TABLE IF EXISTS kept_rows");
    await write("2019-10-3");
    await db.run("UPDATE finding SET message = message || '再看' WHERE rule = 'CB01'");
    const next = await write("2019-10-4");
    expect(await takenScopes()).toBe(3);
    await db.script("DROP TABLE kept_rows");
    expect(bytesOf(await write("2019-10-4"))).toEqual(bytesOf(next));
    const alone = newFolder();
    await write("2019-10-4", { ledgerFolder: alone });
    const withoutSeals = (rows: unknown[]) =>
      rows.map((row) => ({ ...(row as object), idSeal: "" }));
    expect(withoutSeals(issuedOf(ledgerFolder, "2019-10-4"))).toEqual(
      withoutSeals(issuedOf(alone, "2019-10-4")),
    );
  });

  it.each<[string, number, Partial<WorklistOptions>]>([
    ["another version of the program", 1, { keepVersion: "2" }],
    ["another month", 2, { month: "2019-11" }],
    ["another key", 3, { ledgerFolder: newFolder() }],
    ["other words", 4, { sensitiveWords: true }],
  ])("are made anew by %s", async (_, number, other) => {
    await write(`2019-10-5${number}`);
    await write(`2019-10-6${number}`);
    expect(await takenScopes()).toBe(4);
    await write(`2019-10-7${number}`, other);
    expect(await takenScopes()).toBe(0);
  });

  it("are made anew where the ledger no longer holds them", async () => {
    await write("2019-10-8", { keepVersion: "8" });
    rmSync(join(ledgerFolder, "下发", "2019-10-8.jsonl"));
    await write("2019-10-9", { keepVersion: "8" });
    expect(await takenScopes()).toBe(0);
    expect(readIssued(ledgerFolder, "2019-10-9")?.rows.size).toBe(9);
  });

  it("are told of by name when the ledger that held them is gone afterwards", async () => {
    await write("2019-11-1", { keepVersion: "9" });
    await write("2019-11-2", { keepVersion: "9" });
    rmSync(join(ledgerFolder, "下发", "2019-11-1.jsonl"));
    expect(() => readIssued(ledgerFolder, "2019-11-2")).toThrow("2019-11-1 轮记录不见了");
  });
});
