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

// The same payments and subsidies, one column a month and one a subsidy instead of one row each: the same findings.
const folder = mkdtempSync(join(tmpdir(), "doudi-side-by-side-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Grid = (string | number)[][];

/** One row a person: after who it is, a group of columns for each thing that `by` names, in its order. */
function spread(table: Table, by: readonly string[], own: readonly string[]) {
  const at = (name: string) => table.header.indexOf(name);
  const beside = [...by, ...own];
  const who = table.header.filter((name) => !beside.includes(name));
  const keys = [
    ...new Set(table.rows.map(({ cells }) => by.map((name) => cells[at(name)]).join("\t"))),
  ].sort();
  const people = new Map<string, { who: Grid[number]; cells: Map<string, Grid[number]> }[]>();
  for (const { cells } of table.rows) {
    const self = who.map((name) => cells[at(name)] ?? "");
    const key = by.map((name) => cells[at(name)]).join("\t");
    const rows = people.get(self.join("\t")) ?? [];
    people.set(self.join("\t"), rows);
    // Paid twice for one month: the second stands on a row below.
    let row = rows.find((each) => !each.cells.has(key));
    if (!row) {
      row = { who: self, cells: new Map() };
      rows.push(row);
    }
    row.cells.set(
      key,
      own.map((name) => cells[at(name)] ?? ""),
    );
  }
  const rows = [...people.values()]
    .flat()
    .map((row) => [...row.who, ...keys.flatMap((key) => row.cells.get(key) ?? own.map(() => ""))]);
  return { who, keys, rows };
}

const csv = (rows: Grid) => rows.map((cells) => cells.join(",")).join("\n");

/** Three header rows: the item, its months, what of each. Text files write a group once, over its first column. */
function payments(table: Table): string {
  const own = ["发放金额", "发放日期", "发放状态"];
  const { who, keys, rows } = spread(table, ["发放项目", "所属年月"], own);
  const parts = keys.map((key) => key.split("\t") as [string, string]);
  const items = parts.map(([item], index) => (item === parts[index - 1]?.[0] ? "" : item));
  const header = [
    [...who, ...items.flatMap((item) => [item, "", ""])],
    [...who.map(() => ""), ...parts.flatMap(([, month]) => [month, "", ""])],
    [...who.map(() => ""), ...parts.flatMap(() => own)],
  ];
  return csv([["民政资金发放台账"], ...header, ...rows]);
}

function subsidies(table: Table): string {
  const { who, keys, rows } = spread(table, ["补贴类型"], ["补贴金额"]);
  return csv([[...who, ...keys], ...rows]);
}

it("gives the same findings", async () => {
  const month = { year: 2019, month: 10 };
  const county = generateCounty({ people: 800, seed: 5, mistakes: 3, month });
  const written = { long: join(folder, "long"), wide: join(folder, "wide") };
  for (const [form, files] of Object.entries(written)) {
    mkdirSync(files);
    for (const table of [...departmentTables(county), ...welfareTables(county)]) {
      const isWide = form === "wide";
      const text =
        isWide && table.file.startsWith("发放流水")
          ? payments(table)
          : isWide && table.header.includes("补贴类型")
            ? subsidies(table)
            : csv([[...table.header], ...table.rows.map(({ cells }) => [...cells])]);
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
  expect(wide.findings).toEqual(long.findings);
  const about = (rule: string) =>
    long.findings.filter((finding) => finding.startsWith(rule)).length;
  expect(about("FF") * about("LB07") * about("CB07")).toBeGreaterThan(0);
  expect(wide.used.payment).toBeLessThan((long.used.payment ?? 0) / 4);
}, 120_000);
