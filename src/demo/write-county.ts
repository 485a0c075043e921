import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { answersOf } from "./answers.ts";
import { type County, monthText } from "./county.ts";
import { type Damage, damageId, damageName } from "./damage.ts";
import { encodeGb18030 } from "./gb18030.ts";
import { createRandom, type Random } from "./random.ts";
import { departmentTables } from "./tables/departments.ts";
import type { Table } from "./tables/table.ts";
import { welfareTables } from "./tables/welfare.ts";

/** Where a person's row came to stand; rows count from 1 as the spreadsheet counts them. */
export interface Placed {
  file: string;
  sheet: string;
  row: number;
  pid: number;
  damage: Damage;
}

export interface WrittenCounty {
  files: string[];
  placed: Placed[];
}

const ID_COLUMNS = /身份|证件号码/;
const NAME_COLUMNS = /姓名/;

/** Write a county's files as its offices keep them; `damage` 1 is what real rolls show, 0 none. */
export async function writeCounty(
  county: County,
  folder: string,
  damage = 1,
): Promise<WrittenCounty> {
  await mkdir(folder, { recursive: true });
  const random = createRandom(county.seed).fork("files");
  const written: WrittenCounty = { files: [], placed: [] };
  for (const table of [...departmentTables(county), ...welfareTables(county)]) {
    const grid = gridOf(table, damage, random.fork(table.file), written.placed);
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
  const placed = written.placed.map((p) => [p.file, p.sheet, p.row, p.pid, p.damage]);
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
    csv([["file", "sheet", "row", "pid", "damage"], ...placed]),
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

/** Title, header and rows; IDs and names damaged on the way, the place of each row noted. */
function gridOf(
  table: Table,
  factor: number,
  random: Random,
  placed: Placed[],
): (string | number)[][] {
  const grid: (string | number)[][] = table.title === undefined ? [] : [[table.title]];
  grid.push([...table.header]);
  for (const { pid, cells } of table.rows) {
    let own: Damage | undefined;
    const row = cells.map((cell, column) => {
      const header = table.header[column] ?? "";
      if (typeof cell !== "string") return cell;
      if (ID_COLUMNS.test(header)) {
        const { text, damage } = damageId(cell, factor, random);
        own ??= damage;
        return text;
      }
      return NAME_COLUMNS.test(header) && header !== "户主姓名"
        ? damageName(cell, factor, random)
        : cell;
    });
    grid.push(row);
    placed.push({
      file: table.file,
      sheet: table.file.endsWith(".csv") ? "" : "Sheet1",
      row: grid.length,
      pid,
      damage: own ?? "",
    });
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
