import { expect, it } from "vitest";
import { readBytes } from "../support/read-bytes.ts";

const HEADER = ["序号", "村", "姓名", "身份证", "金额", "备注"];
const row = (n: number, name = "张一") => [
  String(n),
  "东村",
  name,
  `9999991990010100${10 + n}`,
  "300",
  "-",
];
const text = (rows: readonly (readonly string[])[], apart = "    ") =>
  [
    "县局领导：现将我乡2019年6月低保人员名单上报如下，请查收。",
    "",
    HEADER.join(apart),
    ...rows.map((cells) => cells.join(apart)),
    "",
    "以上共4人。",
    "某乡民政所 2019年6月25日",
  ].join("\n");

it("takes a list pasted into a message apart by its runs of blanks", async () => {
  const rows = [row(1), row(2, "王 芬"), row(3, "阿不都热依木·买买提"), row(4)];
  const read = await readBytes(text(rows), "低保.txt");
  expect(read.rows[1]).toEqual(["县局领导：现将我乡2019年6月低保人员名单上报如下，请查收。"]);
  expect(read.rows[3]).toEqual(HEADER);
  expect([4, 5, 6, 7].map((at) => read.rows[at])).toEqual(rows);
  expect(read.rows[9]).toEqual(["以上共4人。"]);
  expect(read.sheets[0]?.facts.notes).toEqual([]);
});

it("does so where a single blank stands between two cells", async () => {
  const rows = [1, 2, 3, 4].map((n) => row(n));
  const read = await readBytes(text(rows, " "), "低保.txt");
  expect([4, 5, 6, 7].map((at) => read.rows[at])).toEqual(rows);
});

it("says which lines have another number of cells than the header", async () => {
  const many = Array.from({ length: 40 }, (_, n) => row((n % 9) + 1));
  many[5] = row(6).filter((cell) => cell !== "东村");
  const read = await readBytes(text(many), "低保.txt");
  expect(read.rows[9]?.length).toBe(1);
  expect(read.sheets[0]?.facts.notes).toMatchObject([
    {
      code: "out_of_line",
      text: expect.stringContaining("有 1 行分出的格数与表头不同（第 9 行）"),
    },
  ]);
});

it("takes nothing apart whose lines have now more cells and now fewer", async () => {
  const rows = [row(1), row(2).slice(1), row(3), row(4).slice(2)];
  const lines = [HEADER, ...rows].map((cells) => cells.join("    "));
  const read = await readBytes(lines.join("\n"), "低保.txt");
  expect(read.sheets[0]?.facts.notes).toMatchObject([{ code: "one_column" }]);
});

it("joins a name of two characters that is drawn out as wide as the columns stand apart, and nothing else", async () => {
  const rows = [row(1), row(2, "王  芬"), row(3, "李  四"), row(4), row(5, "阿不都  热依木")];
  const many = [...rows, ...Array.from({ length: 40 }, () => row(6, "赵  六"))];
  const read = await readBytes(text(many, "  "), "低保.txt");
  expect(read.rows[4]).toEqual(row(1));
  expect(read.rows[5]).toEqual(row(2, "王芬"));
  expect(read.rows[6]).toEqual(row(3, "李四"));
  // Of longer words nobody knows whether they are one.
  expect(read.rows[8]?.length).toBe(1);
  expect(read.sheets[0]?.facts.notes).toMatchObject([{ code: "out_of_line" }]);
});
