import { describe, expect, it } from "vitest";
import { readBytes } from "../support/read-bytes.ts";
import { sheetOf, stylesOf } from "../support/xlsx-file.ts";

/** Cells of a sheet of one row, from A on. */
async function cells(xml: string, more: Parameters<typeof sheetOf>[1] = {}): Promise<string[]> {
  const { rows } = await readBytes(sheetOf(`<row r="1">${xml}</row>`, more));
  return rows[1] ?? [];
}

describe("#51 numbers, as a spreadsheet program shows them", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["42", "42"],
    ["-17.5", "-17.5"],
    ["007", "7"],
    ["1.50", "1.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["70513.57000000001", "70513.57"],
    ["0.30000000000000004", "0.3"],
    ["29.989999999999998", "29.99"],
    ["999999999999999", "999999999999999"],
    ["1E3", "1000"],
    ["1.5E-7", "0.00000015"],
    ["6.02e23", "602000000000000000000000"],
    ["1E-300", `0.${"0".repeat(299)}1`],
    ["123456789012345.678", "123456789012346"],
  ])("%s reads as %s", async (written, shown) => {
    expect(await cells(`<c r="A1"><v>${written}</v></c>`)).toEqual([shown]);
  });

  it("keeps 18 digits that were written out, and counts them", async () => {
    const { rows, sheets } = await readBytes(
      sheetOf(
        `<row r="1"><c r="A1"><v>999999199001011237</v></c><c r="B1"><v>9.99999199001011E+17</v></c></row>`,
      ),
    );
    expect(rows[1]).toEqual(["999999199001011237", "999999199001011000"]);
    expect(sheets[0]?.facts.numericLongIds).toBe(2);
  });

  it("shows 15 digits of a number that a double could have printed", async () => {
    expect(await cells(`<c r="A1"><v>999999199001011200</v></c>`)).toEqual(["999999199001011000"]);
  });

  it("keeps what stands where a number should", async () => {
    expect(await cells(`<c r="A1"><v>N/A</v></c><c r="B1"><v> 3 </v></c>`)).toEqual(["N/A", "3"]);
  });
});

describe("#52 dates", () => {
  const date = (serial: string, format: number | string, more = {}) =>
    cells(`<c r="A1" s="1"><v>${serial}</v></c>`, { styles: stylesOf(format), ...more });

  it.each([
    ["43739", 14, "2019-10-01"],
    ["43739.5", 22, "2019-10-01 12:00:00"],
    ["43739.999999", 14, "2019-10-02"],
    ["43739.354166666664", 22, "2019-10-01 08:30:00"],
    ["43739", 31, "2019-10-01"],
    ["43739", 57, "2019-10-01"],
    ["43739", 'yyyy"年"m"月"', "2019-10-01"],
    ["43739", "[$-804]yyyy年m月d日;@", "2019-10-01"],
    ["43739", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "2019-10-01"],
    ["43739", "e/m/d", "2019-10-01"],
    ["43739", "aaaa", "2019-10-01"],
    ["1", 14, "1900-01-01"],
    ["59", 14, "1900-02-28"],
    ["60", 14, "1900-02-29"],
    ["61", 14, "1900-03-01"],
    ["2958465", 14, "9999-12-31"],
    ["2958466", 14, "2958466"],
    ["-1", 14, "-1"],
    ["0.5", 20, "12:00:00"],
    ["0", 14, "00:00:00"],
    ["1.25", "[h]:mm", "30:00:00"],
  ])("%s under %s is %s", async (serial, format, shown) => {
    expect(await date(serial, format)).toEqual([shown]);
  });

  it.each([
    ["43739", "0.00"],
    ["43739", 4],
    ["43739", '#,##0 "days"'],
    ["43739", 'General"天"'],
    ["43739", "0.00E+00"],
    ["43739", "[Red]#,##0;[Magenta]-#,##0"],
    ["43739", "\\d0"],
    ["43739", "G/通用格式"],
    ["43739", 49],
  ])("%s under %s is a number", async (serial, format) => {
    expect(await date(serial, format)).toEqual(["43739"]);
  });

  it("counts days from 1904 where the book says so, in spite of extensions of the same name", async () => {
    const styles = stylesOf(14);
    expect(await date("42277", 14, { workbookPr: 'date1904="1"' })).toEqual(["2019-10-01"]);
    const sheet = sheetOf(`<row r="1"><c r="A1" s="1"><v>42277</v></c></row>`, {
      styles,
      workbookPr:
        'date1904="true"/><extLst><x15:workbookPr xmlns:x15="urn:x" chartTrackingRefBase="1"/></extLst><x',
    });
    expect((await readBytes(sheet)).rows[1]).toEqual(["2019-10-01"]);
  });

  it("reads ISO dates, to the second", async () => {
    const xml = `<c r="A1" t="d"><v>2019-10-01T00:00:00</v></c><c r="B1" t="d"><v>2014-02-14T08:27:48.765Z</v></c>`;
    expect(await cells(xml)).toEqual(["2019-10-01", "2014-02-14 08:27:49"]);
  });
});

describe("text", () => {
  it("reads shared strings, plain, rich and phonetic", async () => {
    const strings = `<si><t>张三</t></si><si><r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve"> 体</t></r><rPh sb="0" eb="1"><t>cu</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si>`;
    const row = [0, 1, 2, 3, 0].map(
      (index, at) => `<c r="${"ABCDE"[at]}1" t="s"><v>${index}</v></c>`,
    );
    expect(await cells(row.join(""), { strings })).toEqual(["张三", "粗 体", "", "", "张三"]);
  });

  it("reads inline strings, plain, rich and phonetic", async () => {
    const xml = `<c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><r><t>乙</t></r><r><t>丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></is></c><c r="C1" t="inlineStr"><is><t xml:space="preserve"> 丁 </t></is></c><c r="D1" t="inlineStr"><is/></c><c r="E1" t="inlineStr"><is><t/></is></c><c r="F1" t="inlineStr"><is><t>戊</t></is></c>`;
    expect(await cells(xml)).toEqual(["甲", "乙丙", " 丁 ", "", "", "戊"]);
  });

  it.each([
    ["A&amp;B &lt;x&gt; &quot;q&quot; &apos;a&apos;", "A&B <x> \"q\" 'a'"],
    ["&#x5f20;&#19977;&#x20BB7;", "张三𠮷"],
    ["a_x000D_b_x000a_c", "a\rb\nc"],
    ["_x005F_x0041_ _x41_ _y", "_x0041_ _x41_ _y"],
    ["_xD842__xDFB7_", "𠮷"],
    ["_x0000_&#0;", "\ufffd\ufffd"],
    ["<![CDATA[<b>&amp;]]>&amp;", "<b>&amp;&"],
    ["x<!-- not this -->y", "xy"],
    ["line\r\nline\rline", "line\nline\nline"],
    ['tab\there "quoted"', 'tab\there "quoted"'],
    ["=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"],
  ])("%j reads as %j, shared, inline and as a formula's result", async (xml, text) => {
    const row = `<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${xml}</t></is></c>`;
    expect(await cells(row, { strings: `<si><t>${xml}</t></si>` })).toEqual([text, text]);
    if (!xml.includes("<!"))
      expect(await cells(`<c r="A1" t="str"><f>A2</f><v>${xml}</v></c>`)).toEqual([text]);
  });

  it("keeps blanks around text, and takes a cell of blanks for empty", async () => {
    const strings = `<si><t xml:space="preserve">  张三\u3000</t></si><si><t xml:space="preserve"> \u00a0\u3000&#10;</t></si>`;
    const row = `<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>`;
    expect(await cells(row, { strings })).toEqual(["", "  张三\u3000"]);
  });

  it.each([
    "䶮",
    "𬭎",
    "㛃",
    "\u{30EDD}",
    "\ue000",
    "買買提·\u202e艾",
    "👨‍👩‍👧",
    "e\u0301",
    "\uf9d1",
  ])("stores %s as given", async (text) => {
    expect(await cells(`<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`)).toEqual([text]);
  });
});

describe("#40 other kinds of cell", () => {
  it("reads booleans, errors and formula results, and counts", async () => {
    const xml = `<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f t="shared" si="0"/><v>x</v></c><c r="F1" t="e"><f>REF</f><v>#REF!</v></c><c r="G1"><f>NOW()</f></c><c r="H1" t="str"><f>A9</f><v></v></c>`;
    const { rows, sheets } = await readBytes(sheetOf(`<row r="1">${xml}</row>`));
    expect(rows[1]).toEqual(["TRUE", "FALSE", "#N/A", "2", "x", "#REF!"]);
    expect(sheets[0]?.facts).toMatchObject({ formulaCells: 5, errorCells: 2 });
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "formula_without_value" }]);
  });

  it("never works a formula out, nor follows a link", async () => {
    const xml = `<c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1/")</f><v>旧值</v></c><c r="B1"><f>[1]Sheet1!A1</f><v>7</v></c>`;
    expect(await cells(xml)).toEqual(["旧值", "7"]);
  });

  it("steps over values that are empty tags or say how to keep blanks", async () => {
    const xml = `<c r="A1"><v/></c><c r="B1"><v xml:space="preserve">5</v></c><c r="C1"><f>A1</f><v/></c><c r="D1"/><c r="E1" s="0"></c><c r="F1"><v>6</v></c>`;
    expect(await cells(xml)).toEqual(["", "5", "", "", "", "6"]);
  });
});
