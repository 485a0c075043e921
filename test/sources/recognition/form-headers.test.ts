import { expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();

it("reads three rows of headers below the line of a form's name and unit, and above that of its columns' numbers", () => {
  const header = [
    ["某乡2019年10月农村最低生活保障对象花名册"],
    ["民低保02表", "", "", "", "", "", "", "", "单位：人、元"],
    [
      "序号",
      "低保证号",
      "保障对象",
      "",
      "",
      "月保障金额",
      "",
      "",
      "重点保障对象类别",
      "享受起始年月",
    ],
    ["", "", "姓名", "身份证号码", "与户主关系", "低保金", "", "合计", "", ""],
    ["", "", "", "", "", "差额补助", "分类施保", "", "", ""],
    ["栏次", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  ];
  const merges = [
    { top: 1, left: 1, bottom: 1, right: 10 },
    ...[1, 2, 9, 10].map((left) => ({ top: 3, left, bottom: 5, right: left })),
    { top: 3, left: 3, bottom: 3, right: 5 },
    { top: 3, left: 6, bottom: 3, right: 8 },
    ...[3, 4, 5, 8].map((left) => ({ top: 4, left, bottom: 5, right: left })),
    { top: 4, left: 6, bottom: 4, right: 7 },
  ];
  const people = Array.from({ length: 30 }, (_, n) => [
    String(n + 1),
    `99${1000 + n}`,
    "王一",
    `99999919600101${1000 + n}`,
    "户主",
    "380",
    n % 2 ? "20" : "0",
    n % 2 ? "400" : "380",
    n % 2 ? "老年人" : "",
    "2017.07",
  ]);
  const rows = [...header, ...people].map((cells, index) => ({ row: index + 1, cells }));
  const found = recogniseSheet({ file: "某乡.xlsx", sheet: "花名册", rows, merges }, rolls);
  expect([found.headerRow, found.headerRows]).toEqual([3, 3]);
  expect(Object.fromEntries(found.columns.map(({ field, header: text }) => [field, text]))).toEqual(
    {
      household_no: "低保证号",
      name: "保障对象/姓名",
      id: "保障对象/身份证号码",
      relation: "保障对象/与户主关系",
      amount_fen: "月保障金额/合计",
      classified: "重点保障对象类别",
      classified_fen: "月保障金额/低保金/分类施保",
      from_month: "享受起始年月",
    },
  );
  expect(found.unread).toEqual([]);
});

it("takes a book of payments with a sheet a month, when each was paid and whether it arrived, for no roll of children", () => {
  const rows = [
    ["孤儿生活费发放台账（三月）"],
    ["序号", "乡镇", "村", "姓名", "身份证号码", "卡号", "金额", "打卡日期", "是否到账"],
    ...Array.from({ length: 12 }, (_, n) => [
      String(n + 1),
      "甲乡",
      "东村",
      "王一",
      `99999920100101${1000 + n}`,
      `622800000000000${100 + n}`,
      "1000",
      "2019.3.7",
      n === 2 ? "×" : "√",
    ]),
  ].map((cells, index) => ({ row: index + 1, cells }));
  const file = "2019年孤儿生活费发放台账.xlsx";
  const found = recogniseSheet({ file, sheet: "三月", rows, merges: [] }, rolls);
  expect(found.roll?.id).toBe("payment");
});
