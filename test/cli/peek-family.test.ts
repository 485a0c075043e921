import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";

it("peek says that each of a family in one row is a row, and calls no column of theirs unused", async () => {
  const file = join(newFolder(), "低保花名册2019年10月.csv");
  const rows = [
    "序号,户主姓名,户主身份证号,低保证号,户月保障金额,成员1姓名,成员1身份证号,成员2姓名,成员2身份证号",
    "1,张一平,999999196001011002,9990001,300,李二平,999999196001011010,张三平,999999196001011029",
    "2,孙一平,999999196001011037,9990002,200,孙二平,999999196001011045,,",
  ];
  writeFileSync(file, `${rows.join("\n")}\n`);
  const { code, stdout } = await doudi(["peek", file]);
  expect(code).toBe(0);
  expect(stdout).toContain("一行一户，户主、成员1、成员2各成一行");
  expect(stdout).toContain("下面各列以成员1为例");
  expect(stdout).toMatch(/没有用到的列：序号\n/);
  expect(stdout).toContain("张*平");
  expect(stdout).not.toMatch(/[\u4e00-\u9fff][一二三]平/);
});
