import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { number } from "./number.ts";
import { readFolder } from "./read-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

export interface WrittenRows {
  readonly db: Database;
  write: (file: string, rows: readonly (readonly string[])[]) => void;
  /** Where a written file lies. */
  path: (file: string) => string;
  /** Read the files. */
  read: () => Promise<void>;
  /** Read the files, find out who is who, and build the model of October 2019. */
  build: () => Promise<void>;
}

/** A folder of text files and a database for each test of a file: to be called once, at its top. */
export function writtenRows(): WrittenRows {
  let folder: string;
  let db: Database;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "doudi-rows-"));
    db = await openDatabase();
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return {
    get db() {
      return db;
    },
    write(file, rows) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));
    },
    path: (file) => join(folder, file),
    read: () => readFolder(db, folder),
    async build() {
      await readFolder(db, folder);
      await resolvePeople(db);
      await buildModel(db, context);
    },
  };
}

/** One of many people of whom no two have one name or one number. */
export function madePerson(at: number): { name: string; id: string } {
  return {
    name: `${"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"[at % 24]}大${"江河湖海山川日月星云风雨雷电春夏秋冬东西"[Math.floor(at / 24)]}`,
    id: number(`999999196001${10 + (at % 18)}${101 + at * 3}`),
  };
}
