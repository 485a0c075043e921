import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Table } from "../../src/demo/tables/table.ts";
import { csv, type Grid, screenTwoForms } from "../support/two-forms.ts";

// The same families a row each, every member in columns of his own: the same findings.
const folder = mkdtempSync(join(tmpdir(), "doudi-families-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
  const { long, wide, folded } = await screenTwoForms(folder, families);
  expect(folded).toBeGreaterThan(3);
  expect(wide.used).toEqual(long.used);
  expect(wide.findings).toEqual(long.findings);
  expect(wide.sentences).toEqual(long.sentences);
  expect(long.findings.length).toBeGreaterThan(50);
});
