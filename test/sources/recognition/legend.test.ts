import { expect, it } from "vitest";
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
