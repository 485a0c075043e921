import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const folder = mkdtempSync(join(tmpdir(), "doudi-mixed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const people = Array.from({ length: 24 }, (_, index) => ({
  name: `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川"[Math.floor(index / 10)]}`,
  id: number(`99999919${50 + index}0101${String(100 + index).padStart(3, "0")}`),
}));

function write(file: string, header: string, rows: (string | undefined)[][]) {
  writeFileSync(join(folder, file), [header, ...rows.map((row) => row.join(","))].join("\r\n"));
}

/** One list of 低保 and 特困; `categories` are those of the first people, the others are on 低保. */
function writeRoll(month: string, categories: (string | undefined)[]) {
  write(
    `社会救助对象花名册${month}.csv`,
    "低保证号,姓名,身份证号,救助类别,月保障金额,开始享受年月,乡镇,村",
    people.flatMap(({ name, id }, index) => {
      const category = index < categories.length ? categories[index] : "农村低保";
      return category ? [[`D${index}`, name, id, category, "300", "2017-01", "甲乡", "东村"]] : [];
    }),
  );
}

// The first moved to 特困, the second was on it and is gone, the third is a poor family of 低保 by the name of 特困户.
it("knows the 特困 on one list of 低保 and 特困, and has the roll of both", async () => {
  writeRoll("2018-12", ["农村低保", "农村特困", "特困户", "分散特困人员"]);
  writeRoll("2019-10", ["特困供养", undefined, "特困户", "分散特困人员", "低保边缘家庭", "低收入"]);
  write("孤儿名册2019-10.csv", "姓名,身份证号,乡镇,村", [
    ["许小川", number("99999920120101302"), "甲乡", "东村"],
  ]);
  write("低保停保名单.csv", "姓名,身份证号,停保年月,停保原因", [
    ["李大海", number("99999919700101402"), "2019-05", "收入超标"],
  ]);
  write("持证残疾人.csv", "姓名,身份证号,残疾类别,残疾等级,证件状态,乡镇,村", [
    ...[0, 2, 3].map((index) => [
      ...[people[index]?.name, people[index]?.id, "肢体", "三级", "有效", "甲乡", "东村"],
    ]),
  ]);
  write("残疾人两项补贴2019-10.csv", "姓名,身份证号,补贴类型,补贴金额,乡镇,村", [
    ["吴己", number("99999919700101200"), "生活补贴", "50", "甲乡", "东村"],
  ]);
  const { sentences } = await screenFolder(folder, context);
  const of = (rule: string) =>
    sentences.filter((one) => one.startsWith(`${rule}|`)).map((one) => one.slice(5, 8));
  // The fifth and the sixth are on the margin since, and on no 低保.
  expect(of("TB01").sort()).toEqual([1, 4, 5].map((index) => people[index]?.name).sort());
  // Who is on full support has no right to the living subsidy.
  expect(of("LB06")).toEqual([people[2]?.name]);
});
