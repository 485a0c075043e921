import { expect, it } from "vitest";
import { findTown } from "../../../src/sources/recognition/lines/find-town.ts";

const townOf = (file: string, sheet = "") => findTown({ file, sheet, rows: [], merges: [] });

it.each([
  ["金河乡低保.xlsx", "金河乡"],
  ["03、金河乡.xlsx", "金河乡"],
  ["2019年10月金河乡低保名册.xlsx", "金河乡"],
  ["2019年度新市镇低保.xlsx", "新市镇"],
  ["新市镇市场社区低保.xlsx", "新市镇"],
  ["新城镇低保.xlsx", "新城镇"],
  ["甲乡市金河镇低保.xlsx", "金河镇"],
  ["关于新市镇低保的公示.xlsx", "新市镇"],
])("%s is a township's", (file, town) => expect(townOf(file)).toBe(town));

it.each([
  "2019年城乡居民医保.csv",
  "青溪县城乡低保家庭成员明细.xls",
  "青溪县城镇低保.xls",
  "返乡人员名单.xlsx",
  "外出返乡农民工.xlsx",
  "各乡镇汇总.xlsx",
  "2019年各镇低保.xlsx",
  "各街道低保.xlsx",
  "甲乡县2019年10月低保.xlsx",
  "甲省乙市丙乡区低保.xlsx",
  "甲乡族自治县低保.xlsx",
  "甲德镇市低保.xlsx",
  "甲州市镇东县低保.xlsx",
  "青溪县乡村振兴局监测对象.xlsx",
  "县乡村振兴局.xlsx",
  "青溪县乡镇上报.xlsx",
  "青溪区城镇低保.xlsx",
  "农村及城镇低保.xlsx",
  "县民政局城镇低保.xlsx",
  "金河乡、长塘乡低保.xlsx",
  "金河乡等三个乡镇低保.xlsx",
])("%s is no township's", (file) => expect(townOf(file)).toBeNull());

it("the sheet is asked before the file", () => {
  expect(townOf("全县低保.xlsx", "南沟乡")).toBe("南沟乡");
  expect(townOf("金河乡低保.xlsx", "Sheet1")).toBe("金河乡");
});

it.each([
  ["a title", [["红河县新市镇2019年10月低保名册"]], undefined, "新市镇"],
  [
    "the line of who made it",
    [["低保名册"], ["填报单位（盖章）：金河乡人民政府"]],
    undefined,
    "金河乡",
  ],
  ["the folder, the innermost first", [], "2019年/新市镇/民政办", "新市镇"],
])("%s tells it where sheet and file do not", (_, lines, folder, town) => {
  const rows = [...lines, ["姓名", "身份证号"]].map((cells, index) => ({ row: index + 1, cells }));
  const head = {
    file: "低保.xlsx",
    sheet: "Sheet1",
    rows,
    merges: [],
    ...(folder ? { folder } : {}),
  };
  expect(findTown(head, rows.length)).toBe(town);
});

it("no folder tells it of a list of the whole county, nor a name of a school or a hospital", () => {
  const head = { sheet: "Sheet1", rows: [], merges: [] };
  expect(findTown({ ...head, file: "全县死亡人员.xlsx", folder: "新市镇" })).toBeNull();
  expect(findTown({ ...head, file: "学生.xlsx", folder: "新市镇中心小学" })).toBeNull();
  expect(townOf("新市镇中学学生名单.xlsx")).toBeNull();
  expect(townOf("新市镇信用社代发.xlsx")).toBeNull();
  expect(townOf("村镇银行代发.xlsx")).toBeNull();
});
