import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const HEADER = ["序号", "村", "低保证号", "姓名", "身份证号", "保障人口", "月保障金额", "起始年月"];
const PEOPLE = [
  ["1", "东村", "0001", "张三", "999999195001010015", "1", "200", "2018.03"],
  ["2", "东村", "0002", "李四", "999999196002020028", "1", "200", "2018.03"],
];

it("takes the line of who filled in the form for no header, though the header comes again on each page", () => {
  const { roll, fields } = recognised(
    "2019年9月低保花名册.xlsx",
    ["金河街道2019年9月最低生活保障花名册"],
    ["填报单位（盖章）：金河街道", "", "", "填报时间：2019年9月28日", "", "", "单位：人、元"],
    HEADER,
    ...PEOPLE,
    HEADER,
    ...PEOPLE,
  );
  expect(roll).toBe("dibao");
  expect(fields).not.toHaveProperty("town");
  expect(fields.amount_fen).toBe("月保障金额");
});
