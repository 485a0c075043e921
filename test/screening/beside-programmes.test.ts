import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const people = Array.from({ length: 20 }, (_, index) => ({
  name: `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河"[Math.floor(index / 10)]}`,
  id: number(`99999919${50 + index}0101${String(100 + index).padStart(3, "0")}`),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-beside-"));
  write("户籍人口.csv", "户号,姓名,身份证号,与户主关系,户籍状态,乡镇,村", (at) => [
    `H${at}`,
    at,
    "户主",
    "正常",
  ]);
  write("持证残疾人.csv", "姓名,身份证号,残疾类别,残疾等级,证件状态,乡镇,村", (at) => [
    at,
    "肢体",
    "一级",
    "有效",
  ]);
  write(
    "特困人员花名册2019-10.csv",
    "姓名,身份证号,供养方式,基本生活费,开始享受年月,乡镇,村",
    (at) => (at === 0 ? [at, "分散供养", "600", "2017-01"] : undefined),
  );
  // Half are on 低保, and half of these have the subsidy in the same cell.
  write(
    "低保花名册2019-10.csv",
    "低保证号,姓名,身份证号,救助类别,月保障金额,开始享受年月,乡镇,村",
    (at) =>
      at > 9
        ? [`D${at}`, at, at > 14 ? "低保+重度残疾人护理补贴" : "低保", "300", "2017-01"]
        : undefined,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A number among the cells stands for the name and the number of that person. */
function write(
  file: string,
  header: string,
  cellsOf: (at: number) => (string | number)[] | undefined,
) {
  const rows = people.flatMap((_, at) => {
    const cells = cellsOf(at)?.flatMap((cell) =>
      typeof cell === "number" ? [people[cell]?.name, people[cell]?.id] : [cell],
    );
    return cells ? [[...cells, "甲乡", "东村"].join(",")] : [];
  });
  writeFileSync(join(folder, file), [header, ...rows].join("\r\n"));
}

async function missed() {
  const { sentences } = await screenFolder(folder, context);
  return sentences.flatMap((one) => (one.startsWith("LB07|") ? [one.slice(5, 8)] : []));
}

it("is no list of all who have it that names a subsidy only beside another programme", async () => {
  expect(await missed()).toEqual([]);
});

it("counts those who have it beside the list of the others, of the month before too", async () => {
  write("重度残疾人护理补贴名册2019-09.csv", "姓名,身份证号,补贴类型,补贴金额,乡镇,村", (at) =>
    at > 0 && at < 8 ? [at, "护理补贴", "50"] : undefined,
  );
  expect((await missed()).sort()).toEqual(
    [8, 9, 10, 11, 12, 13, 14].map((at) => people[at]?.name).sort(),
  );
});
