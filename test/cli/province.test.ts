import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import type { County, Person } from "../../src/demo/county.ts";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

const where = newFolder();
const project = join(where, "全省");
const [first, second, third] = ["999901", "999911", "999921"].map((region, index) =>
  generateCounty({ people: 600, seed: 40 + index, region, mistakes: 2 }),
) as [County, County, County];
let twice: Person;
let moved: Person;

/** The person of one county as another county knows him too. */
function settleIn(county: County, person: Person): Person {
  const known = { ...person, pid: Math.max(...county.persons.map(({ pid }) => pid)) + 1 };
  county.persons.push(known);
  return known;
}

/** One who draws in two counties at once, and one who drew in the first and now does in the second. */
function plantAcross(): void {
  const enrolled = first.rolls.dibao.filter(
    ({ pid, no }) =>
      first.rolls.dibao.filter((other) => other.no === no).length === 1 &&
      first.rolls.dibaoBefore.some((before) => before.pid === pid),
  );
  const [stays, goes] = enrolled;
  if (!stays || !goes) throw new Error("the county is too small");
  const personOf = (pid: number) => first.persons.find((each) => each.pid === pid) as Person;
  [twice, moved] = [personOf(stays.pid), personOf(goes.pid)];
  for (const entry of [stays, goes]) {
    const { pid } = settleIn(second, personOf(entry.pid));
    second.rolls.dibao.push({ ...entry, pid, no: `${second.region}9${entry.no.slice(-6)}` });
  }
  first.rolls.dibao.splice(first.rolls.dibao.indexOf(goes), 1);
}

beforeAll(async () => {
  plantAcross();
  for (const [county, name] of [
    [first, "甲县"],
    [second, "乙县"],
    [third, "丙县"],
  ] as const)
    await writeCounty(county, join(where, "名册", name), 0);
  const set = ["standards.rural=420", "standards.urban=600"].flatMap((one) => ["--set", one]);
  const init = await doudi([
    ...["init", project, "--from", join(where, "名册")],
    ...["--month", "2019-10", "--yes", ...set],
  ]);
  expect(init.code, init.stderr).toBe(0);
  const { code, stderr } = await doudi(["screen", project, "--memory", "400MB"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

describe("a project of several counties", () => {
  it("reads the folder of each county, and names files by it", async () => {
    const { stdout } = await doudi(["export", project, "links"]);
    const files = new Set(csvObjects(stdout).map(({ file }) => file));
    for (const name of ["甲县", "乙县", "丙县"]) expect(files).toContain(`${name}/户籍人口.csv`);
  });

  it("finds who draws in two counties, and does not miss who moved from one to the other", async () => {
    const found = csvObjects((await doudi(["export", project, "findings"])).stdout);
    const rulesOf = (person: Person) =>
      found
        .filter(({ name, birth_on }) => name === person.name && birth_on === person.birth)
        .map(({ rule }) => rule);
    expect(rulesOf(twice)).toContain("CB03");
    expect(rulesOf(moved).filter((rule) => rule?.startsWith("TB"))).toEqual([]);
  });

  it("writes each county its own lists and summary, with what concerns two of them in both", async () => {
    const { code, stdout } = await doudi(["worklists", project, "--by", "county", "--json"]);
    expect(code).toBe(0);
    const { counties } = JSON.parse(stdout) as { counties: CountyJson[] };
    expect(counties.map(({ county }) => county).sort()).toEqual(["丙县", "乙县", "甲县"].sort());
    const [ofFirst, ofSecond, ofThird] = ["甲县", "乙县", "丙县"].map(
      (name) => counties.find(({ county }) => county === name) as CountyJson,
    ) as [CountyJson, CountyJson, CountyJson];
    expect(ofFirst.shared).toBeGreaterThan(0);
    expect(ofFirst.shared).toBe(ofSecond.shared);
    expect(ofThird.shared).toBe(0);
    expect(namesOf(ofFirst)).toContain(twice.name);
    expect(namesOf(ofSecond)).toContain(twice.name);
    for (const county of counties) {
      expect(existsSync(county.summary)).toBe(true);
      const listed = county.files.reduce((sum, { findings }) => sum + findings, 0);
      expect(listed).toBe(county.findings);
    }
    // The project still has everything: each county was looked at on its own, and put back.
    const all = csvObjects((await doudi(["export", project, "findings"])).stdout);
    const distinct = counties.reduce((sum, each) => sum + each.findings, 0) - ofFirst.shared;
    expect(all).toHaveLength(distinct);
  });
});

interface CountyJson {
  county: string;
  findings: number;
  shared: number;
  summary: string;
  files: { path: string; findings: number }[];
}

/** Everybody on the lists of wrongly covered people. */
function namesOf({ files }: CountyJson): string[] {
  return files.flatMap(({ path }) => {
    const sheet = XLSX.read(readFileSync(path)).Sheets.错保;
    if (!sheet) return [];
    return XLSX.utils.sheet_to_json<Record<string, string>>(sheet).map((row) => row.姓名 ?? "");
  });
}
