import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { configSchema } from "../../src/project/config-schema.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { ingestFolder } from "../../src/screening/ingest-folder.ts";
import { inputNames } from "../../src/screening/input-names.ts";
import { runContextOf } from "../../src/screening/run-context.ts";

let db: Database;
let folder: string;
beforeEach(async () => {
  db = await openDatabase();
  folder = mkdtempSync(join(tmpdir(), "doudi-settled-"));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const ID = (n: number) => `99999919900101001${n}`;
const write = (file: string, village: string) =>
  writeFileSync(
    join(folder, file),
    [
      "户号,姓名,公民身份号码,性别,户籍状态,乡镇,村",
      ...[1, 2, 3].map((n) => `${n},张${n},${ID(n)},男,正常,青石乡,${village}`),
    ].join("\n"),
  );
const writeRoll = (file: string, town: string) =>
  writeFileSync(
    join(folder, file),
    [
      "低保证号,姓名,身份证号,保障金额,乡镇",
      ...[1, 2].map((n) => `D${n},张${n},${ID(n)},300,${town}`),
    ].join("\n"),
  );

/** What a run that ends between the last file and what hangs on all of them meets there. */
const KILLED = {
  get town(): string {
    throw new Error("killed");
  },
  formerly: [],
};

async function read(isKilled = false): Promise<void> {
  const spoolFolder = mkdtempSync(join(tmpdir(), "doudi-spool-"));
  try {
    await ingestFolder(db, {
      folder,
      spoolFolder,
      files: inputNames(folder).map((file) => ({ file, sheets: [] })),
      codeVersion: "test",
      progress: () => undefined,
      ...(isKilled ? { places: [KILLED] } : {}),
    });
  } finally {
    rmSync(spoolFolder, { recursive: true });
  }
}

/** Townships as the rows of the 低保 roll are told to lie in. */
async function towns(): Promise<(string | null)[]> {
  const rows = await db.rows<{ town: string | null }>(
    "SELECT DISTINCT town FROM mention WHERE roll = 'dibao' ORDER BY town",
  );
  return rows.map(({ town }) => town);
}

it("settles the rows of a file that came under another name and got the number it had", async () => {
  write("户籍人口.csv", "东村");
  writeRoll("201910低保名册.csv", "青石");
  writeRoll("201910低保名册二.csv", "青石");
  await read();
  expect(await towns()).toEqual(["青石乡"]);
  const used = await db.rows("SELECT rows_used FROM source_sheet WHERE roll = 'dibao' ORDER BY 1");
  // The file that came last has the highest number, and the next one gets it again.
  renameSync(join(folder, "户籍人口.csv"), join(folder, "户籍.csv"));
  await read();
  expect(await towns()).toEqual(["青石乡"]);
  renameSync(join(folder, "户籍.csv"), join(folder, "户籍人口.csv"));
  renameSync(join(folder, "201910低保名册二.csv"), join(folder, "低保名册201910二.csv"));
  await read();
  expect(await towns()).toEqual(["青石乡"]);
  renameSync(join(folder, "低保名册201910二.csv"), join(folder, "低保名册201910三.csv"));
  await read();
  expect(await towns()).toEqual(["青石乡"]);
  expect(
    await db.rows("SELECT rows_used FROM source_sheet WHERE roll = 'dibao' ORDER BY 1"),
  ).toEqual(used);
});

it("settles the rows of a file that is back as it was after a run that was killed", async () => {
  write("户籍人口.csv", "东村");
  writeRoll("201910低保名册.csv", "青石");
  await read();
  writeRoll("201910低保名册.csv", "青石镇");
  await expect(read(true)).rejects.toThrow("killed");
  writeRoll("201910低保名册.csv", "青石");
  await read();
  expect(await towns()).toEqual(["青石乡"]);
});

/** The states of the register that rules see, by the month in which each is called. */
async function states(): Promise<unknown> {
  await read();
  await resolvePeople(db);
  await buildModel(db, runContextOf(configSchema.parse({ month: "2019-10" })), { version: "1" });
  return db.rows(
    `SELECT DISTINCT f.file, h.state FROM sure.hukou h JOIN source_sheet s ON s.sheet_id = h.row_id // 4294967296 JOIN source_file f USING (file_id)
     WHERE f.file NOT LIKE '%迁出%' ORDER BY f.file`,
  );
}

it("makes the model anew where the name of a file tells that another register is the newer one", async () => {
  const register = (file: string, rows: readonly string[]) =>
    writeFileSync(
      join(folder, file),
      ["户号,姓名,公民身份号码,性别,与户主关系,住址", ...rows].join("\n"),
    );
  const there = (village: string) =>
    [1, 2, 3, 4].map((n) => `${n},张${n},${ID(n)},男,户主,青石乡${village}`);
  writeFileSync(
    join(folder, "2019迁出注销人员.csv"),
    ["户号,姓名,公民身份号码,性别,户籍状态", `9,张九,${ID(9)},男,迁出`].join("\n"),
  );
  register("户籍人口2018年9月.csv", there("东村"));
  register("户籍人口2019年3月.csv", there("西村"));
  // The rows of the older one are set aside.
  expect(await states()).toEqual([{ file: "户籍人口2019年3月.csv", state: "正常" }]);
  renameSync(join(folder, "户籍人口2019年3月.csv"), join(folder, "户籍人口2017年3月.csv"));
  expect(await states()).toEqual([{ file: "户籍人口2018年9月.csv", state: "正常" }]);
});

it("counts of two rows that are the same that of the first file by name, whichever came first", async () => {
  const used = async () =>
    db.rows<{ file: string; rows_used: number }>(
      "SELECT f.file, s.rows_used FROM source_sheet s JOIN source_file f USING (file_id) ORDER BY f.file",
    );
  writeRoll("乙镇201910低保名册.csv", "青石");
  await read();
  writeRoll("丙镇201910低保名册.csv", "青石");
  await read();
  expect(await used()).toEqual([
    { file: "丙镇201910低保名册.csv", rows_used: 2 },
    { file: "乙镇201910低保名册.csv", rows_used: 0 },
  ]);
});
