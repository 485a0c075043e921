import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutSensitiveWords } from "../../src/worklists/sensitive-words.ts";
import { writeBook } from "../../src/worklists/workbook/book.ts";
import { cellText, looksLikeFormula } from "../../src/worklists/workbook/safe-text.ts";
import { putRow } from "../../src/worklists/workbook/sheet-rows.ts";
import { heightOf, linesIn } from "../../src/worklists/workbook/text-height.ts";
import { newFolder } from "./support/county.ts";
import { xlsxParts } from "./support/xlsx-parts.ts";

const DATE = { date: "2019-10-31" };

describe("writeBook", () => {
  it("leaves the old file and no other when the new one fails half-way", async () => {
    const folder = newFolder();
    const path = join(folder, "清单.xlsx");
    writeFileSync(path, "old");
    const failing = writeBook(path, DATE, async (book) => {
      const sheet = book.addSheet("漏保");
      sheet.getRow(1).commit();
      throw new Error("stopped");
    });
    await expect(failing).rejects.toThrow("stopped");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["清单.xlsx"]);
  });

  it("leaves nothing behind when the finished file cannot be put in its place", async () => {
    const folder = newFolder();
    const path = join(folder, "清单.xlsx");
    const failing = writeBook(path, DATE, async (book) => {
      const sheet = book.addSheet("漏保");
      mkdirSync(path);
      sheet.getRow(1).commit();
      sheet.commit();
    });
    await expect(failing).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["清单.xlsx"]);
  });

  it("makes a file only its owner can read, dated as told", async () => {
    const path = join(newFolder(), "清单.xlsx");
    await writeBook(path, DATE, async (book) => {
      const sheet = book.addSheet("a/b");
      putRow(sheet, 1, [["=1+1", "text"]], null);
      sheet.commit();
    });
    expect(existsSync(path)).toBe(true);
    const parts = xlsxParts(path);
    expect(parts.get("docProps/core.xml")).toContain("2019-10-31T00:00:00Z");
    expect(parts.get("xl/workbook.xml")).toContain('name="a_b"');
  });
});

describe("cellText", () => {
  it("gives well-formed text within Excel's limit, and changes nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const cell = cellText(text);
        expect(cell).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}/u);
        expect(cellText(cell)).toBe(cell);
      }),
    );
    expect(cellText("古丽·买买提 𬭎")).toBe("古丽·买买提 𬭎");
    expect(cellText("𬭎".repeat(20_000)).length).toBeLessThanOrEqual(32_767);
    expect(cellText("a".repeat(40_000)).endsWith("a…")).toBe(true);
  });

  it.each(["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "\r1"])(
    "knows %j for a formula",
    (text) => {
      expect(looksLikeFormula(text)).toBe(true);
    },
  );

  it.each(["1=1", "张三", "", "(1)", "'=1"])("takes %j for text", (text) => {
    expect(looksLikeFormula(text)).toBe(false);
  });
});

describe("linesIn", () => {
  it("needs one line for what fits, more for longer text, and never fewer for more text", () => {
    expect(linesIn("测试甲", 8)).toBe(1);
    expect(linesIn("测试甲乙", 8)).toBe(2);
    expect(linesIn("一\n二\n三", 8)).toBe(3);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.string({ maxLength: 10 }),
        fc.integer({ min: 4, max: 60 }),
        (a, b, width) => {
          expect(linesIn(a + b, width)).toBeGreaterThanOrEqual(linesIn(a, width));
        },
      ),
    );
    expect(heightOf(1, 37)).toBe(37);
    expect(heightOf(1000, 37)).toBeLessThanOrEqual(409);
  });
});

describe("withoutSensitiveWords", () => {
  it.each([
    ["持精神二级残疾证", "持二级残疾证"],
    ["持精神残疾一级证", "持一级证"],
    ["艾滋病病毒感染儿童", "孤儿类儿童"],
    ["因患艾滋病致贫", "因患重病致贫"],
    ["HIV感染者家庭", "重病家庭"],
    ["振奋精神，勤劳致富", "振奋精神，勤劳致富"],
    ["肢体二级", "肢体二级"],
  ])("%s → %s", (text, kept) => {
    expect(withoutSensitiveWords(text)).toBe(kept);
  });
});
