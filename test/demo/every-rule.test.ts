import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { answersOf } from "../../src/demo/answers.ts";
import { type County, monthText, type Person } from "../../src/demo/county.ts";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { doudi } from "../support/doudi.ts";

// A small county of each edition; the counties in which every situation stands twenty times with DOUDI_EVERY_RULE=1.
const IS_WHOLE = process.env.DOUDI_EVERY_RULE === "1";
const ALL = loadPack().map(({ header }) => header.id);
const YEARS = [2019, 2026] as const;
/** One finding a household, whoever carries it; one a payee. */
const BY_HOUSEHOLD = ["LB03", "LB04", "LB11", "LB12", "LB13"];
const BY_PAYEE = ["FF01", "FF02", "FF03", "FF07", "FF08"];

const folder = mkdtempSync(join(tmpdir(), "doudi-every-rule-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function countyOf(year: number, size: { people: number; mistakes: number }): County {
  return generateCounty({ ...size, seed: 7, month: { year, month: 10 }, everyRule: true });
}

describe("the generator", () => {
  it("knows all 47 rules of the catalogue", () => {
    expect(ALL).toHaveLength(47);
  });

  it.each(YEARS)("makes every rule's situation twenty times in a county of %i", (year) => {
    const counts = new Map(ALL.map((id) => [id, 0]));
    for (const { rule } of answersOf(countyOf(year, { people: 26_000, mistakes: 22 })))
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 20)).toEqual([]);
    expect(counts.size).toBe(47);
  });

  it.each(YEARS)("leaves nothing to find in %i where no office errs", (year) => {
    const hits = answersOf(countyOf(year, { people: 10_000, mistakes: 0 })).filter(
      ({ strength }) => strength === "hit",
    );
    expect(hits).toEqual([]);
  });
});

interface Found {
  rule: string;
  message: string;
  level: "hit" | "check" | "hint";
  id_number: string | null;
  name: string | null;
  township: string | null;
  village: string | null;
  household_no: string | null;
}

/** Screen a county's files as a user would. */
async function screened(county: County, name: string): Promise<Found[]> {
  const year = Math.floor(county.month / 12);
  const files = join(folder, `${name}-files`);
  const project = join(folder, name);
  await writeCounty(county, files, 0);
  const set = [
    "standards.rural=420",
    "standards.urban=600",
    `price_linkage=${county.priceLinkage.map(monthText).join(",")}`,
    // Before 2020 only provinces paid children nobody looks after: this one began a year earlier.
    `rules.FF09.from_month=${(year - 1) * 12}`,
  ].flatMap((one) => ["--set", one]);
  const month = ["--month", monthText(county.month), "--region", county.region, "--yes"];
  expect(await doudi("init", project, "--from", files, ...month, ...set)).toMatchObject({
    code: 0,
  });
  expect([0, 4]).toContain((await doudi("screen", project)).code);
  const out = join(folder, `${name}.json`);
  expect(await doudi("export", project, "findings", "--format", "json", "-o", out)).toMatchObject({
    code: 0,
  });
  return JSON.parse(readFileSync(out, "utf8")) as Found[];
}

const size = IS_WHOLE ? { people: 26_000, mistakes: 22 } : { people: 7000, mistakes: 5 };

describe.each(YEARS)("a county of %i, screened", (year) => {
  it("gives exactly what the answers say, rule by rule", { timeout: 600_000 }, async () => {
    const county = countyOf(year, size);
    const wanted = new Map<string, string>();
    for (const { rule, pid, strength, householdNo } of answersOf(county))
      wanted.set(keyOf(rule, county.persons[pid], householdNo), strength);
    const people = new PeopleIndex(county.persons);
    const found = new Map<string, string>();
    const listed = await screened(county, `c${year}`);
    // A sentence leaves out what is not known.
    expect(listed.filter(({ message }) => message.includes("不详"))).toEqual([]);
    for (const one of listed)
      found.set(keyOf(one.rule, people.find(one), one.household_no ?? ""), one.level);
    const missed = [...wanted.keys()].filter((key) => !found.has(key));
    const wrong = [...found].filter(([key, level]) => level === "hit" && wanted.get(key) !== "hit");
    expect(missed).toEqual([]);
    expect(wrong).toEqual([]);
    const rules = new Set([...found.keys()].map((key) => key.slice(0, 4)));
    expect(ALL.filter((id) => !rules.has(id))).toEqual([]);
  });

  it("finds nothing where no office errs", { timeout: 600_000 }, async () => {
    const county = countyOf(year, { people: 3000, mistakes: 0 });
    const found = await screened(county, `clean${year}`);
    expect(found.filter(({ level }) => level === "hit")).toEqual([]);
  });
});

function keyOf(rule: string, person: Person | undefined, householdNo: string): string {
  if (BY_PAYEE.includes(rule) && householdNo !== "") return `${rule} payee ${householdNo}`;
  if (BY_HOUSEHOLD.includes(rule)) return `${rule} household ${person?.hid}`;
  return `${rule} person ${person?.pid}`;
}

class PeopleIndex {
  readonly #byId: Map<string | null, Person>;
  readonly #byPlace: Map<string, Person>;

  constructor(persons: readonly Person[]) {
    this.#byId = new Map(persons.map((person) => [person.id, person]));
    this.#byPlace = new Map(
      persons.map((person) => [`${person.name} ${person.town} ${person.village}`, person]),
    );
  }

  find({ id_number, name, township, village }: Found): Person | undefined {
    return this.#byId.get(id_number) ?? this.#byPlace.get(`${name} ${township} ${village}`);
  }
}
