import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import officeCrypto from "officecrypto-tool";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { OUTCOMES } from "../../src/worklists/outcomes.ts";
import { type TownshipFile, writeWorklists } from "../../src/worklists/write-worklists.ts";
import { FORMULA_NAME, newFolder, roundIn, smallCounty } from "./support/county.ts";
import { workbookText } from "./support/workbook-text.ts";
import { sheetElements, xlsxParts } from "./support/xlsx-parts.ts";

/** Order of the children of a worksheet in ECMA-376 part 1, 18.3.1.99; Excel refuses a file that departs from it. */
const SHEET_ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks".split(
    " ",
  );

let db: Database;
let files: TownshipFile[];
const folder = newFolder();
const steps: string[] = [];

beforeAll(async () => {
  db = await smallCounty();
  ({ files } = await writeWorklists(db, {
    ...roundIn(folder),
    progress: (town, done, total) => steps.push(`${done}/${total} ${town}`),
  }));
});
afterAll(() => db.close());

const fileOf = (town: string) => files.find((file) => file.town === town) as TownshipFile;
const sheetsOf = (parts: ReadonlyMap<string, string>) =>
  [...parts].filter(([name]) => name.startsWith("xl/worksheets/sheet"));

describe("writeWorklists", () => {
  it("writes one workbook a township with findings, people without one last", () => {
    expect(
      files.map(({ town, findings, families, path }) => ({
        town,
        findings,
        families,
        name: basename(path),
      })),
    ).toEqual([
      { town: "CON", findings: 1, families: { CB: 1 }, name: "_CON-核查清单-2019-10-1.xlsx" },
      { town: "a/b:?*", findings: 1, families: { LB: 1 }, name: "a_b___-核查清单-2019-10-1.xlsx" },
      {
        town: "龙潭乡",
        findings: 6,
        families: { TB: 1, LB: 4, FF: 1 },
        name: "龙潭乡-核查清单-2019-10-1.xlsx",
      },
      {
        town: "未定乡镇",
        findings: 1,
        families: { DQ: 1 },
        name: "未定乡镇-核查清单-2019-10-1.xlsx",
      },
    ]);
    expect(readdirSync(folder).sort()).toEqual(
      ["打印", ...files.map(({ path }) => basename(path))].sort(),
    );
    expect(readdirSync(join(folder, "打印")).sort()).toEqual(
      files.map(({ print }) => basename(print ?? "")).sort(),
    );
    expect(steps).toEqual(["0/4 CON", "1/4 a/b:?*", "2/4 龙潭乡", "3/4 未定乡镇"]);
  });

  it("writes what a township reads, fills in and may choose from", async () => {
    await expect(await workbookText(fileOf("龙潭乡").path)).toMatchFileSnapshot(
      "township.golden.txt",
    );
  });

  it("says on every printed page what each code means, within what a foot may hold", () => {
    const parts = xlsxParts(fileOf("龙潭乡").print as string);
    const foot = /<oddFooter>(.*?)<\/oddFooter>/s.exec(parts.get("xl/worksheets/sheet1.xml") ?? "");
    const text = (foot?.[1] ?? "").replaceAll("&amp;", "&");
    for (const { code, short } of OUTCOMES) expect(text).toContain(`${code}${short}`);
    // Longer ones make Excel call the file damaged.
    expect(text.length).toBeLessThanOrEqual(255);
  });

  it("has the parts of a workbook and no others, each sheet in the order Excel wants", () => {
    const parts = xlsxParts(fileOf("龙潭乡").path);
    expect([...parts.keys()].sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "docProps/app.xml",
      "docProps/core.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
      "xl/theme/theme1.xml",
      "xl/workbook.xml",
      ...[1, 2, 3, 4, 5, 6].map((number) => `xl/worksheets/sheet${number}.xml`),
    ]);
    for (const [, xml] of sheetsOf(parts)) {
      const places = sheetElements(xml).map((name) => SHEET_ORDER.indexOf(name));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    expect(sheetElements(parts.get("xl/worksheets/sheet2.xml") ?? "")).toEqual(
      expect.arrayContaining(["sheetProtection", "autoFilter", "dataValidations", "pageSetup"]),
    );
  });

  it("keeps one validation a range and the entries out of the cell", () => {
    const xml = xlsxParts(fileOf("龙潭乡").path).get("xl/worksheets/sheet3.xml") ?? "";
    expect(xml.match(/<dataValidation /g)).toHaveLength(2);
    expect(xml).toMatch(/sqref="W2:W5"><formula1>_codes!\$B\$2:\$B\$\d+<\/formula1>/);
  });

  it("makes text of whatever looks like a formula, and formulas of no data", () => {
    for (const { path } of files) {
      const parts = xlsxParts(path);
      for (const [name, xml] of sheetsOf(parts)) {
        const formulas = [...xml.matchAll(/<f>(.*?)<\/f>/g)].map((match) => match[1]);
        if (name !== "xl/worksheets/sheet1.xml") expect(formulas).toEqual([]);
        for (const formula of formulas) expect(formula).toMatch(/^SUM\([A-Z]+\d+:[A-Z]+\d+\)$/);
      }
    }
    const parts = xlsxParts(fileOf("a/b:?*").path);
    const strings = [
      ...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g),
    ];
    const number = strings.findIndex((match) => match[1]?.startsWith("=HYPERLINK"));
    const cell = new RegExp(`<c r="J2" s="(\\d+)" t="s"><v>${number}</v>`).exec(
      parts.get("xl/worksheets/sheet2.xml") ?? "",
    );
    const styles =
      /<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(parts.get("xl/styles.xml") ?? "")?.[1] ?? "";
    const style = styles.split("<xf ").slice(1)[Number(cell?.[1])];
    expect(style).toMatch(/^quotePrefix="1"/);
    expect(FORMULA_NAME.startsWith("=HYPERLINK")).toBe(true);
  });

  it("writes XML that names, controls and half characters cannot break", () => {
    for (const { path } of files) {
      for (const [name, xml] of xlsxParts(path)) {
        const odd = xml.match(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/u)?.[0];
        expect(`${name} ${odd}`).toBe(`${name} undefined`);
      }
    }
    const strings = xlsxParts(fileOf("CON").path).get("xl/sharedStrings.xml") ?? "";
    expect(strings).toContain("仍在保&lt;b&gt;&amp;amp;&lt;/b&gt;]]&gt;");
    expect(strings).toContain("𬭎淼");
  });

  it("shows four characters of an ID number, two of a child's, and no account or telephone", async () => {
    const ids = await db.rows<{ id18: string }>("SELECT id18 FROM person WHERE id18 IS NOT NULL");
    const text = files.flatMap(({ path }) => [...xlsxParts(path).values()]).join("\n");
    for (const { id18 } of ids) expect(text).not.toContain(id18.slice(6));
    expect(text).not.toContain("6222021234567890123");
    expect(text).not.toContain("13800001234");
    const child = await db.rows<{ id18: string }>("SELECT id18 FROM person WHERE name = '测试乙'");
    expect(text).toContain(`<t>****${child[0]?.id18.slice(-2)}</t>`);
    expect(text).toContain("<t>无有效证号</t>");
  });

  it("prints whole numbers and all words only when asked", async () => {
    const other = newFolder();
    const whole = await writeWorklists(db, {
      ...roundIn(other),
      // Other words are another batch.
      ledgerFolder: newFolder(),
      fullId: { password: "correct horse" },
      sensitiveWords: true,
    });
    const sealed = readFileSync(whole.files.find(({ town }) => town === "龙潭乡")?.path ?? "");
    expect(sealed.toString("latin1")).toContain("\xD0\xCF\x11\xE0");
    await expect(officeCrypto.decrypt(sealed, { password: "wrong horse" })).rejects.toThrow();
    const path = join(other, "open.xlsx");
    writeFileSync(path, await officeCrypto.decrypt(sealed, { password: "correct horse" }));
    const strings = xlsxParts(path).get("xl/sharedStrings.xml") ?? "";
    const [row] = await db.rows<{ id18: string }>("SELECT id18 FROM person WHERE name = '测试庚'");
    expect(strings).toContain(`<t>${row?.id18}</t>`);
    expect(strings).toContain("精神一级");
    expect(strings).toContain("艾滋");
    const masked = xlsxParts(fileOf("龙潭乡").path).get("xl/sharedStrings.xml") ?? "";
    expect(masked).not.toMatch(/精神|艾滋/);
  });

  it("makes the same bytes of the same rows", async () => {
    const again = await writeWorklists(db, roundIn(newFolder()));
    for (const [index, { path }] of again.files.entries()) {
      expect(readFileSync(path).equals(readFileSync(files[index]?.path ?? ""))).toBe(true);
    }
  });

  it("reports findings of rules that are not in the pack", async () => {
    await db.run("BEGIN");
    await db.run("UPDATE finding SET rule = 'XZ99' WHERE rule = 'CB01'");
    const strange = await writeWorklists(db, roundIn(newFolder()));
    await db.run("ROLLBACK");
    expect(strange.files.map(({ findings }) => findings).sort()).toEqual([1, 1, 1, 6]);
    expect(strange.files.find(({ town }) => town === "CON")?.families).toEqual({ DQ: 1 });
  });

  it("writes nothing where there is nothing to verify", async () => {
    await db.run("BEGIN");
    await db.run("DELETE FROM finding");
    const empty = newFolder();
    const none = await writeWorklists(db, roundIn(empty));
    await db.run("ROLLBACK");
    expect(none.files).toEqual([]);
    expect(readdirSync(join(empty))).toEqual([]);
  });

  it("writes every row of townships that come in many pieces", async () => {
    await db.run("BEGIN");
    await db.script(`
      INSERT INTO person SELECT 10000000000 + i, md5(i::VARCHAR), NULL, '测试' || i, '男', DATE '1960-01-01',
        '第' || (i % 2) || '乡', '第' || (i % 40) || '村' FROM range(5000) t(i);
      INSERT INTO finding SELECT left(md5(i::VARCHAR), 16), 'LB06', 'hit', 10000000000 + i, NULL, '2019-10',
        '第' || i || '人持肢体二级残疾证，在2019年10月低保名册，但不在同月困难残疾人生活补贴名册。', '{}',
        '[{"file":"disability.xlsx","sheet":"Sheet1","row":1}]', 'open', '2019-10' FROM range(5000) t(i);`);
    const many = await writeWorklists(db, roundIn(newFolder()));
    await db.run("ROLLBACK");
    const towns = many.files.filter(({ findings }) => findings === 2500);
    expect(towns.map(({ town }) => town)).toEqual(["第0乡", "第1乡"]);
    for (const [even, { path, print }] of towns.entries()) {
      for (const [file, sheet] of [[path, "sheet2"] as const, [print ?? "", "sheet1"] as const]) {
        const parts = xlsxParts(file);
        const told = parts.get("xl/sharedStrings.xml")?.matchAll(/第(\d+)人持肢体/g) ?? [];
        const numbers = new Set([...told].map(([, number]) => Number(number)));
        expect(numbers.size).toBe(2500);
        expect([...numbers].every((number) => number % 2 === even)).toBe(true);
        expect(parts.get(`xl/worksheets/${sheet}.xml`)?.match(/<row /g)).toHaveLength(2501);
      }
    }
  });
});
