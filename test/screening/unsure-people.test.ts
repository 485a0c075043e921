import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

/** Thirty families of two; the first ten of them are stopped. */
const people = Array.from({ length: 60 }, (_, index) => ({
  family: `99990000${1000 + Math.floor(index / 2)}`,
  relation: index % 2 === 0 ? "户主" : "配偶",
  name: `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川林田石"[Math.floor(index / 10)]}`,
  id: number(`99999919${50 + (index % 40)}0101${String(100 + index).padStart(3, "0")}`),
}));
const stopped = people.slice(0, 20);
const heads = stopped.filter(({ relation }) => relation === "户主");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-heads-"));
  write("低保花名册2018-12.csv", people);
  write("低保花名册2019-10.csv", people.slice(22));
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    writeFileSync(
      join(folder, roll),
      `姓名,身份证号,乡镇,村\r\n钱一山,${number("99999919600101123")},乙乡,东村`,
    );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, listed: typeof people) {
  const header = [
    "低保证号",
    "姓名",
    "身份证号",
    "与户主关系",
    "城乡类别",
    "开始享受年月",
    "乡镇",
    "村",
  ];
  const rows = listed.map((p) =>
    [p.family, p.name, p.id, p.relation, "农村低保", "2018-03", "甲乡", "东村"].join(","),
  );
  writeFileSync(join(folder, file), [header.join(","), ...rows].join("\r\n"));
}

function writeStops(listed: typeof people) {
  const rows = listed.map((p) =>
    [p.family, p.name, p.id, "2019-05", "收入超标", "甲乡", "东村"].join(","),
  );
  const header = "低保证号,姓名,身份证号,停保年月,停保原因,乡镇,村";
  writeFileSync(join(folder, "低保停保名单.csv"), [header, ...rows].join("\r\n"));
}

async function dropped() {
  return levelsOf(await screenFolder(folder, context), "TB01");
}

// One family is gone without any record: it is a hit whatever the list is like.
it("leaves the families open of whom a list of stops names nobody but the heads", async () => {
  writeStops(heads);
  expect(await dropped()).toEqual({ hit: 2, check: 10 });
});

it("takes a list that names members too for one that names everybody it means", async () => {
  writeStops(stopped.slice(0, 12).concat(heads.slice(6)));
  expect(await dropped()).toEqual({ hit: 6, check: 0 });
});

it("leaves open what somebody misses who is on a list of the dead without a date", async () => {
  writeStops(stopped);
  const gone = people.slice(20, 22);
  const rows = gone.map((p, index) => [p.name, p.id, index === 0 ? "" : "2019-02-03"].join(","));
  writeFileSync(join(folder, "死亡人员名单.csv"), ["姓名,身份证号,死亡日期", ...rows].join("\r\n"));
  expect(await dropped()).toEqual({ hit: 0, check: 1 });
});

// 死亡人员名单 of names and numbers: nobody on it misses anything, and since when he is dead is open.
it("takes who is on a list of the dead without any date for dead", async () => {
  writeStops(stopped);
  const [gone, listed] = [people.slice(20, 22), people.slice(30, 31)];
  const rows = [...gone, ...listed].map((p) => [p.name, p.id].join(","));
  writeFileSync(join(folder, "死亡人员名单.csv"), ["姓名,身份证号", ...rows].join("\r\n"));
  const screened = await screenFolder(folder, context);
  expect(levelsOf(screened, "TB01")).toEqual({ hit: 0, check: 0 });
  expect(levelsOf(screened, "CB01")).toEqual({ hit: 0, check: 1 });
});
