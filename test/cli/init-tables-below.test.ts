import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";

const HEADER = "序号,乡镇,姓名,身份证号,与户主关系,低保证号,低保类别,月保障金额";
const TEKUN = "序号,乡镇,姓名,身份证号,供养方式,自理能力,基本生活费,最近探访时间";
const id = (n: number) => `999999198001${String(1000 + n)}00`.slice(0, 18);
const dibao = (n: number) => `${n},甲乡,张一,${id(n)},户主,D${n},农村低保,300`;
const tekun = (n: number) => `${n},甲乡,李二,${id(n + 100)},分散供养,全自理,560,2019.6.1`;
const many = (count: number, of: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => of(n + 1));

async function init(files: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(rolls, name), `${lines.join("\n")}\n`);
  const { code, stdout } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-06", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  return stdout;
}

it("counts the people of a table that stands far below another", async () => {
  const stdout = await init({
    "2019年6月救助报表.csv": [
      "甲乡2019年6月救助情况报表",
      "一、低保对象",
      HEADER,
      ...many(60, dibao),
      "",
      "二、特困对象",
      TEKUN,
      ...many(12, tekun),
    ],
    "2018年8月特困.csv": ["2018年8月特困人员名册", TEKUN, ...many(12, tekun)],
  });
  expect(stdout).toContain("特困人员名册");
  expect(stdout).not.toContain("行数太少");
});

it("says once what is read alike on several sheets", async () => {
  const paid = (month: number) => [
    `2019年${month}月城乡低保金发放表`,
    "姓名,身份证号,低保证号,账号,金额",
    ...many(5, (n) => `张一,${id(n)},D${n},622800000000000000${n},300`),
  ];
  const stdout = await init(
    Object.fromEntries([1, 2, 3].map((month) => [`低保金${month}.csv`, paid(month)])),
  );
  expect(stdout.match(/没有这一列，按名称算，发放项目/g)).toHaveLength(1);
  expect(stdout).toMatch(/低保金1\.csv 等 3 张表：没有这一列，按名称算，发放项目/);
});
