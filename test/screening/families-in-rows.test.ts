import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { departmentTables } from "../../src/demo/tables/departments.ts";
import type { Table } from "../../src/demo/tables/table.ts";
import { welfareTables } from "../../src/demo/tables/welfare.ts";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { screenFolder } from "../support/screen-folder.ts";

// The same families a row each, every member in columns of his own: the same findings.
const folder = mkdtempSync(join(tmpdir(), "doudi-families-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Grid = (string | number)[][];

const csv = (rows: Grid) => rows.map((cells) => cells.join(",")).join("\n");
const NUMBERS = ["低保证号", "户编号", "户号"];

/** Rolls of families, by their number: what all of a family have stands once. Each in another style. */
function families(table: Table): string | null {
  const at = (name: string) => table.header.indexOf(name);
  const number = NUMBERS.find((name) => at(name) >= 0);
  if (number === undefined || at("与户主关系") < 0 || at("姓名") < 0) return null;
  const byNumber = new Map<string, Grid>();
  for (const { cells } of table.rows) {
    const key = String(cells[at(number)]);
    byNumber.set(key, [...(byNumber.get(key) ?? []), [...cells]]);
  }
  const all = [...byNumber.values()];
  const isOfAll = (name: string) =>
    !/^(姓名|序号)$|身份|证件|关系/.test(name) &&
    all.every((rows) => new Set(rows.map((row) => row[at(name)])).size === 1);
  const common = table.header.filter(isOfAll);
  const own = table.header.filter((name) => !isOfAll(name) && name !== "序号");
  const most = Math.max(...all.map((rows) => rows.length));
  const parts = Array.from({ length: most }, (_, index) => index + 1);
  const leaf = (n: number, name: string) =>
    number === "户编号" ? `${name}（${n}）` : number === "户号" ? name : `成员${n}${name}`;
  const header = [...common, ...parts.flatMap((n) => own.map((name) => leaf(n, name)))];
  const rows = all.map((members) => [
    ...common.map((name) => members[0]?.[at(name)] ?? ""),
    ...parts.flatMap((n) => own.map((name) => members[n - 1]?.[at(name)] ?? "")),
  ]);
  return csv([header, ...rows]);
}

it("gives the same findings", async () => {
  const month = { year: 2019, month: 10 };
  const county = generateCounty({ people: 800, seed: 5, mistakes: 3, month });
  const written = { long: join(folder, "long"), wide: join(folder, "wide") };
  let folded = 0;
  for (const [form, files] of Object.entries(written)) {
    mkdirSync(files);
    for (const table of [...departmentTables(county), ...welfareTables(county)]) {
      const wide = form === "wide" ? families(table) : null;
      folded += wide === null ? 0 : 1;
      const text = wide ?? csv([[...table.header], ...table.rows.map(({ cells }) => [...cells])]);
      writeFileSync(join(files, table.file.replace(/\.\w+$/, ".csv")), `${text}\n`);
    }
  }
  const context = {
    month: monthNumber(2019, 10),
    standards: [{ side: "农村" as const, fromMonth: 0, fen: 42_000 }],
    priceLinkage: [4, 5, 6].map((each) => monthNumber(2019, each)),
  };
  const long = await screenFolder(written.long, context);
  const wide = await screenFolder(written.wide, context);
  expect(folded).toBeGreaterThan(3);
  expect(wide.used).toEqual(long.used);
  expect(wide.findings).toEqual(long.findings);
  expect(wide.sentences).toEqual(long.sentences);
  expect(long.findings.length).toBeGreaterThan(50);
});
