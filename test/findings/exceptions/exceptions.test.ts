import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { UserError } from "../../../src/errors.ts";
import {
  applyExceptions,
  type Exceptions,
  liftExceptions,
} from "../../../src/findings/exceptions/apply-exceptions.ts";
import { readExceptions } from "../../../src/findings/exceptions/exception-file.ts";
import { loadPack } from "../../../src/rules/load-pack.ts";
import { writeSummary } from "../../../src/worklists/write-summary.ts";
import { writeWorklists } from "../../../src/worklists/write-worklists.ts";
import { newFolder, roundIn, smallCounty } from "../../worklists/support/county.ts";

const PACK = loadPack();
const DECIDED = "reason: 已选择更高的工伤护理费\nbasis: 会议纪要12号\nby: 县低保中心";

/** Files of one folder of exceptions; a text without decision gets one. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(newFolder(), "例外");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text.includes("reason") ? text : `${text}\n${DECIDED}\n`);
  }
  return folder;
}

const read = (files: Readonly<Record<string, string>>) => readExceptions(folderOf(files), PACK);

function faultOf(text: string): Pick<UserError, "code" | "message" | "at"> {
  try {
    read({ "一.yaml": text });
  } catch (error) {
    const { code, message, at } = error as UserError;
    return { code, message, at };
  }
  throw new Error("nothing was refused");
}

/** What two exception files do to the small county. */
async function applied(files: Readonly<Record<string, string>>) {
  const db = await smallCounty();
  const result = await applyExceptions(db, read(files));
  const excepted = await db.rows<{ told: string }>(
    `SELECT f.rule || ' ' || p.name AS told FROM finding f JOIN person p ON p.person_key = f.person_key
     WHERE f.status = 'excepted' ORDER BY told`,
  );
  return { db, result, excepted: excepted.map(({ told }) => told) };
}

const counts = ({ exceptions }: Exceptions) =>
  exceptions.map(({ file, state, suppressed }) => `${file} ${state} ${suppressed}`);

describe("exception files", () => {
  it("are read in order of name, one or a list a file; no folder is none", () => {
    const read2 = read({
      "乙.yaml": "rule: LB06\ntownship: 龙潭乡\nexpires: 2020-01-31",
      "甲.yml": `- rule: [LB07, LB06]\n  households: D1\n  reason: 甲\n  basis: 乙\n  by: 丙\n  expires: 2020-01-31\n- rule: TB01\n  people: 0123456789abcdef\n  reason: 甲\n  basis: 乙\n  by: 丙\n  expires: 2020-02-01`,
      "说明.txt": "不读",
    });
    expect(read2.map(({ file, place, rule }) => [file, place, rule])).toEqual([
      ["乙.yaml", 1, ["LB06"]],
      ["甲.yml", 1, ["LB07", "LB06"]],
      ["甲.yml", 2, ["TB01"]],
    ]);
    expect(readExceptions(join(newFolder(), "没有"), PACK)).toEqual([]);
  });

  it.each([
    ["no expiry", "rule: LB06\ntownship: 龙潭乡", "E2106"],
    [
      "no basis",
      "rule: LB06\ntownship: 龙潭乡\nexpires: 2020-01-31\nreason: 因为\nby: 谁",
      "E2106",
    ],
    ["nobody named", "rule: LB06\nexpires: 2020-01-31", "E2106"],
    [
      "a village of no township",
      "rule: LB06\npeople: 0123456789abcdef\nvillage: 东村\nexpires: 2020-01-31",
      "E2106",
    ],
    ["an ID number", "rule: LB06\npeople: 110101199003070011\nexpires: 2020-01-31", "E2106"],
    ["no day of the calendar's form", "rule: LB06\ntownship: 龙潭乡\nexpires: 2020-13-01", "E2106"],
    ["an unknown key", "rule: LB06\ntownship: 龙潭乡\nexpires: 2020-01-31\nwhere: 1=1", "E2106"],
    ["an unknown rule", "rule: LB96\ntownship: 龙潭乡\nexpires: 2020-01-31", "E2103"],
  ])("are refused with %s", (_, text, code) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ code, at: { file: "一.yaml" } });
    expect(fault.message).not.toContain("110101199003070011");
  });
});

describe("exceptions", () => {
  it("keep open leads by rule and whom, and count each once", async () => {
    const { db, result, excepted } = await applied({
      "1.yaml": "rule: [LB06, LB08]\ntownship: 龙潭乡\nexpires: 2019-10-31",
      "2.yaml": "rule: LB06\ntownship: 龙潭乡\nexpires: 2020-12-31",
    });
    // The last day counts.
    expect(counts(result)).toEqual(["1.yaml in_force 2", "2.yaml in_force 0"]);
    expect(excepted).toEqual(["LB06 测试甲", "LB08 测试乙"]);
    db.close();
  });

  it("stop working on the day after, and before they begin", async () => {
    const { db, result, excepted } = await applied({
      "1.yaml": "rule: LB06\ntownship: 龙潭乡\nexpires: 2019-10-30",
      "2.yaml": "rule: LB08\ntownship: 龙潭乡\nfrom: 2019-11-01\nexpires: 2020-10-30",
    });
    expect(counts(result)).toEqual(["1.yaml expired 0", "2.yaml not_yet 0"]);
    expect(excepted).toEqual([]);
    db.close();
  });

  it("name people, households and leads by key, and leave alone what was answered", async () => {
    const db = await smallCounty();
    const [a] = await db.rows<{ person_id: string; key: string }>(
      `SELECT p.person_id, f.finding_key AS key FROM finding f JOIN person p USING (person_key)
       WHERE f.rule = 'FF01' AND p.name = '测试甲'`,
    );
    const byPerson = await applyExceptions(
      db,
      read({ "1.yaml": `rule: [FF01, LB06]\npeople: ${a?.person_id}\nexpires: 2020-01-31` }),
    );
    expect(byPerson.suppressed).toBe(2);
    await liftExceptions(db);
    await db.run("UPDATE finding SET status = 'known' WHERE finding_key = $key", {
      key: a?.key ?? "",
    });
    const byKey = await applyExceptions(
      db,
      read({ "1.yaml": `rule: FF01\nfindings: ${a?.key}\nexpires: 2020-01-31` }),
    );
    expect(byKey.suppressed).toBe(0);
    expect(await db.rows("SELECT count(*) AS n FROM finding WHERE status = 'excepted'")).toEqual([
      { n: 0 },
    ]);
    db.close();
  });

  it("are off the worklists, in the totals, and on a sheet with their reasons", async () => {
    const { db } = await applied({
      "1.yaml": "rule: LB06\ntownship: 龙潭乡\nexpires: 2020-01-31",
      "2.yaml": "rule: LB07\ntownship: 龙潭乡\nexpires: 2019-01-31",
    });
    const folder = newFolder();
    const about = roundIn(folder);
    const { files } = await writeWorklists(db, about);
    const summary = await writeSummary(db, about);
    const [all] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM finding");
    expect(files.reduce((sum, { findings }) => sum + findings, 0)).toBe((all?.n ?? 0) - 1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(summary);
    const cells = (row: number) =>
      [1, 2, 4, 9, 10, 13, 14].map((at) => book.getWorksheet("例外")?.getCell(row, at).text);
    expect(cells(3)).toEqual([
      "1.yaml",
      "有效",
      "LB06",
      "测试甲",
      "已选择更高的工伤护理费",
      "2020-01-31",
      "1",
    ]);
    expect(cells(4)).toEqual([
      "2.yaml",
      "已过期，不再起作用",
      "LB07",
      "",
      "已选择更高的工伤护理费",
      "2019-01-31",
      "0",
    ]);
    const totals = book.getWorksheet("乡镇汇总")?.getColumn(2).values as unknown as {
      result?: number;
    }[];
    expect(totals.some((cell) => cell?.result === all?.n)).toBe(true);
    db.close();
  });
});
