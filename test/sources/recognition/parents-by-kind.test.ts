import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const WHO = [
  ["张三", "999999201001010015"],
  ["李四", "999999201102020028"],
  ["王五", "999999201203030030"],
] as const;
const BOTH = ["父母双亡", "父亡母失联", "父母重残"];

const list = (file: string, header: string, cells: readonly string[], more: object = {}) =>
  recognised(
    `${file}.csv`,
    ["乡镇", "村", "姓名", "身份证号", header, ...Object.keys(more)],
    ...WHO.map((who, at) => ["金河乡", "东村", ...who, cells[at] ?? "", ...Object.values(more)]),
  );

it.each([
  ["困境儿童摸底排查表", "困境类型", BOTH],
  ["孤儿摸底排查表", "困境类型", ["父母双亡", "父母双亡", "父母双亡"]],
  ["2019年儿童摸底表", "儿童类别", BOTH],
  ["农村留守儿童和困境儿童排查表", "致困原因", ["父母双亡", "父母双亡", "本人重病"]],
])("reads how both parents are in %s", (file, header, cells) => {
  const { roll, fields } = list(file, header, cells);
  expect(roll).toBe("child_survey");
  expect([fields.father_state, fields.mother_state]).toEqual([header, header]);
});

it.each<[string, string, readonly string[], string | null, object?]>([
  // Everybody on a roll taken for a survey would count as not enrolled.
  ["2019年10月孤儿花名册", "儿童类别", BOTH, "child"],
  ["2019年10月困境儿童保障名册", "类型", BOTH, "child", { 发放金额: "1000" }],
  ["2019年10月困境儿童基本生活费发放花名册", "困境类型", BOTH, "child", { 发放金额: "1000" }],
  [
    "困境儿童排查表",
    "困境类型",
    ["父母双亡", "重病", "残疾"],
    "child_hardship",
    { 是否留守: "否" },
  ],
  ["困境儿童台账", "困境类型", ["父亲死亡", "单亲", "孤儿"], "child_hardship", { 是否留守: "否" }],
])("leaves %s what it is", (file, header, cells, roll, more) => {
  const found = list(file, header, cells, more);
  expect(found.roll).toBe(roll);
  expect(found.fields).not.toHaveProperty("father_state");
});
