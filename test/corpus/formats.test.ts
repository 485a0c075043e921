import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readBytes } from "../sources/support/read-bytes.ts";
import { gb18030Bytes } from "./gb18030-bytes.ts";
import { expected, TABLES, type Table } from "./tables.ts";

type Write = (table: Table) => Buffer;

const byLibrary =
  (bookType: XLSX.BookType): Write =>
  ({ rows }) => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as string[][]), "表1");
    return XLSX.write(book, { bookType, type: "buffer" });
  };

const quoted = (cell: string, mark: string) =>
  cell.includes(mark) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const delimited = ({ rows }: Table, mark: string) =>
  `${rows.map((cells) => cells.map((cell) => quoted(cell, mark)).join(mark)).join("\r\n")}\r\n`;
const html: Write = ({ rows }) => {
  const marked = (cell: string) =>
    cell
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll("\n", "<br/>");
  const lines = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${marked(cell)}</td>`).join("")}</tr>`,
  );
  return Buffer.from(
    `<html><head><meta charset="utf-8"></head><body><table>${lines.join("\n")}</table></body></html>`,
  );
};

const FORMATS: Readonly<Record<string, { write: Write; extension: string; trims?: true }>> = {
  xlsx: { write: byLibrary("xlsx"), extension: "xlsx" },
  xlsm: { write: byLibrary("xlsm"), extension: "xlsm" },
  "xls (BIFF8)": { write: byLibrary("biff8"), extension: "xls" },
  et: { write: byLibrary("biff8"), extension: "et" },
  xlsb: { write: byLibrary("xlsb"), extension: "xlsb" },
  ods: { write: byLibrary("ods"), extension: "ods" },
  fods: { write: byLibrary("fods"), extension: "fods" },
  "html named .xls": { write: html, extension: "xls", trims: true },
  csv: { write: (table) => Buffer.from(delimited(table, ",")), extension: "csv" },
  "csv with BOM": {
    write: (table) => Buffer.from(`\ufeff${delimited(table, ",")}`),
    extension: "csv",
  },
  tab: { write: (table) => Buffer.from(delimited(table, "\t")), extension: "txt" },
  "csv in UTF-16": {
    write: (table) => Buffer.from(`\ufeff${delimited(table, ",")}`, "utf16le"),
    extension: "csv",
  },
  "csv named .xls": { write: (table) => Buffer.from(delimited(table, ",")), extension: "xls" },
};

describe.each(Object.entries(FORMATS))(
  "#35 #53 #54 the corpus as %s",
  (_, { write, extension, trims }) => {
    it.each(TABLES)("holds: $name", async (table) => {
      const { rows } = await readBytes(write(table), `名册.${extension}`);
      // Blanks at the ends of a cell mean nothing in HTML.
      const cells = trims ? table.rows.map((row) => row.map((cell) => cell.trim())) : table.rows;
      expect(rows).toEqual(expected(cells));
    });
  },
);

describe("#47 the corpus in GB18030", () => {
  it.each(TABLES)("holds: $name", async (table) => {
    const { rows } = await readBytes(gb18030Bytes(delimited(table, ",")), "名册.csv");
    expect(rows).toEqual(expected(table.rows));
  });
});

describe("#37 a wrong extension", () => {
  const named = Object.entries(FORMATS).flatMap(([format, { write }]) =>
    ["xlsx", "xls", "csv", "txt", "ods", "dat"].map((extension) => ({ format, extension, write })),
  );
  it.each(named)(
    "$format named .$extension is what its bytes say",
    async ({ write, extension }) => {
      const table = TABLES[0] as Table;
      expect((await readBytes(write(table), `名册.${extension}`)).rows).toEqual(
        expected(table.rows),
      );
    },
  );
});
