import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { number } from "../support/number.ts";
import { doudi, newFolder } from "./support/doudi.ts";

/** Unassigned region code. */
const COUNT = 60;
const PEOPLE = Array.from({ length: COUNT }, (_, n) => {
  const name = `测试${"甲乙丙丁戊己"[n % 6]}${"子丑寅卯辰巳午未申酉"[Math.floor(n / 6)]}`;
  return { name, id: number(`999901197001${String(10 + (n % 18))}${String(100 + n)}`), n };
});

let project: string;
const run = (...args: string[]) => doudi(args);

beforeAll(async () => {
  const folder = newFolder();
  project = join(folder, "P");
  const from = newFolder();
  const hukou = PEOPLE.map(
    ({ name, id, n }) => `${name},${id},户主,H${n},正常,${n % 2 ? "东风乡" : "西山乡"},一村`,
  );
  const cards = PEOPLE.map(
    ({ name, id, n }) =>
      `${name},${id},${id}43,肢体,${n % 3 ? "三级" : "一级"},有效,${n % 2 ? "东风乡" : "西山乡"},一村`,
  );
  writeFileSync(
    join(from, "户籍.csv"),
    `姓名,身份证号,与户主关系,户号,户籍状态,乡镇,村\n${hukou.join("\n")}\n`,
  );
  writeFileSync(
    join(from, "持证残疾人.csv"),
    `姓名,身份证号,残疾证号,残疾类别,残疾等级,证件状态,乡镇,村\n${cards.join("\n")}\n`,
  );
  const init = await run(
    ...["init", project, "--from", from, "--month", "2019-10", "--yes"],
    ...["--sheet", "户籍.csv:roll=hukou", "--sheet", "持证残疾人.csv:roll=disability"],
  );
  expect(init.code, init.stderr + init.stdout).toBe(0);
  expect((await run("screen", project)).code).toBeLessThanOrEqual(4);
});

/** Fill in 走访结果 of every list, by what `result` says of a name. */
async function fill(folder: string, result: (name: string, row: number) => string) {
  const files: string[] = [];
  const returned = newFolder();
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".xlsx"))) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, name));
    const sheet = book.worksheets[0] as ExcelJS.Worksheet;
    const titles = (sheet.getRow(2).values as string[]).map(String);
    sheet.eachRow((row, at) => {
      if (!String(row.getCell(1).value ?? "").startsWith("CY-")) return;
      const who = String(row.getCell(titles.indexOf("姓名")).value);
      row.getCell(titles.indexOf("走访结果")).value = result(who, at);
    });
    files.push(join(returned, name));
    await book.xlsx.writeFile(files.at(-1) as string);
  }
  return files;
}

describe("sample", () => {
  it("plans, draws blind lists, takes them back and estimates", async () => {
    const plan = JSON.parse((await run("sample", "plan", project, "--json")).stdout);
    // Without the subsidy roll no rule lists anybody: all are in the part that the rules do not see.
    expect(plan.strata.map((each: { people: number }) => each.people)).toEqual([0, 0, COUNT]);
    const drawn = await run("sample", "draw", project, "--visits", "50", "--seed", "s", "--json");
    expect(drawn.code, drawn.stderr).toBe(0);
    const { folder, visits, draw } = JSON.parse(drawn.stdout);
    expect(readdirSync(folder).sort()).toEqual([
      `东风乡-抽样走访-${draw}.xlsx`,
      `西山乡-抽样走访-${draw}.xlsx`,
    ]);
    const ledger = readFileSync(join(project, "台账", "samples.jsonl"), "utf8");
    for (const { name, id } of PEOPLE) {
      expect(ledger).not.toContain(id);
      expect(ledger).not.toContain(name);
    }
    const early = await run("sample", "evaluate", project);
    expect(early.stdout).toContain("还没有走访结果");
    // Half answer; every answer says missed.
    const files = await fill(folder, (_, row) => (row % 2 ? "应保未保" : ""));
    const { code, stdout } = await run("sample", "evaluate", project, ...files, "--json");
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    const taken = result.receipts.reduce((sum: number, r: { taken: number }) => sum + r.taken, 0);
    expect(result).toMatchObject({ people: COUNT, sampled: visits, answered: taken });
    expect(result.rate.value).toBe(1);
    expect(result.rate.low).toBeLessThan(1);
    // Later answers, of a folder this time, replace the earlier ones.
    const later = await fill(folder, () => "不符合条件");
    const handedIn = dirname(later[0] ?? "");
    const again = JSON.parse((await run("sample", "evaluate", project, handedIn, "--json")).stdout);
    expect(again).toMatchObject({ answered: visits, rate: { value: 0 } });
    const told = await run("sample", "evaluate", project);
    expect(told.stdout).toContain("应保未保率 0.0 %（0.0 %–");
  });

  it("takes every row that it understands and names the cell of a result that is none", async () => {
    const drawn = await run("sample", "draw", project, "--visits", "50", "--seed", "t", "--json");
    const { folder, visits } = JSON.parse(drawn.stdout);
    const files = await fill(folder, (_, row) => (row === 4 ? "大概是" : "已有保障。"));
    const { code, stdout } = await run("sample", "evaluate", project, ...files);
    expect(code).toBe(4);
    expect(stdout).toContain("第 4 行“走访结果”列");
    const told = await run("sample", "evaluate", project, ...files, "--json");
    const { receipts, answered } = JSON.parse(told.stdout);
    // One row of each list.
    expect(answered).toBe(visits - files.length);
    expect(receipts.map(({ refused }: { refused: unknown[] }) => refused.length)).toEqual([1, 1]);
  });

  it("takes the other lists where one file is none of ours or cannot be opened", async () => {
    const drawn = await run("sample", "draw", project, "--visits", "50", "--seed", "w", "--json");
    const { folder, visits } = JSON.parse(drawn.stdout);
    const handedIn = dirname((await fill(folder, () => "已有保障"))[0] ?? "");
    writeFileSync(join(handedIn, "名册.csv"), "姓名,年龄\n测试甲,30\n");
    writeFileSync(join(handedIn, "坏.xlsx"), "PK");
    const { code, stdout } = await run("sample", "evaluate", project, handedIn, "--json");
    expect(code).toBe(4);
    const { answered, refused_files } = JSON.parse(stdout);
    expect(answered).toBe(visits);
    expect(refused_files.map(({ file }: { file: string }) => file).sort()).toEqual([
      "名册.csv",
      "坏.xlsx",
    ]);
    const told = await run("sample", "evaluate", project, join(handedIn, "坏.xlsx"));
    expect([told.code, told.stdout.includes("没有收的文件 1 个")]).toEqual([3, true]);
  });

  it("sets aside the rows of another draw", async () => {
    const first = JSON.parse(
      (await run("sample", "draw", project, "--visits", "50", "--seed", "u", "--json")).stdout,
    );
    const second = JSON.parse(
      (await run("sample", "draw", project, "--visits", "50", "--seed", "v", "--json")).stdout,
    );
    const files = await fill(first.folder, () => "已有保障");
    const { code, stdout } = await run("sample", "evaluate", project, ...files);
    expect(code).toBe(4);
    expect(stdout).toContain("不在这次抽样里");
    const right = await run(
      ...["sample", "evaluate", project, "--draw", String(first.draw), ...files],
    );
    expect(right.code).toBe(0);
    expect(second.draw).toBeGreaterThan(first.draw);
  });

  it("says why it asks for more visits than there is time for", async () => {
    const { stdout } = await run("sample", "plan", project, "--visits", "3");
    expect(stdout).toContain("比 --visits 写的 3 人多");
  });

  it.each([
    [["--margin", "0"], "--margin"],
    [["--visits", "many"], "--visits"],
    [["--expect", "其他=1%"], "--expect"],
  ])("refuses %j", async (options, name) => {
    const { code, stderr } = await run("sample", "plan", project, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(name);
  });
});
