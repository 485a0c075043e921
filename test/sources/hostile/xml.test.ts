import { describe, expect, it } from "vitest";
import { outcomeOf, readBytes, refusalOf } from "../support/read-bytes.ts";
import { sheetOf, xlsxFile } from "../support/xlsx-file.ts";

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const ROWS = `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`;
const whole = (xml: string) => xlsxFile({ sheets: [{ whole: xml }] });

describe("#42 XML that no spreadsheet program writes", () => {
  it.each([
    ["billion laughs", `<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`],
    ["an external entity", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`],
    ["an external subset", `<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">`],
  ])("is refused with a DOCTYPE in the sheet: %s", async (_, doctype) => {
    const error = await refusalOf(
      whole(`<?xml version="1.0"?>${doctype}<worksheet ${NS}>${ROWS}</worksheet>`),
    );
    expect(error.code).toBe("E3002");
    expect(error.message).toMatch(/DOCTYPE/);
  });

  it.each([
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/_rels/workbook.xml.rels",
  ])("is refused with a DOCTYPE in %s", async (name) => {
    const data = `<!DOCTYPE x []><sst ${NS}></sst>`;
    const bytes = sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, {
      strings: "",
      parts: [{ name, data }],
    });
    expect((await refusalOf(bytes)).message).toMatch(/DOCTYPE/);
  });

  it("does not expand an entity it does not know", async () => {
    const bytes = sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>`);
    expect(await outcomeOf(bytes)).toBe("E3002");
  });

  it("is refused in another encoding", async () => {
    const wide = Buffer.from(`\ufeff<worksheet ${NS}>${ROWS}</worksheet>`, "utf16le");
    for (const data of [
      wide,
      wide.subarray(2),
      `<?xml version="1.0" encoding="GBK"?><worksheet ${NS}>${ROWS}</worksheet>`,
    ]) {
      const bytes = sheetOf("", { parts: [{ name: "xl/worksheets/sheet1.xml", data }] });
      expect(await outcomeOf(bytes)).toBe("E3002");
    }
  });

  it("is refused where its text is no UTF-8", async () => {
    const sheet = (hex: string) =>
      Buffer.concat([
        Buffer.from(`<worksheet ${NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`),
        Buffer.from(hex, "hex"),
        Buffer.from(`</t></is></c></row></sheetData></worksheet>`),
      ]);
    for (const hex of ["c5ad", "ff", "e4bd", "eda080"]) {
      const bytes = sheetOf("", {
        parts: [{ name: "xl/worksheets/sheet1.xml", data: sheet(hex) }],
      });
      expect(await outcomeOf(bytes), hex).toBe(hex === "c5ad" ? "ok" : "E3002");
    }
  });

  it("does not follow XInclude", async () => {
    const xml = `<worksheet ${NS} xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/>${ROWS}</worksheet>`;
    expect((await readBytes(whole(xml))).rows).toEqual({ 1: ["1"] });
  });

  it.each([
    ["in a row", `<worksheet ${NS}><sheetData><row r="1"><c r="A1"><v>1</v></c>`],
    ["in a tag", `<worksheet ${NS}><sheetData><row r="1"><c r="A1" t=`],
    ["after the rows", `<worksheet ${NS}>${ROWS}`],
    ["before the rows", `<worksheet ${NS}><cols>`],
  ])("is refused when it ends %s", async (_, xml) => {
    expect(await outcomeOf(whole(xml))).toBe("E3002");
  });

  it("is refused when a cell points at a string that is not there", async () => {
    const bytes = sheetOf(`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, {
      strings: "<si><t>a</t></si>",
    });
    expect(await outcomeOf(bytes)).toBe("E3002");
  });
});
