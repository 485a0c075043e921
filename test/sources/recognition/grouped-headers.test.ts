import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import type { Merge } from "../../../src/sources/recognition/header/sheet-head.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();

interface Form {
  file: string;
  folder?: string;
  header: readonly (readonly string[])[];
  rows: readonly (readonly string[])[];
}

/** A header of several rows as spreadsheets keep it: a group's text stands over its first column, a lone one is merged downwards. */
function mergesOf(header: Form["header"]): Merge[] {
  const [first = [], second] = header;
  if (!second) return [];
  return first.flatMap((text, index) => {
    if (text === "") return [];
    if (second[index] === "") return [{ top: 1, left: index + 1, bottom: 2, right: index + 1 }];
    let right = index + 1;
    while (first[right] === "") right += 1;
    return [{ top: 1, left: index + 1, bottom: 1, right }];
  });
}

function takenOf({ file, folder, header, rows }: Form) {
  const found = recogniseSheet(
    {
      file,
      ...(folder === undefined ? {} : { folder }),
      sheet: "Sheet1",
      rows: [...header, ...rows].map((cells, index) => ({ row: index + 1, cells })),
      merges: mergesOf(header),
    },
    rolls,
  );
  const fields = Object.fromEntries(found.columns.map(({ field, header: text }) => [text, field]));
  return {
    roll: found.roll?.id,
    fields,
    asked: found.questions.map(({ text }) => text),
    period: found.period,
  };
}

const times = (count: number, row: (n: number) => string[]) =>
  Array.from({ length: count }, (_, n) => row(n));
const idOf = (year: number, n: number) => `999999${year}01010${100 + n}1`;

describe("a header of two rows", () => {
  it("tells a child from its parents by the groups above 姓名 and 身份证号, and asks nothing", () => {
    const { fields, asked } = takenOf({
      file: "留守儿童困境儿童排查登记表.xls",
      header: [
        ["序号", "儿童基本情况", "", "父亲情况", "", "", "母亲情况", "", "", "住址", ""],
        [
          "",
          "姓名",
          "身份证号",
          "姓名",
          "身份证号",
          "状况",
          "姓名",
          "身份证号",
          "状况",
          "乡镇",
          "村",
        ],
      ],
      rows: times(12, (n) => [
        String(n + 1),
        "陈小敏",
        idOf(2012, n),
        "陈大力",
        idOf(1985, n),
        n % 3 ? "正常" : "服刑在押",
        "赵丽",
        idOf(1986, n),
        n % 4 ? "正常" : "失联",
        "青山乡",
        "上村委会",
      ]),
    });
    expect(fields).toEqual({
      "儿童基本情况/姓名": "name",
      "儿童基本情况/身份证号": "id",
      "父亲情况/姓名": "father_name",
      "父亲情况/身份证号": "father_id",
      "父亲情况/状况": "father_state",
      "母亲情况/姓名": "mother_name",
      "母亲情况/身份证号": "mother_id",
      "母亲情况/状况": "mother_state",
      "住址/乡镇": "town",
      "住址/村": "village",
    });
    expect(asked).toEqual([]);
  });

  it("never takes the guardian's 姓名 for the child's, nor 村委会 under 住址 for an address", () => {
    const { fields, asked } = takenOf({
      file: "2019年10月孤儿保障名册.xls",
      header: [
        ["儿童姓名", "身份证号", "类别", "发放标准（元/月）", "住址", "", "监护人", ""],
        ["", "", "", "", "乡镇", "村委会", "姓名", "电话"],
      ],
      rows: times(12, (n) => [
        "李小明",
        idOf(2010, n),
        "孤儿",
        "1000",
        "青山乡",
        "上村委会",
        "李大伯",
        "13800000000",
      ]),
    });
    expect(fields).toMatchObject({
      儿童姓名: "name",
      "住址/乡镇": "town",
      "住址/村委会": "village",
    });
    expect(Object.keys(fields)).not.toContain("监护人/姓名");
    expect(asked).toEqual([]);
  });
});

describe("headers of one row", () => {
  const dibao = (header: string, value: string) =>
    takenOf({
      file: "2019年10月低保名册.xlsx",
      header: [["姓名", "身份证号", "家庭编号", "家庭月救助金额", header]],
      rows: times(20, (n) => ["王一", idOf(1960, n), `D${n}`, "300", value]),
    }).fields[header];

  it("keeps 救助类型 from 分类施保类别, which 分类救助对象类别 is", () => {
    expect(dibao("救助类型", "农村最低生活保障")).toBe("side");
    expect(dibao("分类救助对象类别", "重度残疾人")).toBe("classified");
  });

  it("does not take a few words again and again for names", () =>
    expect(dibao("重点保障对象", "未成年人")).toBe("classified"));

  it("reads 是 and 否 under 是否单人户施保", () =>
    expect(dibao("是否单人户施保", "否")).toBe("coverage"));

  it.each([
    ["服刑（强戒）结束", "until_on"],
    ["服刑（强戒）开始", "from_on"],
  ])("reads %s without its brackets", (header, field) => {
    const { fields } = takenOf({
      file: "服刑强戒人员.xlsx",
      header: [
        ["姓名", "身份证号", "类型", header, header === "服刑（强戒）结束" ? "开始日期" : "备注"],
      ],
      rows: times(12, (n) => ["王一", idOf(1980, n), "服刑在押", "2018-05-03", "2017-05-03"]),
    });
    expect(fields[header]).toBe(field);
  });

  it("reads 结论 that explains its codes by the group above it", () => {
    const { fields, asked } = takenOf({
      file: "核对汇总.xls",
      header: [
        ["报告对象", "", "家庭", "收入", "财产核查"],
        ["姓名", "身份证号", "人口数", "人均月收入", "结论（1未超标 2超标）"],
      ],
      rows: times(12, (n) => ["王一", idOf(1970, n), "3", "500", n % 3 ? "1" : "2"]),
    });
    expect(fields).toMatchObject({ "财产核查/结论（1未超标 2超标）": "assets" });
    expect(asked).toEqual([]);
  });

  it.each([
    ["handled", "复核结论"],
    ["handled", "处置/结论（1合规 2违规）"],
  ])("has no 财产状况 of what is called otherwise: %s %s", (_, header) => {
    const { fields } = takenOf({
      file: "核对汇总.xls",
      header: [["姓名", "身份证号", "家庭人口", "人均月收入", header]],
      rows: times(12, (n) => ["王一", idOf(1970, n), "3", "500", n % 3 ? "1" : "2"]),
    });
    expect(fields[header]).not.toBe("assets");
  });

  it("takes 证号 for the household's number before 户序, beside the members' 身份证件号码 and alone", () => {
    const form = {
      file: "2019年10月低保花名册.xls",
      header: [["户序", "户主", "成员姓名", "身份证件号码", "与户主关系", "证号", "户月保障金"]],
      rows: times(12, (n) => {
        const no = Math.floor(n / 2) + 1;
        const relation = n % 2 ? "子" : "户主";
        return [String(no), "王一", "王一", idOf(1960, n), relation, `99999900${77 - no}`, "300"];
      }),
    };
    const { fields, asked } = takenOf(form);
    expect(fields).toMatchObject({ 证号: "household_no", 身份证件号码: "id" });
    expect(fields.户序).toBeUndefined();
    expect(asked).toEqual([]);
    const ids = takenOf({
      ...form,
      header: [["户序", "户主", "成员姓名", "证号", "与户主关系", "电话", "户月保障金"]],
    });
    expect(ids.fields).toMatchObject({ 户序: "household_no", 证号: "id" });
    // The cards of the disabled among them are no households'.
    const cards = takenOf({
      ...form,
      rows: form.rows.map((cells, n) =>
        cells.map((cell, at) => (at === 5 ? (n % 4 ? "" : `99999919600101${1000 + n}43`) : cell)),
      ),
    });
    expect(cards.fields).toMatchObject({ 户序: "household_no", 身份证件号码: "id" });
  });

  it("takes 户主/领取人 for who is paid, and 日期 for the day, not a birthday", () => {
    const { fields } = takenOf({
      file: "2019年3月低保资金发放表.xlsx",
      header: [["户主/领取人", "身份证号", "账户", "金额（元）", "日期"]],
      rows: times(12, (n) => ["王一", idOf(1960, n), "6228000000000000", "300", "2019-03-05"]),
    });
    expect(fields).toMatchObject({ "户主/领取人": "name", 账户: "account", 日期: "paid_on" });
  });
});

describe("the folder of a file", () => {
  const form = {
    file: "青山乡上报表.xlsx",
    header: [["姓名", "身份证号", "供养方式", "生活自理能力"]],
    rows: times(12, (n) => ["王一", idOf(1940, n), "分散供养", "全自理"]),
  };

  it("says the month where the file does not", () => {
    const found = takenOf({ ...form, folder: "2019年报送/2018年12月特困" });
    expect(found).toMatchObject({ roll: "tekun", period: 2018 * 12 + 11, asked: [] });
  });

  it("gives way to what the file says", () =>
    expect(takenOf({ ...form, file: "2019年10月特困.xlsx", folder: "2018年12月" }).period).toBe(
      2019 * 12 + 9,
    ));

  it("takes what a group comes to before what it is made up of, though no word below the group is a header of any roll", () => {
    const { fields, asked } = takenOf({
      file: "核对结果.xlsx",
      header: [
        [
          "申请人",
          "身份证号",
          "家庭人口",
          "家庭月人均收入",
          "刚性支出（元/月）",
          "",
          "",
          "财产情况",
        ],
        ["", "", "", "", "医疗", "教育", "小计", ""],
      ],
      rows: times(4, (n) => [`王${n}`, idOf(1970, n), "2", "500", "30", "20", "50", "未超标"]),
    });
    expect(fields).toMatchObject({ "刚性支出（元/月）/小计": "rigid_fen" });
    expect(asked).toEqual([]);
  });
});
