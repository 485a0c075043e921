import { expect, it } from "vitest";
import { readBytes } from "../support/read-bytes.ts";

/** As GB18030 has it: a blank that no code of two bytes is of takes four. */
const bytesOf = (character: string) => (character === "\u00a0" ? 4 : character > "\u007f" ? 2 : 1);
const wide = (text: string) => [...text].reduce((sum, character) => sum + bytesOf(character), 0);
const line = (cells: readonly string[], widths: readonly number[]) =>
  cells
    .map((cell, at) => cell + " ".repeat(Math.max(1, (widths[at] ?? 0) - wide(cell))))
    .join("")
    .trimEnd();

const WIDTHS = [8, 12, 22, 10, 12, 8];
const HEADER = ["序号", "户名", "证件号码", "金额", "入账日期", "结果"];
const row = (n: number, name: string, note = "") => [
  String(n).padStart(5, "0"),
  name,
  `99999919900101001${n}`,
  `1,200.00`,
  note || "20190910",
  "成功",
];
const text = (rows: readonly (readonly string[])[]) =>
  [
    `${" ".repeat(20)}批量代发清单`,
    "代发单位：某县民政局    所属月份：2019年9月",
    "-".repeat(80),
    line(HEADER, WIDTHS),
    "-".repeat(80),
    ...rows.map((cells) => line(cells, WIDTHS)),
    "合计笔数：4    合计金额：4800.00",
  ].join("\r\n");

it("reads a list whose columns are filled up with blanks, row for row", async () => {
  const rows = [row(1, "张一"), row(2, "王 芬"), row(3, "阿不·买"), row(4, "李四")];
  (rows[3] as string[])[4] = "";
  const read = await readBytes(text(rows), "代发.txt");
  expect(read.rows[4]).toEqual(HEADER);
  expect(read.rows[6]).toEqual(rows[0]);
  expect(read.rows[7]).toEqual(rows[1]);
  expect(read.rows[9]).toEqual(["00004", "李四", "999999199001010014", "1,200.00", "", "成功"]);
  expect(read.rows[1]).toEqual(["批量代发清单"]);
  expect(read.sheets[0]?.facts.notes).toEqual([]);
});

it("follows a line that a long cell pushed to the right, and says which it cannot take apart", async () => {
  const many = Array.from({ length: 80 }, (_, n) => row(n % 10, "张一"));
  many[10] = row(1, "买买提·吐尔逊江·阿卜杜");
  many[20] = row(2, "买买提 吐尔逊江·阿卜杜");
  // With the day left out, and a number in full-width figures.
  many[30] = row(3, "买买提·吐尔逊江·阿卜杜");
  (many[30] as string[])[4] = "";
  (many[30] as string[])[2] = "９９９９９９１９９００１０１００１３";
  const lines = text(many).split("\r\n");
  lines[45] = "00004 999999199001010014 张一";
  const read = await readBytes(lines.join("\r\n"), "代发.txt");
  expect(read.rows[16]).toEqual(many[10]);
  expect(read.rows[26]).toEqual(many[20]);
  expect(read.rows[36]).toEqual(many[30]);
  expect(read.rows[46]?.length).toBe(1);
  expect(read.sheets[0]?.facts.notes).toMatchObject([
    { code: "out_of_line", text: expect.stringContaining("有 1 行没有对齐（第 46 行）") },
  ]);
});

it("takes no text of sentences for such a list", async () => {
  const read = await readBytes("张三  李四\n王五  赵六\n", "名单.txt");
  expect(read.sheets[0]?.facts.notes).toMatchObject([{ code: "one_column" }]);
});

it("counts what GBK does not have as four places, and guesses at no line that is drawn to the left", async () => {
  const many = Array.from({ length: 80 }, (_, n) => row(n % 10, "张一"));
  many[10] = row(1, "\u00a0张一");
  (many[10] as string[])[4] = "";
  const lines = text(many).split("\r\n");
  const drawn = line(row(2, "李四").with(4, ""), WIDTHS);
  lines[25] = drawn.replace("  成功", "成功");
  const read = await readBytes(lines.join("\r\n"), "代发.txt");
  expect(read.rows[16]?.map((cell) => cell.trim())).toEqual(many[10]?.map((cell) => cell.trim()));
  expect(read.rows[26]?.length).toBe(1);
  expect(read.sheets[0]?.facts.notes).toHaveLength(1);
});
