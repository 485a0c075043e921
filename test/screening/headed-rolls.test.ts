import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import type { RunContext } from "../../src/rules/run-context.ts";
import { number } from "../support/number.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";

const context: RunContext = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

/** Twenty families of a couple with a child; the last two families have left the roll since. */
const families = Array.from({ length: 20 }, (_, index) =>
  ["户主", "配偶", "子"].map((relation, at) => ({
    household: `99990000${1000 + index}`,
    relation,
    name: `${"赵钱孙"[at]}${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河"[Math.floor(index / 10)]}`,
    id: number(`9999991970010${at + 1}${String(100 + index).padStart(3, "0")}`),
  })),
);
type Person = (typeof families)[number][number];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-headed-"));
  write(
    "低保花名册2018-12.csv",
    [
      "低保证号",
      "姓名",
      "身份证号",
      "与户主关系",
      "城乡类别",
      "户月保障金额",
      "开始享受年月",
      "乡镇",
      "村",
    ],
    families
      .flat()
      .map((p) => [
        p.household,
        p.name,
        p.id,
        p.relation,
        "农村低保",
        "300",
        "2018-03",
        "甲乡",
        "东村",
      ]),
  );
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    write(
      roll,
      ["姓名", "身份证号", "乡镇", "村"],
      [["钱一山", "999999196001011232", "甲乡", "东村"]],
    );
  write(
    "低保停保名单.csv",
    ["低保证号", "姓名", "身份证号", "停保年月", "停保原因"],
    [["1", "钱一山", "999999196001011232", "2019-03", "死亡"]],
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, header: readonly string[], rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), [header, ...rows].map((cells) => cells.join(",")).join("\r\n"));
}

const still = families.slice(0, 18);
const heads = still.map(([head]) => head as Person);

function writeNow(
  listed: readonly Person[],
  columns: Readonly<Record<string, (person: Person) => string>>,
) {
  write(
    "低保花名册2019-10.csv",
    [
      "姓名",
      "身份证号",
      "城乡类别",
      "户月保障金额",
      "开始享受年月",
      "乡镇",
      "村",
      ...Object.keys(columns),
    ],
    listed.map((p) => [
      p.name,
      p.id,
      "农村低保",
      "300",
      "2018-03",
      "甲乡",
      "东村",
      ...Object.values(columns).map((says) => says(p)),
    ]),
  );
}

/** How many findings of TB01 there are, by level. */
async function dropped() {
  return levelsOf(await screenFolder(folder, context), "TB01");
}

const NUMBER = { 低保证号: (p: Person) => p.household };

it.each([
  ["says how many are covered", { ...NUMBER, 保障人数: () => "3" }],
  ["says nothing of them", NUMBER],
  ["numbers its families anew", { 序号: (p: Person) => p.id.slice(-4, -1) }],
])("leaves open who is covered by the row of his head, where the roll %s", async (_, columns) => {
  writeNow(heads, columns);
  expect(await dropped()).toEqual({ hit: 6, check: 36 });
});

it("takes a roll that names members at its word", async () => {
  const listed = still.flat().filter((p, index) => !(p.relation === "子" && index < 12));
  writeNow(listed, { ...NUMBER, 与户主关系: (p) => p.relation, 保障人数: () => "3" });
  expect(await dropped()).toEqual({ hit: 10, check: 0 });
  // Nor does it matter that it has no numbers.
  writeNow(listed, {});
  expect(await dropped()).toEqual({ hit: 10, check: 0 });
});

it("asks nothing about families of whom the roll covers one person each", async () => {
  writeNow(heads, { ...NUMBER, 保障类型: () => "单人保", 保障人数: () => "1" });
  expect(await dropped()).toEqual({ hit: 42, check: 0 });
});

it("leaves open who is covered by a name that stands for others, whatever other rows of the list name", async () => {
  const named = (family: readonly Person[], behind: string) => {
    const [head, ...members] = family as [Person, ...Person[]];
    return { head: { ...head, name: `${head.name}${behind}` }, members };
  };
  const [three, couple, alone, bracketed] = [
    named(still[0] ?? [], "等3人"),
    named(still[1] ?? [], "夫妇"),
    named(still[2] ?? [], "等1人"),
    named(still[3] ?? [], "（一家三口）"),
  ];
  // The child of the couple has a row of its own.
  const own = couple.members.at(-1) as Person;
  const rest = still.slice(4).flat();
  writeNow([three.head, couple.head, own, alone.head, bracketed.head, ...rest], {
    ...NUMBER,
    与户主关系: (p) => p.relation,
  });
  // Two families have left altogether, and of him who stands for nobody else the others did.
  expect(await dropped()).toEqual({ hit: 8, check: 5 });
});
