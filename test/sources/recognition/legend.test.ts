import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();

it("explains the codes of its column where a header has a legend, below what doudi.yaml says", () => {
  const header = [
    "姓名",
    "身份证号",
    "低保证号",
    "低保类别（1城市 2农村）",
    "施保方式（1-整户；2-单人）",
  ];
  const data = Array.from({ length: 12 }, (_, n) => [
    "王一",
    `99999919600101${1000 + n}`,
    `D${n}`,
    n % 2 ? "1" : "2",
    "1",
  ]);
  const rows = [header, ...data].map((cells, index) => ({ row: index + 1, cells }));
  const head = { file: "2019年10月低保.xlsx", sheet: "Sheet1", rows, merges: [] };
  const found = recogniseSheet(head, rolls);
  expect(found.values).toEqual({
    side: { 1: "城市", 2: "农村" },
    coverage: { 1: "整户", 2: "单人" },
  });
  expect(found.unread).toEqual([]);
  const said = recogniseSheet(head, rolls, { values: { side: { 1: "农村", 2: "城市" } } });
  expect(said.values.side).toEqual({ 1: "农村", 2: "城市" });
});

it("takes a header with figures in brackets for no legend", () => {
  const rows = [
    ["姓名", "身份证号（18位）", "低保证号", "月保障金额（2019年10月起）"],
    ["王一", "999999196001011001", "D1", "300"],
    ["王二", "999999196001011002", "D2", "300"],
  ].map((cells, index) => ({ row: index + 1, cells }));
  const head = { file: "2019年10月低保.xlsx", sheet: "Sheet1", rows, merges: [] };
  expect(recogniseSheet(head, rolls).values).toEqual({});
});

it.each([
  ["残疾等级（1级、2级、3级、4级）", "残疾类别"],
  ["残疾等级（1级2级为重度）", "残疾类别（1类、2类）"],
])("takes %s for no legend: its words are no values of the column", (grade, category) => {
  const rows = [
    ["姓名", "身份证号", category, grade],
    ["王一", "999999196001011001", "肢体", "1"],
    ["王二", "999999196001011002", "肢体", "2"],
  ].map((cells, index) => ({ row: index + 1, cells }));
  const head = { file: "持证残疾人名单.xlsx", sheet: "Sheet1", rows, merges: [] };
  const found = recogniseSheet(head, rolls);
  expect(found.columns.map(({ field }) => field)).toContain("grade");
  expect(found.values).toEqual({});
});

it("explains the codes of 性别, which every roll may have", () => {
  const rows = [
    ["姓名", "身份证号", "性别（1男2女）", "残疾类别", "残疾等级"],
    ["王一", "999999196001011001", "1", "肢体", "一级"],
  ].map((cells, index) => ({ row: index + 1, cells }));
  const head = { file: "持证残疾人名单.xlsx", sheet: "Sheet1", rows, merges: [] };
  expect(recogniseSheet(head, rolls).values).toEqual({ sex: { 1: "男", 2: "女" } });
});

describe("a legend beside the list", () => {
  const people = Array.from({ length: 12 }, (_, n) => [
    "王一",
    `99999920100101${1000 + n}`,
    n % 3 ? "1" : "2",
    "1000",
  ]);
  const recognised = (notes: readonly string[], cells = people) =>
    recogniseSheet(
      {
        file: "2019年10月儿童保障名册.xlsx",
        sheet: "Sheet1",
        rows: [["姓名", "身份证号", "孤儿类别", "月标准"], ...cells].map((each, index) => ({
          row: index + 1,
          cells: each,
        })),
        merges: [],
        notes,
      },
      rolls,
    );

  it.each([
    [["说明：孤儿类别：1-孤儿，2-事实无人抚养儿童；月标准：元"]],
    [["注：孤儿类别填序号：1.孤儿；2.事实无人抚养儿童；月标准：3元"]],
    [["孤儿类别代码表", "代码 含义", "1 孤儿", "2 事实无人抚养儿童", "监护情况 1 有 2 无"]],
    [["字段 代码 含义", "孤儿类别 1 孤儿", "2 事实无人抚养儿童", "监护情况 1 有 2 无"]],
  ])("explains the codes of a column: %j", (notes) => {
    const found = recognised(notes);
    expect(found.roll?.id).toBe("child");
    expect(found.questions).toEqual([]);
    expect(found.values.programme).toMatchObject({ 1: "孤儿", 2: "事实无人抚养儿童" });
  });

  it("explains nothing of a column of another name, nor of one that holds words", () => {
    expect(recognised(["其他孤儿类别：1-孤儿，2-事实无人抚养儿童"]).values).toEqual({});
    const words = people.map((cells) => cells.map((cell, index) => (index === 2 ? "孤儿" : cell)));
    expect(recognised(["孤儿类别：1-孤儿，2-事实无人抚养儿童"], words).values).toEqual({});
  });
});

it.each([
  ["脱贫情况\n①未脱贫\n②已脱贫\n③返贫", { 1: "未脱贫", 2: "已脱贫", 3: "返贫" }],
  ["脱贫情况 1未脱贫 2已脱贫 3返贫", { 1: "未脱贫", 2: "已脱贫", 3: "返贫" }],
  ["脱贫情况2018年12月至2019年10月", undefined],
])("explains codes without brackets: %s", (header, poverty_state) => {
  const rows = [
    ["户编号", "姓名", "身份证号", header, "健康状况"],
    ["A1", "王一", "999999196001011001", "①", "健康"],
    ["A2", "王二", "999999196001011002", "②", "健康"],
  ].map((cells, index) => ({ row: index + 1, cells }));
  const head = { file: "建档立卡贫困人口.xlsx", sheet: "Sheet1", rows, merges: [] };
  const found = recogniseSheet(head, rolls);
  if (poverty_state)
    expect(found.columns).toContainEqual({ field: "poverty_state", index: 3, header });
  expect(found.values).toEqual(poverty_state ? { poverty_state } : {});
});

it.each([
  ["情况", "填表说明：1.父母情况填代码：1正常 2死亡 5服刑在押"],
  ["状况", "父（母）亲状况：1正常；2死亡；5服刑在押"],
])("explains the codes of each parent's %s by what is said of both: %s", (word, note) => {
  const rows = [
    ["困境儿童信息采集表"],
    [note],
    ["姓名", "身份证号", "父亲姓名", `父亲${word}`, "母亲姓名", `母亲${word}`],
    ...Array.from({ length: 12 }, (_, n) => [
      ...["王小一", `99999920100101${1000 + n}`, "王大", n % 2 ? "1" : "2"],
      ...["李二", n % 3 ? "1" : "5"],
    ]),
  ].map((cells, index) => ({ row: index + 1, cells }));
  const head = { file: "儿童摸底排查.csv", sheet: "", rows, merges: [], notes: [note] };
  const found = recogniseSheet(head, rolls);
  expect(found.values.father_state).toMatchObject({ 1: "正常", 2: "死亡" });
  expect(found.values.mother_state).toMatchObject({ 1: "正常", 5: "服刑在押" });
  expect(found.unread).toEqual([]);
});
