import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const ID = (n: number) => `9999991990010100${10 + n}`;

/** A list of people with these columns besides name and number. */
function list(file: string, columns: Readonly<Record<string, string>>) {
  return recognised(
    `${file}.csv`,
    ["姓名", "身份证号", ...Object.keys(columns)],
    ["张一", ID(1), ...Object.values(columns)],
    ["李二", ID(2), ...Object.values(columns)],
  );
}

const STRUCK = { 注销日期: "2019-03-02" };
const PLACE = { 乡镇: "平安镇", 村: "上坝村委会" };

it.each([
  ["户口注销人员", STRUCK, "注销"],
  ["户口注销人员", { ...STRUCK, ...PLACE }, "注销"],
  ["公安户籍注销名单", STRUCK, "注销"],
  ["派出所销户", { 户号: "7618394", 与户主关系: "户主", ...STRUCK }, "注销"],
  ["2019年户口迁出人员名单", { 迁出日期: "2019-03-02" }, "迁出"],
])("takes whom %s lists with %j for off the register, and not for dead", (file, columns, state) => {
  expect(list(file, columns)).toMatchObject({ roll: "hukou", said: { state } });
});

it("takes 销户原因 for why somebody is off the register", () => {
  const columns = { 户号: "7618394", 销户日期: "2019-03-02", 销户原因: "出国定居注销" };
  expect(list("销户人员", columns)).toMatchObject({
    roll: "hukou",
    fields: { state: "销户原因", moved_on: "销户日期" },
  });
});

it.each([
  ["注销人员", { 性别: "男", 住址: "平安镇上坝村委会", ...STRUCK }],
  ["残疾证注销人员", STRUCK],
  ["户籍地残疾证注销名单", STRUCK],
  ["低保注销人员名单", STRUCK],
])("takes nobody for dead or off the register whom %s lists", (file, columns) => {
  expect(["death", "hukou"]).not.toContain(list(file, columns).roll);
});

it.each([
  ["死亡注销人员", STRUCK, "注销日期"],
  ["死亡人员名单", { ...STRUCK, 登记日期: "2019-03-09" }, "注销日期"],
  ["户口注销人员", { 死亡日期: "2019-03-01", ...STRUCK, ...PLACE }, "死亡日期"],
])("takes the dead for dead whom %s lists with %j", (file, columns, died) => {
  expect(list(file, columns)).toMatchObject({ roll: "death", fields: { died_on: died } });
});
