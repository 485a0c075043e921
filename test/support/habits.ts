import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { encodeGb18030 } from "../../src/demo/gb18030.ts";
import { SHARED_HEADERS } from "../../src/rolls/headers/headers.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import type { Roll } from "../../src/rolls/roll.ts";
import { headersOf } from "../../src/sources/recognition/header/roll-headers.ts";
import { recogniseSheet } from "../../src/sources/recognition/recognise-sheet.ts";

/** How another county's offices write the same rolls. */
export interface Habit {
  name: string;
  /** Rows above the header. */
  titleRows: number;
  /** Headers from the synonym lists, or also made-up variants of them. */
  headers: "same" | "synonyms" | "beyond";
  groupRow?: boolean;
  sheetATown?: boolean;
  pageHeaders?: boolean;
  shuffle?: boolean;
  serial?: boolean;
  footer?: boolean;
  numericCodes?: boolean;
  dates?: "slash" | "chinese" | "compact";
  format: "xlsx" | "xls" | "gb18030" | "tab";
}

export const HABITS: readonly Habit[] = [
  { name: "plain xls", titleRows: 1, headers: "same", format: "xls" },
  { name: "synonyms", titleRows: 2, headers: "synonyms", shuffle: true, format: "xlsx" },
  {
    name: "headers beyond the lists",
    titleRows: 0,
    headers: "beyond",
    serial: true,
    format: "xlsx",
  },
  { name: "header on row 12", titleRows: 11, headers: "same", footer: true, format: "xlsx" },
  { name: "two header rows", titleRows: 1, headers: "synonyms", groupRow: true, format: "xlsx" },
  { name: "one sheet a township", titleRows: 1, headers: "same", sheetATown: true, format: "xlsx" },
  { name: "GB18030 text", titleRows: 0, headers: "synonyms", dates: "slash", format: "gb18030" },
  {
    name: "tab text",
    titleRows: 1,
    headers: "same",
    shuffle: true,
    dates: "compact",
    format: "tab",
  },
  {
    name: "headers on each page",
    titleRows: 2,
    headers: "synonyms",
    pageHeaders: true,
    footer: true,
    format: "xlsx",
  },
  {
    name: "numeric codes",
    titleRows: 1,
    headers: "beyond",
    numericCodes: true,
    dates: "chinese",
    serial: true,
    format: "xlsx",
  },
];

/** A seeded sequence of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Table {
  file: string;
  header: string[];
  rows: string[][];
  fields: string[];
  roll: Roll;
}

/** Every file of a county as a table, cut down to the townships that most rows are of. */
export async function readCounty(from: string, mostTowns: number): Promise<Table[]> {
  const tables: Table[] = [];
  for (const file of readdirSync(from).sort()) tables.push(await readTable(from, file));
  const rowsOf = new Map<string, number>();
  for (const table of tables)
    for (const town of column(table, "town")) rowsOf.set(town, (rowsOf.get(town) ?? 0) + 1);
  const ordered = [...rowsOf].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const towns = new Set(ordered.slice(0, mostTowns).map(([town]) => town));
  const people = new Set<string>();
  for (const table of tables) {
    const names = column(table, "town");
    for (const [index, id] of column(table, "id").entries())
      if (towns.has(names[index] ?? "")) people.add(id);
  }
  return knownElsewhere(tables.map((table) => within(table, towns, people)));
}

/**
 * Two rolls hold most of the rows, which take longest to write and to read and are much like one another: of the register those who stand on
 * another roll are kept, of the payments those of every second person.
 */
function knownElsewhere(tables: readonly Table[]): Table[] {
  const known = new Set(
    tables.filter(({ roll }) => roll.id !== "hukou").flatMap((table) => column(table, "id")),
  );
  const isKept: Readonly<Record<string, (id: string) => boolean>> = {
    hukou: (id) => known.has(id),
    payment: (id) => Number(id.at(-2)) % 2 === 0,
  };
  return tables.map((table) => {
    const ids = column(table, "id");
    const keeps = isKept[table.roll.id];
    return keeps ? { ...table, rows: table.rows.filter((_, at) => keeps(ids[at] ?? "")) } : table;
  });
}

/** Rows of the towns; where a file names no town, rows of people who are named in them. */
function within(table: Table, towns: ReadonlySet<string>, people: ReadonlySet<string>): Table {
  const names = column(table, "town");
  const ids = column(table, "id");
  const rows = table.rows.filter((_, index) =>
    names.length > 0 ? towns.has(names[index] ?? "") : people.has(ids[index] ?? ""),
  );
  return { ...table, rows };
}

/** The cells of one field; none where the file has no such column. */
function column({ fields, rows }: Table, field: string): string[] {
  const index = fields.indexOf(field);
  return index < 0 ? [] : rows.map((cells) => (cells[index] ?? "").trim());
}

/** Write every file of a county in another habit; the rows stay what they are. */
export function writeCounty(
  tables: readonly Table[],
  to: string,
  habit: Habit,
  seed: number,
): void {
  mkdirSync(to, { recursive: true });
  const random = seeded(seed);
  for (const table of tables) writeTable(to, reshape(table, habit, random), habit);
}

async function readTable(folder: string, file: string): Promise<Table> {
  const rows = readRows(join(folder, file));
  const rolls = await loadRolls();
  const recognition = recogniseSheet(
    {
      file,
      sheet: "",
      rows: rows.slice(0, 150).map((cells, index) => ({ row: index + 1, cells })),
      merges: [],
    },
    rolls,
  );
  if (!recognition.roll) throw new Error(`${file} is not recognised as it is`);
  const header = rows[recognition.headerRow - 1] ?? [];
  const fields = header.map(
    (_, index) => recognition.columns.find((column) => column.index === index)?.field ?? "",
  );
  const keep = header.map((_, index) => index).filter((index) => header[index] !== "序号");
  const pick = (cells: readonly string[]) => keep.map((index) => cells[index] ?? "");
  return {
    file,
    header: pick(header),
    fields: pick(fields),
    rows: rows
      .slice(recognition.headerRow)
      .map(pick)
      .filter((cells) => !/^合计/.test(cells.find(Boolean) ?? "合计")),
    roll: recognition.roll,
  };
}

function readRows(path: string): string[][] {
  const bytes = readFileSync(path);
  const text = path.endsWith(".csv") ? decode(bytes) : null;
  const book =
    text === null
      ? XLSX.read(bytes, { raw: true })
      : XLSX.read(text, { type: "string", raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  if (!sheet) throw new Error("no sheet");
  return XLSX.utils
    .sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: "", blankrows: true })
    .map((cells) => cells.map((cell) => String(cell ?? "")));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

function reshape(table: Table, habit: Habit, random: () => number): Table {
  const order = table.header.map((_, index) => index);
  if (habit.shuffle) order.sort(() => random() - 0.5);
  const fields = order.map((index) => table.fields[index] ?? "");
  const header = order.map((index) => rename(table, index, habit, random));
  const rows = table.rows.map((cells) =>
    order.map((index, position) => respell(cells[index] ?? "", fields[position] ?? "", habit)),
  );
  if (!habit.serial) return { ...table, header, fields, rows };
  return {
    ...table,
    header: ["序号", ...header],
    fields: ["", ...fields],
    rows: rows.map((cells, index) => [String(index + 1), ...cells]),
  };
}

function rename(table: Table, index: number, habit: Habit, random: () => number): string {
  const own = table.header[index] ?? "";
  const field = table.fields[index] ?? "";
  if (habit.headers === "same" || field === "") return own;
  const column = table.roll.columns[field];
  const shared = (SHARED_HEADERS as Readonly<Record<string, readonly string[]>>)[field] ?? [];
  const synonyms = (column ? headersOf(column) : shared).slice(0, 4);
  const synonym = synonyms[Math.floor(random() * synonyms.length)] ?? own;
  if (habit.headers === "synonyms") return synonym;
  const variants = [
    `*${synonym}`,
    `${synonym}（必填）`,
    synonym.length === 2 ? `${synonym[0]}  ${synonym[1]}` : `${synonym} `,
    `${synonym.slice(0, 2)}\n${synonym.slice(2)}`,
    `登记${synonym}`,
  ];
  return variants[Math.floor(random() * variants.length)] ?? synonym;
}

function respell(cell: string, field: string, habit: Habit): string {
  const date = cell.match(/^(\d{4})-(\d{2})(?:-(\d{2}))?$/);
  if (!date || field === "" || !habit.dates) return cell;
  const [, year, month, day] = date;
  if (habit.dates === "compact") return `${year}${month}${day ?? ""}`;
  if (habit.dates === "slash") return `${year}/${Number(month)}${day ? `/${Number(day)}` : ""}`;
  return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}`;
}

function writeTable(folder: string, table: Table, habit: Habit): void {
  const stem = table.file.replace(/\.[^.]*$/, "");
  if (habit.format === "gb18030" || habit.format === "tab") {
    const mark = habit.format === "tab" ? "\t" : ",";
    const lines = layout(table, habit, table.rows).map((cells) =>
      cells.map((cell) => quote(cell, mark)).join(mark),
    );
    const text = `${lines.join("\r\n")}\r\n`;
    writeFileSync(
      join(folder, `${stem}.${mark === "\t" ? "txt" : "csv"}`),
      encodeOrUtf8(text, habit),
    );
    return;
  }
  const book = XLSX.utils.book_new();
  for (const [name, rows] of sheetsOf(table, habit)) {
    const grid = layout(table, habit, rows);
    const cells = grid.map((row) =>
      row.map((cell, column) => toCell(cell, table.fields[column] ?? "", habit)),
    );
    const sheet = XLSX.utils.aoa_to_sheet(cells);
    if (habit.groupRow) sheet["!merges"] = groupMerges(table, habit.titleRows);
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  writeFileSync(
    join(folder, `${stem}.${habit.format}`),
    XLSX.write(book, { bookType: habit.format, type: "buffer" }),
  );
}

/** Rare characters have four-byte codes, which the encoder of the tests leaves to UTF-8. */
function encodeOrUtf8(text: string, habit: Habit): Buffer {
  if (habit.format !== "gb18030") return Buffer.from(`\ufeff${text}`);
  try {
    return encodeGb18030(text);
  } catch {
    return Buffer.from(text);
  }
}

function quote(cell: string, mark: string): string {
  return cell.includes(mark) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function sheetsOf(table: Table, habit: Habit): [string, string[][]][] {
  const town = table.fields.indexOf("town");
  if (!habit.sheetATown || town < 0) return [["Sheet1", table.rows]];
  const sheets = new Map<string, string[][]>();
  for (const cells of table.rows) {
    const name = (cells[town] ?? "").trim() || "其他";
    sheets.set(name, [...(sheets.get(name) ?? []), cells]);
  }
  return [...sheets];
}

function layout(table: Table, habit: Habit, rows: readonly string[][]): string[][] {
  const titles = Array.from({ length: habit.titleRows }, (_, index) =>
    index === 0 ? [table.file.replace(/\.[^.]*$/, "")] : [index === 1 ? "填报单位：县民政局" : ""],
  );
  const header = habit.groupRow ? [groupNames(table), table.header] : [table.header];
  const body = rows.flatMap((cells, index) =>
    habit.pageHeaders && index > 0 && index % 40 === 0 ? [table.header, cells] : [cells],
  );
  return [...titles, ...header, ...body, ...(habit.footer ? [[`合计：${rows.length}人`]] : [])];
}

/** A group above neighbours of one sort, as forms print it. */
function groupNames(table: Table): string[] {
  return table.fields.map((field) =>
    ["town", "village"].includes(field)
      ? "所在地"
      : ["id", "name"].includes(field)
        ? "基本信息"
        : "业务信息",
  );
}

function groupMerges(table: Table, titleRows: number): XLSX.Range[] {
  const names = groupNames(table);
  const merges: XLSX.Range[] = [];
  let start = 0;
  for (let index = 1; index <= names.length; index += 1) {
    if (names[index] === names[start]) continue;
    if (index - start > 1)
      merges.push({ s: { r: titleRows, c: start }, e: { r: titleRows, c: index - 1 } });
    start = index;
  }
  return merges;
}

function toCell(cell: string, field: string, habit: Habit): string | number {
  const code = habit.numericCodes && ["household_no", "hukou_no"].includes(field);
  return code && /^[1-9]\d{0,14}$/.test(cell) ? Number(cell) : cell;
}
