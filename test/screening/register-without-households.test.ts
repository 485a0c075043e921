import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { canEvaluate } from "../../src/rules/run/can-evaluate.ts";
import { loadedRolls } from "../../src/rules/run/loaded-rolls.ts";
import { withoutHouseholdNotices } from "../../src/screening/notices/without-households.ts";
import { registerWithoutHouseholds } from "../../src/screening/register-without-households.ts";
import { readFolder } from "../support/read-folder.ts";
import { madePerson } from "../support/written-rows.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-households-"));
  db = await openDatabase();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** A township's register of five, of whom so many have a 户号; without the column where it is undefined. */
function register(town: string, from: number, numbered: number | undefined) {
  const rows = Array.from({ length: 5 }, (_, at) => {
    const { name, id } = madePerson(from + at);
    const number = numbered === undefined ? [] : [at < numbered ? `70010${from + at}` : ""];
    return [...number, name, id, "户主", "正常", town, "东村"].join(",");
  });
  const header = "姓名,身份证号,与户主关系,户籍状态,乡镇,村";
  const lines = [`${numbered === undefined ? "" : "户号,"}${header}`, ...rows];
  writeFileSync(join(folder, `${town}户籍人口.csv`), lines.join("\r\n"));
}

async function told(): Promise<string[]> {
  await readFolder(db, folder);
  await resolvePeople(db);
  await buildModel(db, { month: monthNumber(2019, 10), standards: [], priceLinkage: [] });
  return withoutHouseholdNotices(await registerWithoutHouseholds(db)).flatMap(({ lines }) => lines);
}

it("names the sheets of a register that have no household for some of their people", async () => {
  register("甲乡", 0, 5);
  register("乙乡", 10, undefined);
  register("丙乡", 20, 3);
  expect(await told()).toEqual([
    "丙乡户籍人口.csv：5 行里有 2 行",
    "乙乡户籍人口.csv：5 行里有 5 行",
  ]);
});

it("leaves a register without any to the rules, which say so", async () => {
  register("甲乡", 0, undefined);
  expect(await told()).toEqual([]);
});

it("names a register whose numbers do not tell who belongs to them", async () => {
  const rows = Array.from({ length: 60 }, (_, at) => {
    const { name, id } = madePerson(at);
    return `${at % 3 === 0 ? 7001000 + at : ""},${name},${id},甲乡东村${at}号,正常,甲乡,东村`;
  });
  const lines = ["户号,姓名,身份证号,住址,户籍状态,乡镇,村", ...rows];
  writeFileSync(join(folder, "户籍人口.csv"), lines.join("\r\n"));
  expect(await told()).toEqual(["户籍人口.csv：60 行里有 60 行"]);
  const [rule] = loadPack({ folders: [], only: ["LB04"] });
  const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
  const told04 =
    rule && canEvaluate(rule.header, await loadedRolls(db), await loadRolls(), context);
  expect(told04?.gaps.map(({ reason }) => reason)).toContain(
    "《户籍人口》“户号”列看不出谁和谁是一户",
  );
});

/** Why LB04 and LB11 are not checked by a register of so many families of three with numbers of their own and of groups with one each. */
async function gapsOf(families: number, groups: number, members: number): Promise<string[]> {
  const people = families * 3 + groups * members;
  const rows = Array.from({ length: people }, (_, at) => {
    const { name, id } = madePerson(at);
    const own = at < families * 3;
    const number = own ? 7001000 + Math.floor(at / 3) : 9001000 + (at % groups);
    return `${number},${name},${id},户主,正常,甲乡,东村`;
  });
  const lines = ["户号,姓名,身份证号,与户主关系,户籍状态,乡镇,村", ...rows];
  writeFileSync(join(folder, "户籍人口.csv"), lines.join("\r\n"));
  const { name, id } = madePerson(0);
  const header = "申请人姓名,申请人身份证号,家庭月总收入,财产状况,乡镇,村";
  writeFileSync(
    join(folder, "家庭经济状况核对结果.csv"),
    [header, `${name},${id},1200,未超标,甲乡,东村`].join("\r\n"),
  );
  await told();
  const [loaded, rolls] = [await loadedRolls(db), await loadRolls()];
  const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
  return loadPack({ folders: [], only: ["LB04", "LB11"] })
    .flatMap(({ header: rule }) => canEvaluate(rule, loaded, rolls, context).gaps)
    .map(({ reason }) => reason)
    .filter((reason) => /户号|人均月收入/.test(reason));
}

it("takes the numbers of villages and groups for no households", async () => {
  const gaps = await gapsOf(0, 8, 25);
  expect(gaps).toContain("《户籍人口》“户号”列看不出谁和谁是一户");
  expect(gaps.join()).toContain("收入");
});

it.each([
  ["a school's household stands beside families", 60, 1, 250],
  ["a few rows are of one household", 0, 1, 199],
  ["a number has ten people on the whole", 0, 20, 10],
])("takes the numbers of a register for households where %s", async (_, ...counts) => {
  expect(await gapsOf(...counts)).toEqual([]);
});
