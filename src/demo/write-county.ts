import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { answersOf } from "./answers.ts";
import { type County, monthText } from "./county.ts";
import type { IdDamageKind, NameDamageKind } from "./damage/kinds.ts";
import { Surroundings } from "./damage/surroundings.ts";
import { encodeGb18030 } from "./gb18030.ts";
import { createRandom } from "./random.ts";
import { type SpoiltRow, spoilTable } from "./spoil-table.ts";
import { departmentTables } from "./tables/departments.ts";
import type { Table } from "./tables/table.ts";
import { welfareTables } from "./tables/welfare.ts";

/** Where a person's row came to stand; rows count from 1 as the spreadsheet counts them. */
export interface Placed {
  file: string;
  sheet: string;
  row: number;
  pid: number;
  damage: IdDamageKind;
  nameDamage: NameDamageKind;
}

export interface WrittenCounty {
  files: string[];
  placed: Placed[];
}

/** Write a county's files as its offices keep them; `damage` 1 is what real rolls show, 0 none. */
export async function writeCounty(
  county: County,
  folder: string,
  damage = 1,
): Promise<WrittenCounty> {
  await mkdir(folder, { recursive: true });
  const random = createRandom(county.seed).fork("files");
  const written: WrittenCounty = { files: [], placed: [] };
  const around = new Surroundings(county.persons, Math.floor(county.month / 12));
  for (const table of [...departmentTables(county), ...welfareTables(county)]) {
    const spoilt = spoilTable(table, county, around, damage, random.fork(table.file));
    const grid = gridOf(table, spoilt, written.placed);
    await writeFile(join(folder, table.file), bytesOf(table, grid));
    written.files.push(table.file);
  }
  return written;
}

/** The answers beside the files: who everybody is, where each row stands, what each rule should find. */
export async function writeAnswers(
  county: County,
  written: WrittenCounty,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const csv = (rows: readonly (readonly (string | number)[])[]) =>
    `${rows.map((row) => row.map((cell) => quote(String(cell))).join(",")).join("\n")}\n`;
  const people = county.persons.map((p) => [
    p.pid,
    p.hid,
    p.name,
    p.id,
    p.birth,
    p.sex === "男" ? "M" : "F",
    p.town,
    p.village,
  ]);
  const truth = answersOf(county).map((answer) => [
    answer.rule,
    answer.strength,
    answer.pid,
    answer.householdNo,
  ]);
  const placed = written.placed.map((p) => [p.file, p.sheet, p.row, p.pid, p.damage, p.nameDamage]);
  await writeFile(
    join(folder, "people.csv"),
    csv([["pid", "hid", "name", "id_number", "birth", "sex", "township", "village"], ...people]),
  );
  await writeFile(
    join(folder, "truth.csv"),
    csv([["rule", "strength", "pid", "household_no"], ...truth]),
  );
  await writeFile(
    join(folder, "placed.csv"),
    csv([["file", "sheet", "row", "pid", "damage", "name_damage"], ...placed]),
  );
  const about = {
    month: monthText(county.month),
    region: county.region,
    name: county.name,
    standards: county.standards,
    price_linkage: county.priceLinkage.map(monthText),
  };
  await writeFile(join(folder, "county.json"), `${JSON.stringify(about, null, 1)}\n`);
}

/** Title, header and rows; the place of each row noted. */
function gridOf(table: Table, rows: readonly SpoiltRow[], placed: Placed[]): (string | number)[][] {
  const grid: (string | number)[][] = table.title === undefined ? [] : [[table.title]];
  grid.push([...table.header]);
  for (const { pid, cells, damage, nameDamage } of rows) {
    const isText = table.file.endsWith(".csv");
    // A line break inside a cell does not survive in text files: programs that write them take it out.
    grid.push(cells.map((cell) => (isText ? String(cell).replaceAll("\n", " ") : cell)));
    const sheet = isText ? "" : "Sheet1";
    placed.push({ file: table.file, sheet, row: grid.length, pid, damage, nameDamage });
  }
  return grid;
}

function bytesOf(table: Table, grid: (string | number)[][]): Buffer {
  if (table.file.endsWith(".csv")) {
    const text = `${grid.map((row) => row.map((cell) => quote(String(cell))).join(",")).join("\r\n")}\r\n`;
    if (table.encoding === "gb18030") return encodeGb18030(text);
    return Buffer.from(table.encoding === "utf8-bom" ? `\ufeff${text}` : text);
  }
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(grid);
  if (table.title !== undefined)
    sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: table.header.length - 1 } }];
  XLSX.utils.book_append_sheet(book, sheet, "Sheet1");
  return XLSX.write(book, {
    bookType: table.file.endsWith(".xls") ? "xls" : "xlsx",
    type: "buffer",
  }) as Buffer;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
