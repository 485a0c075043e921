import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { decisionsOf } from "../../src/ledger/take-decisions.ts";
import { number } from "../support/number.ts";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

/** Two rows of one name in one township, in two villages: neither has a number that holds. */
const RIGHT = number("99990119620304123");
const WRONG = `${RIGHT.slice(0, 12)}9${RIGHT.slice(13)}`;
const others = Array.from({ length: 12 }, (_, n) => [
  `路人${"甲乙丙丁戊己庚辛壬癸子丑"[n]}`,
  number(`9999011980010${(n % 9) + 1}1${String(n + 1).padStart(2, "0")}`.padEnd(17, "1")),
]);
const HUKOU = "姓名,身份证号,与户主关系,户号,乡镇,村";
const CARDS = "姓名,身份证号,残疾证号,残疾类别,残疾等级,证件状态,乡镇,村";

let project: string;
const run = (...args: string[]) => doudi(args);

async function screened() {
  const { code, stderr } = await run("screen", project);
  expect(code, stderr).toBeLessThanOrEqual(4);
  const out = join(newFolder(), "links.csv");
  await run("export", project, "links", "--format", "csv", "-o", out);
  const rows = csvObjects(readFileSync(out, "utf8")).filter(
    ({ file = "", row }) => row === rowIn(file),
  );
  return {
    rules: rows.map(({ rule }) => rule).sort(),
    people: new Set(rows.map(({ person_id }) => person_id)).size,
  };
}

/** Where he stands in a file, as spreadsheets count. */
function rowIn(file: string): string {
  const lines = readFileSync(join(project, "数据", file), "utf8").split("\n");
  return String(lines.findIndex((line) => line.startsWith("赵稀名")) + 1);
}

interface Pair {
  pair_code: string;
  left_number: string;
  right_number: string;
  right_rolls: string;
}

async function pairs(): Promise<Pair[]> {
  const { stdout } = await run("people", "review", project, "--json", "--limit", "99");
  return (JSON.parse(stdout) as { pairs: Pair[] }).pairs;
}

beforeAll(async () => {
  project = join(newFolder(), "P");
  const from = newFolder();
  const people = others.map(([name, id], n) => `${name},${id},户主,K${n},东风乡,三村`);
  const cards = others.map(([name, id]) => `${name},${id},${id}43,肢体,三级,有效,东风乡,三村`);
  const registered = `赵稀名,${WRONG},户主,H1,东风乡,一村`;
  const carded = "赵稀名,,,肢体,一级,有效,东风乡,二村";
  writeFileSync(join(from, "户籍.csv"), `${[HUKOU, registered, ...people].join("\n")}\n`);
  writeFileSync(join(from, "残疾人.csv"), `${[CARDS, carded, ...cards].join("\n")}\n`);
  const sheets = ["户籍.csv:roll=hukou", "残疾人.csv:roll=disability"];
  const told = sheets.flatMap((sheet) => ["--sheet", sheet]);
  const init = await run("init", project, "--from", from, "--month", "2019-10", "--yes", ...told);
  expect(init.code, init.stderr + init.stdout).toBe(0);
});

/** A row in doubt is listed with whom it may be. */
const IN_DOUBT = { rules: ["G7", "R0"], people: 1 };

describe("two persons without a valid number", () => {
  it("stand in the list, and are one once somebody said so, for good", async () => {
    expect(await screened()).toEqual(IN_DOUBT);
    const [pair, ...more] = await pairs();
    expect(more).toEqual([]);
    const told = [pair?.left_number, pair?.right_number].map((text) =>
      text?.replace(/[【】]/g, ""),
    );
    expect(told.sort()).toEqual([expect.stringMatching(/^99.*\*/), "（未填）"]);
    expect(pair?.right_rolls).not.toBe("");
    expect((await run("people", "review", project)).stdout).toContain("赵稀名");
    const taken = await run("people", "review", project, "--same", pair?.pair_code ?? "");
    expect(taken.stdout).toContain("记入认定 1 对");
    expect(await pairs()).toEqual([]);
    // The roll comes again with its rows in another order.
    const file = join(project, "数据", "残疾人.csv");
    const [header, first = "", ...rest] = readFileSync(file, "utf8").trim().split("\n");
    writeFileSync(file, `${[header, ...rest, first].join("\n")}\n`);
    expect(await screened()).toEqual({ rules: ["D", "D"], people: 1 });
    const { stdout } = await run("people", "decisions", project);
    expect(stdout).toMatch(/ 是 赵\S+ (无证号|99)/);
  });

  it("are in doubt again once that is undone, and two once the sheet says so", async () => {
    await run("people", "decisions", project, "--undo", "1");
    expect(await screened()).toEqual(IN_DOUBT);
    await fill({ 认定: "不是同一人" });
    expect(await pairs()).toEqual([]);
    expect(await screened()).toEqual({ rules: ["R0", "R0"], people: 2 });
  });
});

it("is both's number where they are one, and the first's where they are two", () => {
  const says = (signature: string) => ({
    ...{ signature, heldId: null, from: "" },
    said: { name: "赵稀名", number: "", birth: "", place: "" },
  });
  const pair = { code: "c", person: null, sayings: [says("a")], others: [says("b"), says("c")] };
  const owners = (verdict: "same" | "not_same") =>
    decisionsOf([{ code: "c", verdict, rightId: RIGHT, note: "" }], new Map([["c", pair]]))
      .decisions.filter(({ person }) => person === RIGHT)
      .map((decision) => decision.signature);
  expect(owners("same")).toEqual(["a", "b", "c"]);
  expect(owners("not_same")).toEqual(["a"]);
});

/** Fill the only row of the sheet and hand it in. */
async function fill(answers: Record<string, string>): Promise<void> {
  await run("people", "review", project, "--excel");
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(project, "结果", "疑似核对-2019-10.xlsx"));
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  const titles = (sheet.getRow(2).values as string[]).map(String);
  for (const [title, text] of Object.entries(answers)) {
    sheet.getRow(3).getCell(titles.indexOf(title)).value = text;
  }
  const out = join(newFolder(), "填好.xlsx");
  await book.xlsx.writeFile(out);
  const taken = await run("people", "review", project, "--take", out);
  expect(taken.stdout + taken.stderr).toContain("记入认定 1 对");
}
