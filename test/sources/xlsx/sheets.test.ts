import { describe, expect, it } from "vitest";
import { readBytes, refusalOf } from "../support/read-bytes.ts";
import { sheetOf, xlsxFile } from "../support/xlsx-file.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const cell = (ref: string, text: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("#38 #39 where cells stand", () => {
  it("leaves out empty rows and keeps row numbers", async () => {
    const xml = `<row r="3">${cell("B3", "乙")}</row><row r="5"/><row r="6"><c r="A6"/></row><row r="9">${cell("A9", "甲")}</row>`;
    const { rows, sheets } = await readBytes(sheetOf(xml));
    expect(rows).toEqual({ 3: ["", "乙"], 9: ["甲"] });
    expect(sheets[0]?.facts).toMatchObject({ rows: 9, filledRows: 2, width: 2 });
  });

  it("counts on where rows and cells do not say where they stand", async () => {
    const xml = `<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`;
    expect((await readBytes(sheetOf(xml))).rows).toEqual({
      1: ["1", "2"],
      4: ["", "3", "4"],
      5: ["5"],
    });
  });

  it("puts cells that stand out of order, or twice, into their columns", async () => {
    const xml = `<row r="1">${cell("C1", "丙")}${cell("A1", "甲")}${cell("B1", "a&quot;b")}</row><row r="2">${cell("A2", "旧")}${cell("A2", "新")}<c r="A2"/>${cell("B2", "乙")}</row><row r="3">${cell("A3", "后")}</row>`;
    const { rows, sheets } = await readBytes(sheetOf(xml));
    expect(rows).toEqual({ 1: ["甲", 'a"b', "丙"], 2: ["新", "乙"], 3: ["后"] });
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "disordered_cells" }]);
  });

  it("hands rows out of order to SheetJS", async () => {
    const xml = `<row r="2">${cell("A2", "二")}</row><row r="1">${cell("A1", "一")}</row>`;
    const { rows, sheets } = await readBytes(sheetOf(xml));
    expect(rows).toEqual({ 1: ["一"], 2: ["二"] });
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "read_by_sheetjs" }]);
  });

  it("refuses a cell that says it stands in another row", async () => {
    const error = await refusalOf(sheetOf(`<row r="1">${cell("A2", "甲")}</row>`));
    expect(error).toMatchObject({ code: "E3002", at: { file: "名册.xlsx", row: 1 } });
  });

  it("reads two cells of a sheet that claims to be full", async () => {
    const rows = `<row r="1">${cell("A1", "始")}</row><row r="1048576">${cell("XFD1048576", "终")}</row>`;
    const { sheets } = await readBytes(
      sheetOf(rows, { before: '<dimension ref="A1:XFD1048576"/>' }),
    );
    expect(sheets[0]?.facts).toMatchObject({ rows: 1_048_576, filledRows: 2, width: 16_384 });
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "cut_off" }]);
    expect(sheets[0]?.rows[1_048_576]?.[16_383]).toBe("终");
  });
});

describe("rows that are struck out", () => {
  const styles =
    '<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>';
  const row = (at: number, ...formats: readonly number[]) =>
    `<row r="${at}">${formats.map((s, n) => `<c r="${"ABC"[n]}${at}" s="${s}" t="inlineStr"><is><t>甲</t></is></c>`).join("")}</row>`;

  it("are read, and named", async () => {
    const xml = [row(1, 0, 0, 0), row(2, 1, 1, 0), row(3, 2, 2, 2), row(4, 1, 0, 0)].join("");
    const { rows, sheets } = await readBytes(sheetOf(xml, { styles }));
    expect(Object.keys(rows)).toEqual(["1", "2", "3", "4"]);
    const notes = sheets[0]?.facts.notes ?? [];
    expect(notes.map(({ code }) => code)).toEqual(["struck_rows"]);
    expect(notes[0]?.text).toContain("有 1 行划了删除线（第 2 行）");
  });

  it("are not told of where no format of the book strikes anything out", async () => {
    const plain = '<fonts><font/></fonts><cellXfs><xf fontId="0"/></cellXfs>';
    const { sheets } = await readBytes(sheetOf(row(1, 0, 0, 0), { styles: plain }));
    expect(sheets[0]?.facts.notes).toEqual([]);
  });
});

describe("#41 #46 what is known about a sheet", () => {
  it("reports merged ranges, hidden rows, columns and sheets", async () => {
    const { sheets } = await readBytes(
      xlsxFile({
        sheets: [
          {
            name: "甲 &amp; 乙",
            before:
              '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/></cols>',
            rows: `<row r="1" hidden="1" ht="12">${cell("A1", "标题")}</row><row r="2" ht="12" hidden="true">${cell("B2", "x")}</row><row r="3" customHeight="1">${cell("A3", "y")}</row>`,
            after:
              '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>',
          },
          { name: "藏", state: "hidden", rows: `<row r="1">${cell("A1", "1")}</row>` },
          { name: "深藏", state: "veryHidden", rows: `<row r="1">${cell("A1", "2")}</row>` },
        ],
      }),
    );
    expect(sheets.map(({ facts: { name, position, hidden } }) => [name, position, hidden])).toEqual(
      [
        ["甲 & 乙", 0, 0],
        ["藏", 1, 1],
        ["深藏", 2, 2],
      ],
    );
    expect(sheets[0]?.facts).toMatchObject({
      hiddenRows: 2,
      hiddenColumns: [2, 3],
      merges: [
        { top: 1, left: 1, bottom: 1, right: 3 },
        { top: 2, left: 1, bottom: 3, right: 1 },
      ],
    });
  });

  it("reads an empty sheet as one", async () => {
    const { sheets } = await readBytes(
      xlsxFile({
        sheets: [{ rows: "" }, { whole: `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>` }],
      }),
    );
    expect(sheets.map(({ facts }) => [facts.filledRows, facts.notes])).toEqual([
      [0, []],
      [0, []],
    ]);
  });

  it("says that macros were not run", async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`;
    const { book, rows } = await readBytes(
      sheetOf(`<row r="1">${cell("A1", "数")}</row>`, {
        parts: [
          { name: "xl/_rels/workbook.xml.rels", data: rels },
          { name: "xl/vbaProject.bin", data: "macro" },
        ],
      }),
      "名册.xlsm",
    );
    expect(rows).toEqual({ 1: ["数"] });
    expect(book.notes).toMatchObject([{ code: "macros" }]);
  });
});

describe("other ways to write the same", () => {
  const sheet = (prefix: string, uri: string) => {
    const x = prefix && `${prefix}:`;
    return `<?xml version='1.0'?><!-- c --><${x}worksheet xmlns${prefix && `:${prefix}`}='${uri}'><${x}sheetData ><${x}row r='1' ><${x}c r='A1' t='inlineStr'><${x}is><${x}t>甲</${x}t></${x}is></${x}c><${x}c r='B1'><${x}f>1</${x}f><${x}v>2</${x}v></${x}c ></${x}row ></${x}sheetData><${x}mergeCells><${x}mergeCell ref='A1:B2'/></${x}mergeCells></${x}worksheet>`;
  };

  it.each([
    ["a prefix", sheet("x", MAIN)],
    ["the strict namespace", sheet("", STRICT)],
    ["line ends between tags", sheet("", MAIN).replaceAll("><", ">\r\n  <")],
    ["a byte order mark", `\ufeff${sheet("", MAIN)}`],
  ])("reads %s with the own scanner", async (_, whole) => {
    const { rows, sheets } = await readBytes(xlsxFile({ sheets: [{ whole }] }));
    expect(rows).toEqual({ 1: ["甲", "2"] });
    expect(sheets[0]?.facts).toMatchObject({ formulaCells: 1, notes: [], merges: [{ bottom: 2 }] });
  });

  it("finds parts under names with backslashes and other capitals", async () => {
    const bytes = sheetOf(`<row r="1">${cell("A1", "甲")}</row>`);
    const renamed = Buffer.from(
      bytes.toString("latin1").replaceAll("xl/worksheets/sheet1.xml", "XL\\Worksheets\\SHEET1.xml"),
      "latin1",
    );
    expect((await readBytes(renamed)).rows).toEqual({ 1: ["甲"] });
  });

  it("never reports a sheet as empty because it did not know its tags", async () => {
    const whole = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><wrapped><c r="A1"><v>1</v></c></wrapped></row></sheetData></worksheet>`;
    const { sheets } = await readBytes(xlsxFile({ sheets: [{ whole }] }));
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "read_by_sheetjs" }]);
    expect(sheets[0]?.facts.filledRows).toBe(1);
  });
});
