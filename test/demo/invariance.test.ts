import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type County, monthText } from "../../src/demo/county.ts";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { departmentTables } from "../../src/demo/tables/departments.ts";
import type { Table } from "../../src/demo/tables/table.ts";
import { welfareTables } from "../../src/demo/tables/welfare.ts";
import { doudi } from "../support/doudi.ts";

// What must not matter does not: the same county, its files written in other ways, gives the same findings.
const folder = mkdtempSync(join(tmpdir(), "doudi-invariance-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Change = (table: Table) => Table;

/** A county, and its findings when its files are written in a certain way. */
function countyOf(year: number) {
  const county = generateCounty({
    people: 1000,
    seed: 11,
    mistakes: 2,
    month: { year, month: 10 },
    everyRule: true,
  });
  const householdOf = new Map(county.persons.map(({ id, hid }) => [id, hid]));
  const nameless = new Map(
    county.persons.map(({ name, village, hid }) => [`${name} ${village}`, hid]),
  );
  /** Rule, level and household, since a household's first row may be another. */
  return async (name: string, change: Change): Promise<string[]> => {
    const found = await screened(county, join(folder, `${name}-${year}`), change);
    const keys = found.map((one) => {
      const household =
        householdOf.get(one.id_number ?? "") ?? nameless.get(`${one.name} ${one.village}`);
      return `${one.rule} ${one.level} ${household}`;
    });
    return [...new Set(keys)].sort();
  };
}

async function screened(
  county: County,
  project: string,
  change: Change,
): Promise<Record<string, string>[]> {
  const files = `${project}-files`;
  await mkdir(files, { recursive: true });
  for (const table of [...departmentTables(county), ...welfareTables(county)]) {
    const { file, header, rows } = change(table);
    const lines = [header, ...rows.map(({ cells }) => cells)].map((cells) =>
      cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(","),
    );
    await writeFile(join(files, file.replace(/\.\w+$/, ".csv")), `${lines.join("\n")}\n`);
  }
  const set = ["standards.rural=420", "standards.urban=600"].flatMap((one) => ["--set", one]);
  const month = ["--month", monthText(county.month), "--region", county.region, "--yes"];
  expect(await doudi("init", project, "--from", files, ...month, ...set)).toMatchObject({
    code: 0,
  });
  expect([0, 4]).toContain((await doudi("screen", project)).code);
  const out = `${project}.json`;
  await doudi("export", project, "findings", "--format", "json", "-o", out);
  return JSON.parse(readFileSync(out, "utf8")) as Record<string, string>[];
}

const backwards: Change = (table) => ({ ...table, rows: [...table.rows].reverse() });

const twice: Change = (table) => ({
  ...table,
  rows: table.rows.flatMap((row, index) => (index % 7 === 0 ? [row, row] : [row])),
});

const SPELLINGS = [
  (text: string) => ` ${text} `,
  (text: string) => [...text].join(" "),
  (text: string) => `${text}（必填）`,
  (text: string) => `*${text}`,
  (text: string) => `${text.slice(0, 2)}\n${text.slice(2)}`,
  (text: string) => text.replace("(", "（").replace(")", "）"),
];
const spelt: Change = (table) => ({
  ...table,
  header: table.header.map((text, index) => SPELLINGS[index % SPELLINGS.length]?.(text) ?? text),
});

const CHANGES: readonly (readonly [how: string, change: Change])[] = [
  ["the rows stand in another order", backwards],
  ["rows stand twice in every file", twice],
  ["headers are spelt as offices spell them", spelt],
];
const allAtOnce: Change = (table) => CHANGES.reduce((all, [, change]) => change(all), table);

describe("findings stay as they are", () => {
  it.each([2019, 2026])(
    "in %i, when files are written in other ways",
    { timeout: 600_000 },
    async (year) => {
      const findings = countyOf(year);
      const plain = await findings("plain", (table) => table);
      expect(plain.length).toBeGreaterThan(50);
      const changed = await findings("changed", allAtOnce);
      // A screen for each costs what a county's does: only where all at once make a difference is asked which of them does.
      if (JSON.stringify(changed) !== JSON.stringify(plain))
        for (const [index, [how, change]] of CHANGES.entries())
          expect(await findings(`changed-${index}`, change), how).toEqual(plain);
      expect(changed).toEqual(plain);
    },
  );
});
