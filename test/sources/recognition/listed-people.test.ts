import { expect, it } from "vitest";
import { number } from "../../support/number.ts";
import { recognised } from "../../support/recognise-rows.ts";

const people = Array.from({ length: 12 }, (_, index) => [
  `赵${"甲乙丙丁戊己庚辛壬癸子丑"[index]}`,
  number(`99999919${30 + index}0101${100 + index}`),
]);

function rollOf(file: string, header: string[] = [], cells: string[] = []) {
  return recognised(
    file,
    ["姓名", "身份证号", ...header],
    ...people.map((person) => [...person, ...cells]),
  ).roll;
}

it.each([
  "死亡人员名单.xlsx",
  "2019年亡故人员登记表.xlsx",
  "3.死亡人员信息表2019.10.xls",
  "死亡人员名单（1-10月）.xlsx",
  "死亡人员名单/青石乡.xls",
  "去世老人名单.csv",
  "死亡.xlsx",
])("takes a list of names and numbers for one of the dead: %s", (file) => {
  expect(rollOf(file)).toBe("death");
});

it("takes it so with what else is told of the dead", () => {
  const header = ["性别", "民族", "年龄", "住址", "死亡原因", "备注"];
  expect(rollOf("死亡人员名单.xlsx", header, ["男", "汉族", "80", "青石乡", "病故", ""])).toBe(
    "death",
  );
});

it.each([
  "疑似死亡人员名单.xlsx",
  "死亡人员核查表.xlsx",
  "停保、死亡人员名单.xlsx",
  "死亡人员追缴名单.xlsx",
  "死亡人员家属名单.xlsx",
  "死亡人员丧葬费发放名单.xlsx",
  "花名册（不含死亡人员）.xlsx",
])("takes nobody for dead who is on %s", (file) => {
  expect(rollOf(file)).toBeNull();
});

it.each([
  ["停保年月", "2019-05"],
  ["金额", "800"],
  ["申请人", "王五"],
  ["是否死亡", "否"],
])("asks what a list of the dead with %s is", (header, cell) => {
  expect(rollOf("死亡人员名单.xlsx", [header], [cell])).toBeNull();
});

it.each([
  ["重病患者名单.txt", "illness"],
  ["2019年重特大疾病患者台账.xlsx", "illness"],
  ["服刑及强制隔离戒毒人员名单.csv", "custody"],
  ["在押人员信息.xlsx", "custody"],
  ["大病救助人员名单.xlsx", null],
  ["重病患者筛查名单.xlsx", null],
  ["疑似重病患者名单.xlsx", null],
  ["刑满释放人员名单.xlsx", null],
  ["服刑人员家属名单.xlsx", null],
])("takes a list of names and numbers for what it is called, and %s for %s", (file, roll) => {
  expect(rollOf(file)).toBe(roll);
});

it("asks what a list of the ill with money is", () => {
  expect(rollOf("重病患者名单.xlsx", ["救助金额"], ["800"])).toBeNull();
});
