import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const HEADER = ["低保证号", "户主姓名", "姓名", "身份证号", "与户主关系", "户月保障金额"];
const row = (name: string, number = 1) => [
  "D1",
  name,
  name,
  `99999919800101000${number}`,
  "户主",
  "300",
];

it.each([
  ["低保花名册填报样表.xlsx", ["低保花名册"], [row("张三")]],
  ["附件1.xlsx", ["农村低保花名册（样表）"], [row("张三"), row("李四", 2)]],
  ["低保名册模板.xlsx", [""], [row("某某某")]],
])("takes nobody on %s for somebody", (file, title, rows) => {
  const found = recognised(file, title, HEADER, ...rows, ["填表说明：1.本表由乡镇填报。"]);
  expect(found.roll).toBeNull();
  expect(found.asked.join()).toContain("举例");
});

it.each([
  // Somebody filled it in, and a form that is no sample may name anybody.
  ["低保名册模板.xlsx", [row("赵甲"), row("张三", 2)]],
  ["低保花名册2019年10月.xlsx", [row("张三"), row("李四", 2)]],
])("counts who stands on %s", (file, rows) => {
  expect(recognised(file, HEADER, ...rows).roll).toBe("dibao");
});
