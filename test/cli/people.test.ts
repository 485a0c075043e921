import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { number } from "../support/number.ts";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

/** Unassigned region codes. */
const ZHANG = number("99990119620304123");
const LI = number("99990119750506321");
const NEW_NUMBER = number("99990119750506323");
const HUKOU = "姓名,身份证号,与户主关系,户号,乡镇,村";
const PEOPLE = [
  `测试张,${ZHANG},户主,H1,东风乡,一村`,
  `测试李,${LI},户主,H2,东风乡,二村`,
  ...Array.from({ length: 12 }, (_, n) => {
    // From 1: a number that ends in 000 is not believed where another has its first fifteen digits.
    const id = number(
      `9999011980010${(n % 9) + 1}1${String(n + 1).padStart(2, "0")}`.padEnd(17, "1"),
    );
    return `路人${"甲乙丙丁戊己庚辛壬癸子丑"[n]},${id},户主,K${n},东风乡,三村`;
  }),
];
const CARDS = "姓名,身份证号,残疾证号,残疾类别,残疾等级,证件状态,乡镇,村";
/** No number, no birth date: only name and village tell. */
const CARD_ROW = "测试张,,,肢体,一级,有效,东风乡,一村";

let project: string;
const run = (...args: string[]) => doudi(args);

/** Whose each row of the card file is: tier and person, after a new run. */
async function screenedLinks(file = "残疾人.csv") {
  const screened = await run("screen", project);
  expect(screened.code, screened.stderr).toBeLessThanOrEqual(4);
  const out = join(newFolder(), "links.csv");
  await run("export", project, "links", "--format", "csv", "-o", out);
  return csvObjects(readFileSync(out, "utf8")).filter((row) => row.file === file);
}

async function pairCodes(): Promise<string[]> {
  const { stdout } = await run("people", "review", project, "--json", "--limit", "99");
  return (JSON.parse(stdout) as { pairs: { pair_code: string }[] }).pairs.map((p) => p.pair_code);
}

beforeAll(async () => {
  project = join(newFolder(), "P");
  const from = newFolder();
  writeFileSync(join(from, "户籍.csv"), `${[HUKOU, ...PEOPLE].join("\n")}\n`);
  const others = PEOPLE.slice(2).map((line) => {
    const [name, id] = line.split(",");
    return `${name},${id},${id}43,肢体,三级,有效,东风乡,三村`;
  });
  writeFileSync(join(from, "残疾人.csv"), `${[CARDS, CARD_ROW, ...others].join("\n")}\n`);
  const init = await run(
    "init",
    project,
    "--from",
    from,
    "--month",
    "2019-10",
    "--yes",
    "--sheet",
    "户籍.csv:roll=hukou",
    "--sheet",
    "残疾人.csv:roll=disability",
  );
  expect(init.code, init.stderr + init.stdout).toBe(0);
});

describe("people review", () => {
  it("takes a filled sheet, and what was decided outlives a new delivery of the roll", async () => {
    const [before] = await screenedLinks();
    expect(before).toMatchObject({ row: "2", tier: "疑似" });
    expect(await pairCodes()).toHaveLength(1);
    expect((await run("people", "review", project, "--excel")).code).toBe(0);
    const sheet = join(project, "结果", "疑似核对-2019-10.xlsx");
    const filled = await fill(sheet, "是同一人");
    const taken = await run("people", "review", project, "--take", filled);
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.stdout).toContain("记入认定 1 对");
    expect(await pairCodes()).toEqual([]);
    const [after] = await screenedLinks();
    expect(after).toMatchObject({ row: "2", tier: "确认", rule: "D" });
    // The roll comes again, in another order and with a row more: the decision goes by what the row says.
    const file = join(project, "数据", "残疾人.csv");
    const lines = readFileSync(file, "utf8").trim().split("\n");
    writeFileSync(file, `${[lines[0], ...lines.slice(2), lines[1]].join("\n")}\n`);
    const again = await screenedLinks();
    expect(again.filter(({ rule }) => rule === "D")).toEqual([
      expect.objectContaining({ row: String(lines.length), tier: "确认" }),
    ]);
    const undone = await run("people", "decisions", project, "--undo", "1");
    expect(undone.code).toBe(0);
    expect((await screenedLinks()).filter(({ tier }) => tier === "疑似")).toHaveLength(1);
  });

  it("remembers that two are not one, and which number is right", async () => {
    await screenedLinks();
    const [code = ""] = await pairCodes();
    await run("people", "review", project, "--not-same", code);
    const rows = await screenedLinks();
    expect(rows.filter(({ tier }) => tier === "疑似")).toEqual([]);
    expect(await pairCodes()).toEqual([]);
    const row = rows.find(({ tier }) => tier === "未匹配")?.row ?? "";
    const decided = await run(
      "people",
      "decide",
      project,
      "--row",
      `残疾人.csv##${row}`,
      "--same",
      LI,
    );
    expect(decided).toMatchObject({ code: 0 });
    expect(decided.stdout + decided.stderr).not.toContain(LI);
    const after = await screenedLinks();
    expect(after.find((link) => link.row === row)).toMatchObject({ tier: "确认", rule: "D" });
  });

  it("moves every row of a number that was changed to the new one", async () => {
    const { code } = await run("people", "decide", project, "--id", LI, "--same", NEW_NUMBER);
    expect(code).toBe(0);
    const rows = await screenedLinks("户籍.csv");
    const moved = rows.find(({ row }) => row === "3");
    expect(moved).toMatchObject({ tier: "确认", rule: "D" });
    const card = (await screenedLinks()).find(({ rule }) => rule === "D");
    // The row decided before to be the old number's follows.
    expect(card?.person_id).toBe(moved?.person_id);
  });

  it("sets a row aside by its place for an answer, a number and a number without an answer", async () => {
    for (const batch of ["3", "4", "5"]) await run("people", "decisions", project, "--undo", batch);
    await screenedLinks();
    await run("people", "review", project, "--excel");
    const kept = readFileSync(join(project, "台账", "decisions.jsonl"), "utf8");
    for (const [answer, column] of [
      [{ 认定: "也许" }, "认定"],
      [{ 认定: "不是同一人", 正确证号: "123" }, "正确证号"],
      [{ 正确证号: ZHANG }, "认定"],
    ] as const) {
      const filled = await fill(join(project, "结果", "疑似核对-2019-10.xlsx"), "", answer);
      const { code, stdout } = await run("people", "review", project, "--take", filled);
      expect(code, JSON.stringify(answer)).toBe(4);
      expect(stdout).toContain("记入认定 0 对");
      expect(stdout).toContain(`第 3 行“${column}”列`);
      expect(stdout).not.toContain(ZHANG);
      expect(readFileSync(join(project, "台账", "decisions.jsonl"), "utf8")).toBe(kept);
    }
  });

  it("refuses a sheet that is none of ours", async () => {
    const { code, stderr } = await run(
      "people",
      "review",
      project,
      "--take",
      join(project, "数据", "户籍.csv"),
    );
    expect(code).toBe(3);
    expect(stderr).toContain("E3201");
  });

  it("keeps copies of what was decided, and stops where somebody changed it", async () => {
    expect(readdirSync(join(project, "台账", "备份")).length).toBeGreaterThan(1);
    const path = join(project, "台账", "decisions.jsonl");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("not_same", "same"));
    expect((await run("screen", project)).code).toBe(7);
    writeFileSync(path, text);
    appendFileSync(path, '{"n":99');
    expect((await run("people", "decisions", project)).code).toBe(0);
  });
});

async function fill(path: string, verdict: string, more: Record<string, string> = {}) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  const titles = (sheet.getRow(2).values as string[]).map(String);
  const answers = { ...(verdict === "" ? {} : { 认定: verdict }), ...more };
  for (const [title, text] of Object.entries(answers)) {
    sheet.getRow(3).getCell(titles.indexOf(title)).value = text;
  }
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  const out = join(folder, "填好.xlsx");
  await book.xlsx.writeFile(out);
  return out;
}

describe("a decision about one row", () => {
  it("holds for a row whose name and number stand in each other's column", async () => {
    const file = join(project, "数据", "残疾人.csv");
    const lines = readFileSync(file, "utf8").trim().split("\n");
    const swapped = number("99990119880808229");
    writeFileSync(
      file,
      `${[...lines, `${swapped},测试王,,肢体,二级,有效,东风乡,一村`].join("\n")}\n`,
    );
    const row = String(lines.length + 1);
    const find = async () => (await screenedLinks()).find((link) => link.row === row);
    expect(await find()).toMatchObject({ tier: "确认", rule: "R1" });
    const place = `残疾人.csv##${row}`;
    expect((await run("people", "decide", project, "--row", place, "--same", ZHANG)).code).toBe(0);
    expect(await find()).toMatchObject({ tier: "确认", rule: "D" });
  });
});
