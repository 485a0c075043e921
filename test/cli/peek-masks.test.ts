import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";

const PEOPLE = [
  "1,张一平,999999196001011002,李二平,王三平、李二平,其子王三平外出,赵四平 13800001234,孙五平",
  "2,孙一平,999999196001011037,周二平,吴三平（子）,其子吴三平外出,郑四平 13800001235,孙五平",
];

it.each([
  ["of columns that no roll has", "序号,姓名,身份证号,挂钩人,家庭成员,备注,代领人及电话,小组长"],
  ["of a sheet without a header", ""],
])("peek prints nobody's name %s", async (_, header) => {
  const file = join(newFolder(), "低保花名册2019年10月.csv");
  writeFileSync(file, `${[header, ...PEOPLE].filter(Boolean).join("\n")}\n`);
  const { code, stdout } = await doudi(["peek", file]);
  expect(code).toBe(0);
  expect(stdout).toContain("其子王*平外出");
  expect(stdout).not.toMatch(/[\u4e00-\u9fff][一二三四五]平/);
});

it("peek prints what the reader had to say of a sheet", async () => {
  const file = join(newFolder(), "名单.csv");
  writeFileSync(file, "姓名\n张一平\n");
  const { stdout } = await doudi(["peek", file]);
  expect(stdout).toContain("! 没有找到分隔符，整行当作一列。");
});
