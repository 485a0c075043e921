import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { readFolder } from "../support/read-folder.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-register-"));
  db = await openDatabase();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const NOW = ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"];
const person = (number: number) => [
  String(700 + number),
  `赵${"甲乙丙丁戊己庚辛壬癸"[number]}`,
  `99999919700101${1000 + number}`,
  "户主",
  "甲乡",
  "东村",
];

function write(file: string, rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));
}

const states = () =>
  db.rows<{ state: string | null; people: number }>(
    "SELECT state, count(*) AS people FROM stage.hukou GROUP BY ALL ORDER BY ALL",
  );

it("says of a register without a state that who stands on it is registered, while those who left it are on a list of their own", async () => {
  write("户籍人口.csv", [NOW, ...[0, 1, 2, 3, 4, 5].map(person)]);
  write("户籍变动人员.csv", [
    [...NOW, "变动类型"],
    [...person(7), "户口迁出"],
    [...person(8), "死亡注销"],
  ]);
  await readFolder(db, folder);
  expect(await states()).toEqual([
    { state: "正常", people: 6 },
    { state: "死亡", people: 1 },
    { state: "迁出", people: 1 },
  ]);
  rmSync(join(folder, "户籍变动人员.csv"));
  await readFolder(db, folder);
  expect(await states()).toEqual([{ state: null, people: 6 }]);
});

it("leaves it open beside a register that has both", async () => {
  write("户籍人口.csv", [NOW, ...[0, 1, 2].map(person)]);
  write("户籍人口乙乡.csv", [
    [...NOW, "户籍状态"],
    [...person(7), "正常"],
    [...person(8), "迁出"],
  ]);
  await readFolder(db, folder);
  expect(await states()).toContainEqual({ state: null, people: 3 });
});
