import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Table } from "../../src/demo/tables/table.ts";
import { csv, type Grid, screenTwoForms } from "../support/two-forms.ts";

// The same payments and subsidies, one column a month and one a subsidy instead of one row each: the same findings.
const folder = mkdtempSync(join(tmpdir(), "doudi-side-by-side-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
  const { long, wide } = await screenTwoForms(folder, (table) => {
    if (table.file.startsWith("发放流水")) return payments(table);
    return table.header.includes("补贴类型") ? subsidies(table) : null;
  });
  expect(wide.findings).toEqual(long.findings);
  const about = (rule: string) =>
    long.findings.filter((finding) => finding.startsWith(rule)).length;
  expect(about("FF") * about("LB07") * about("CB07")).toBeGreaterThan(0);
  expect(wide.used.payment).toBeLessThan((long.used.payment ?? 0) / 4);
});
