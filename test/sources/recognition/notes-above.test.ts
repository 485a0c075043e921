import { expect, it } from "vitest";
import { monthNumber } from "../../../src/rolls/cell/read-date.ts";
import { findPeriod } from "../../../src/sources/recognition/lines/find-period.ts";
import { recognised } from "../../support/recognise-rows.ts";

const HEADER = ["户主姓名", "姓名", "身份证号", "低保证号", "低保类别", "户月保障金", "享受年月"];
const PEOPLE = [
  ["张三", "张三", "999999195001010015", "0001", "农村低保", "300", "2018.03"],
  ["李四", "李四", "999999196002020028", "0002", "农村低保", "300", "2018.03"],
  ["王五", "王五", "999999197003030030", "0003", "农村低保", "300", "2018.03"],
];
const TITLE = "2019年10月金河乡最低生活保障对象台账";

const under = (...lines: string[][]) => recognised("金河乡.xlsx", ...lines, HEADER, ...PEOPLE).roll;

const monthOf = (...lines: string[]) =>
  findPeriod(
    {
      file: "金河乡.xlsx",
      sheet: "低保",
      rows: lines.map((text, index) => ({ row: index + 1, cells: [text] })),
      merges: [],
    },
    9,
  );

it.each([
  [["3. 划线的为已停保人员。"]],
  [["说明：已停保人员另附表"]],
  [["注：死亡人员请填入死亡人员名单"]],
  [["（1）已停保、退保的不填本表"]],
  [["红色的为2019年8月停发人员"]],
  [["填表说明：1.停保名单于2019年11月5日前报送；2.特困人员不列入本表"]],
  [["2、享受残疾人两项补贴的请填入残疾人两项补贴发放名单"]],
  [["注", "已停保人员名单另附"]],
  [["死亡人员另见死亡台账"]],
  [["（含停保人员）"]],
  [["数据来源：低保系统在保对象（停保除外）"]],
  [["2019年9月停保人员从10月起不再列入本花名册"]],
  [["数据截至2019年10月31日，2019年9月停保人员不在本表"]],
  [["临时救助对象不在此列"]],
  [["10月数据，9月停保人员不在本表"]],
])("lets the note %s above the header name no roll", (note) => {
  expect(under([TITLE], note)).toBe("dibao");
});

it("asks who was taken off where the name says no more than that some were, and nobody where they are left out", () => {
  const called = (title: string) => recognised("金河乡.xlsx", [title], HEADER, ...PEOPLE);
  expect(called("2019年10月低保花名册（含停保人员）").roll).toBeNull();
  expect(called("2019年10月低保花名册（停保标黄）").asked[0]).toContain("里面有已停保的人");
  expect(called("2019年10月低保花名册（停保人员除外）").roll).toBe("dibao");
  expect(monthOf("2019年10月低保花名册（停保人员除外）")).toBe(monthNumber(2019, 10));
});

it.each(["含山县", "包河区"])("takes %s at the beginning of a title for a place", (place) => {
  const title = `${place}2019年10月农村低保花名册`;
  expect(under([title])).toBe("dibao");
  expect(monthOf(title)).toBe(monthNumber(2019, 10));
});

it.each(["甲县民政局，2019年10月农村低保花名册", "2019年10月，金河乡低保名单"])(
  "takes %s for a title",
  (title) => {
    expect(under([title])).toBe("dibao");
    expect(monthOf(title)).toBe(monthNumber(2019, 10));
  },
);

it("reads the title of a cell that has a note below it", () => {
  expect(under([`${TITLE}\n注：划线的为已停保人员`])).toBe("dibao");
});

it.each(["2019年10月停保人员名单", "1、2019年10月停保人员名单。"])(
  "takes the title %s for what the list is",
  (title) => {
    expect(under([title])).not.toBe("dibao");
  },
);

it("takes no month from a note before that of the title, and from one that says how far the data go where there is no other", () => {
  expect(monthOf("注：2019年8月以前停保的不填。", TITLE)).toBe(monthNumber(2019, 10));
  expect(monthOf("注：2019年8月已停保的不填。")).toBeNull();
  expect(monthOf("注：数据截至2019年10月31日。")).toBe(monthNumber(2019, 10));
});

it.each([
  ["在校状态：1在读 2休学 3毕业"],
  ["学籍状态：1-在读；2-退学（辍学）；3-毕业生"],
  ["A在读 B休学 C退学"],
  ["2019年9月学生名册（状态：1.在读 2.休学）"],
])("lets what codes mean in %s say nothing of what the list is", (line) => {
  const rows = [
    ["学籍号", "姓名", "身份证号", "学校", "在校状态"],
    ["G999999200501010015", "张三", "999999200501010015", "县一中", "1"],
    ["G999999200502020028", "李四", "999999200502020028", "县一中", "2"],
  ];
  expect(recognised("学籍.xlsx", [line], ...rows).roll).toBe("student");
});

it.each(["2019年9月休学名册", "1.休学 2.退学学生名册", "1班 2班休学学生"])(
  "takes %s for no explanation of codes",
  (title) => {
    const rows = [
      ["姓名", "身份证号", "学校", "学籍状态"],
      ["张三", "999999200501010015", "县一中", "休学"],
      ["李四", "999999200502020028", "县一中", "休学"],
    ];
    expect(recognised("学籍.xlsx", [title], ...rows).roll).toBeNull();
  },
);

it.each([
  ["2019年10月低保花名册（初稿）", "初稿"],
  ["【作废】低保花名册", "作废"],
  ["低保花名册（测试数据）", "测试数据"],
])("tells of a list that its title calls so: %s", (title, word) => {
  const { roll, noticed } = recognised("金河乡2019年10月.xlsx", [title], HEADER, ...PEOPLE);
  expect(roll).toBe("dibao");
  expect(noticed.join()).toContain(`表头上方写着“${word}”`);
});

it("tells nothing of a list that its title calls nothing", () => {
  const { noticed } = recognised("金河乡2019年10月.xlsx", [TITLE], HEADER, ...PEOPLE);
  expect(noticed).toEqual([]);
});
