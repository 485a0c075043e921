import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { canEvaluate } from "../../src/rules/run/can-evaluate.ts";
import { loadedRolls } from "../../src/rules/run/loaded-rolls.ts";
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

it("says nothing of the dead, nor of those who left a register that is older than the list of them", async () => {
  const gone = [
    [...person(1), "死亡注销"],
    ...[2, 7, 8, 9].map((number) => [...person(number), "户口迁出"]),
  ];
  write("户籍变动人员.csv", [[...NOW, "变动类型"], ...gone]);
  write("户籍人口.csv", [NOW, ...[0, 1, 2, 3].map(person)]);
  await readFolder(db, folder);
  const unsaid = () =>
    db.rows(
      "SELECT hukou_no FROM stage.hukou JOIN source_sheet USING (sheet_id) JOIN source_file USING (file_id) WHERE file = '户籍人口.csv' AND state IS NULL ORDER BY hukou_no",
    );
  expect(await unsaid()).toEqual([{ hukou_no: "701" }, { hukou_no: "702" }]);
  write("户籍变动人员.csv", [
    [...NOW, "变动类型"],
    ...gone,
    ...[4, 5, 6].map((number) => [...person(number), "户口迁出"]),
    [...person(3).map((cell, at) => (at === 2 ? "999999197001019999" : cell)), "户口迁出"],
    [...person(3).map((cell, at) => (at === 2 ? "999999197001018888" : cell)), "户口迁出"],
    [...person(3).map((cell, at) => (at === 2 ? "999999197001017777" : cell)), "户口迁出"],
  ]);
  await readFolder(db, folder);
  // Two of eleven have come back, but nobody does from the dead.
  expect(await unsaid()).toEqual([{ hukou_no: "701" }]);
});

it("says nothing of a register of which there is a newer one, nor of another county's", async () => {
  for (const county of ["甲县", "乙县"]) mkdirSync(join(folder, county));
  write("甲县/户籍人口2017-12.csv", [NOW, ...[0, 1, 2, 3].map(person)]);
  write("甲县/户籍人口2019-10.csv", [NOW, ...[1, 2, 3, 4].map(person)]);
  write("甲县/户籍变动人员.csv", [
    [...NOW, "变动类型"],
    [...person(8), "户口迁出"],
  ]);
  write("乙县/户籍人口.csv", [NOW, ...[5, 6].map(person)]);
  await readFolder(db, folder);
  expect(
    await db.rows(
      "SELECT file, count(*) AS people FROM stage.hukou JOIN source_sheet USING (sheet_id) JOIN source_file USING (file_id) WHERE state IS NULL GROUP BY file ORDER BY file",
    ),
  ).toEqual([
    { file: "乙县/户籍人口.csv", people: 2 },
    { file: "甲县/户籍人口2017-12.csv", people: 4 },
  ]);
});

it("says so too where the list of those struck off has a day and no reason", async () => {
  write("户籍人口.csv", [NOW, ...[0, 1, 2, 3, 4, 5].map(person)]);
  write("户口注销人员.csv", [
    ["姓名", "公民身份号码", "注销日期", "乡镇", "村"],
    ...[7, 8].map((number) => {
      const [, name = "", id = ""] = person(number);
      return [name, id, "2019-03-02", "甲乡", "东村"];
    }),
  ]);
  await readFolder(db, folder);
  expect(await states()).toEqual([
    { state: "正常", people: 6 },
    { state: "注销", people: 2 },
  ]);
  expect(await db.rows("SELECT 1 AS one FROM stage.death")).toEqual([]);
});

it("leaves unsaid who is registered where there is only a list of those who are not", async () => {
  write("户口注销人员.csv", [
    ["姓名", "公民身份号码", "注销日期"],
    ...[7, 8].map((number) => [...person(number).slice(1, 3), "2019-03-02"]),
  ]);
  await readFolder(db, folder);
  await db.run(
    "CREATE TABLE main.snapshot AS SELECT DISTINCT roll, kind, period, 'current' AS state, NULL::VARCHAR AS programme FROM source_sheet",
  );
  const [rule] = loadPack({ folders: [], only: ["LB07"] });
  if (!rule) throw new Error("no rule");
  const context = { month: 2019 * 12 + 9, standards: [], priceLinkage: [] };
  const reasons = async () => {
    const rolls = [await loadedRolls(db), await loadRolls()] as const;
    return canEvaluate(rule.header, ...rolls, context).gaps.map(({ reason }) => reason);
  };
  expect(await reasons()).toContain("《户籍人口》只有迁出、注销、死亡人员的名单");
  write("户籍人口.csv", [NOW, ...[0, 1, 2].map(person)]);
  await readFolder(db, folder);
  expect((await reasons()).filter((reason) => reason.startsWith("《户籍人口》"))).toEqual([]);
});
