import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";

const HEADER =
  "统计月份,乡镇,救助证编码,户主姓名,成员姓名,成员证件号码,与户主关系,低保类别,保障类型,家庭月保障金额,分类施保类别";
const id = (n: number) => `9999991980010110${10 + n}`;
const row = (month: string, n: number, mark: string) =>
  `${month},甲乡,D${n},张一,张一,${id(n)},02,20,1,300,${mark}`;
const CODES = [
  "序号,字段名称,代码,代码含义",
  "1,低保类别,10,城市低保",
  "2,低保类别,20,农村低保",
  "3,保障类型,1,整户保",
  "4,保障类型,2,单人保",
  "5,分类施保类别,01,老年人",
  "6,分类施保类别,99,无",
];

it("reads codes by a table of them that lies beside the exports in a file of its own", async () => {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  const months = (month: string, mark: string) => [1, 2, 3, 4].map((n) => row(month, n, mark));
  const lines = [HEADER, ...months("201810", ""), ...months("201908", "99")];
  writeFileSync(join(rolls, "低保家庭成员明细表.csv"), `${lines.join("\n")}\n`);
  writeFileSync(join(rolls, "系统代码说明.csv"), `${CODES.join("\n")}\n`);
  const { code, stdout } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-08", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  expect(stdout).not.toContain("认不出");
  expect(stdout).toMatch(/低保家庭成员明细表\.csv：代码按系统代码说明\.csv的代码表读：/);
  const config = readFileSync(join(where, "项目", "doudi.yaml"), "utf8");
  expect(config).toMatch(/side:\s+"10": 城市低保\s+"20": 农村低保\n\s+(classified|coverage)/);
  expect(config).toMatch(/classified:\s+"99": 无\s+"01": 老年人/);
});

it("reads codes by tables that are called after their columns, each of its own alone", async () => {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  const lines = [HEADER, ...[1, 2, 3, 4].map((n) => row("201908", n, ""))];
  writeFileSync(join(rolls, "低保家庭成员明细表.csv"), `${lines.join("\n")}\n`);
  writeFileSync(join(rolls, "低保类别代码表.csv"), "代码,名称\n10,城市低保\n20,农村低保\n");
  writeFileSync(join(rolls, "保障类型.csv"), "代码,名称\n1,单人保\n2,整户保\n");
  writeFileSync(join(rolls, "救助对象类型.csv"), "代码,名称\n1,整户保\n2,单人保\n");
  const { code, stdout } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-08", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  expect(stdout).not.toContain("认不出");
  const config = readFileSync(join(where, "项目", "doudi.yaml"), "utf8");
  expect(config).toMatch(/side:\s+"10": 城市低保\s+"20": 农村低保/);
  expect(config).toMatch(/coverage:\s+"1": 单人保\s+"2": 整户保/);
});
