import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { departmentTables } from "../../src/demo/tables/departments.ts";
import type { Table } from "../../src/demo/tables/table.ts";
import { welfareTables } from "../../src/demo/tables/welfare.ts";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { type Screened, screenFolder } from "./screen-folder.ts";

export type Grid = (string | number)[][];

export const csv = (rows: Grid) => rows.map((cells) => cells.join(",")).join("\n");

/**
 * One county screened twice: every table a row each, and those for which `toWide` gives a text in that form.
 *
 * Returns: what came of each, and how many tables were written wide.
 */
export async function screenTwoForms(
  folder: string,
  toWide: (table: Table) => string | null,
): Promise<{ long: Screened; wide: Screened; folded: number }> {
  const county = generateCounty({
    ...{ people: 800, seed: 5, mistakes: 3 },
    month: { year: 2019, month: 10 },
  });
  const written = { long: join(folder, "long"), wide: join(folder, "wide") };
  let folded = 0;
  for (const [form, files] of Object.entries(written)) {
    mkdirSync(files);
    for (const table of [...departmentTables(county), ...welfareTables(county)]) {
      const wide = form === "wide" ? toWide(table) : null;
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
  return { long, wide: await screenFolder(written.wide, context), folded };
}
