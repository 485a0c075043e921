import { describe, expect, it } from "vitest";
import { readBytes } from "../support/read-bytes.ts";

const csv = async (text: string, name = "名册.csv") => (await readBytes(text, name)).rows;

describe("#48 #50 records of delimited text", () => {
  it.each([
    ["comma", "甲,乙,丙\n1,2,3\n", "csv"],
    ["tab", "甲\t乙\t丙\n1\t2\t3\n", "txt"],
    ["bar", "甲|乙|丙\n1|2|3\n", "csv"],
    ["semicolon", "甲;乙;丙\n1;2;3\n", "csv"],
    ["full-width comma", "甲，乙，丙\n1，2，3\n", "csv"],
    ["caret", "甲^乙^丙\n1^2^3\n", "csv"],
    ["tilde", "甲~乙~丙\n1~2~3\n", "csv"],
  ])("are split at the %s", async (_, text, format) => {
    const { rows, book } = await readBytes(text, "名册.csv");
    expect(rows).toEqual({ 1: ["甲", "乙", "丙"], 2: ["1", "2", "3"] });
    expect(book.format).toBe(format);
  });

  it.each([
    ["a title above", "XX县低保名册,,\n甲,乙,丙\n1,2,3\n4,5,6\n", 3],
    ["commas in a tab file", "甲\t乙\n1,5\t2,5\n3,5\t4,5\n6\t7\n", 2],
    ["a bar in a comma file", "甲,乙,丙\na|b,1,2\nc|d,3,4\n", 3],
  ])("are split right with %s", async (_, text, width) => {
    const { sheets } = await readBytes(text, "名册.csv");
    expect(sheets[0]?.facts.width).toBe(width);
  });

  it("are one column when nothing splits them", async () => {
    const { rows, sheets } = await readBytes("张三\n李四\n", "名册.csv");
    expect(rows).toEqual({ 1: ["张三"], 2: ["李四"] });
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "one_column" }]);
  });

  it("end at LF, CRLF or CR, mixed, and count lines", async () => {
    expect(await csv("a,b\r\nc,d\ne,f\rg,h\n\n\r\ni,j")).toEqual({
      1: ["a", "b"],
      2: ["c", "d"],
      3: ["e", "f"],
      4: ["g", "h"],
      7: ["i", "j"],
    });
  });

  it("may be short or long", async () => {
    expect(await csv("a,b,c\n1\n1,2,3,4\n,,\n,x,\n1,2,3\n")).toEqual({
      1: ["a", "b", "c"],
      2: ["1"],
      3: ["1", "2", "3", "4"],
      5: ["", "x"],
      6: ["1", "2", "3"],
    });
  });

  it("are read past 1,048,576 rows", async () => {
    const { sheets } = await readBytes("1,2\n".repeat(1_100_000), "名册.csv");
    expect(sheets[0]?.facts).toMatchObject({ rows: 1_100_000, filledRows: 1_100_000 });
  });
});

describe("#48 quotes", () => {
  it("hold delimiters, quotes and line ends", async () => {
    expect(await csv('a,b,c\n"x,y","say ""hi""","两\n行"\n1,2,3\n')).toEqual({
      1: ["a", "b", "c"],
      2: ["x,y", 'say "hi"', "两\n行"],
      3: ["1", "2", "3"],
    });
  });

  it("may hold line ends in the last column too", async () => {
    expect(await csv('a,b\n1,"x\r\ny"\n2,z\n')).toEqual({
      1: ["a", "b"],
      2: ["1", "x\r\ny"],
      3: ["2", "z"],
    });
  });

  it("hold line ends in each record, of which most lines are a part only", async () => {
    const child = (n: number) =>
      `张${n},5325${n},"张大\n53${n}1",正常,"李花\n53${n}2",死亡,是,甲乡\n`;
    const rows = Array.from({ length: 9 }, (_, index) => child(index + 1));
    const head = "儿童,证号,父亲,父亲现状,母亲,母亲现状,留守,地址\n";
    expect(await csv(head + rows.join(""))).toMatchObject({
      2: ["张1", "53251", "张大\n5311", "正常", "李花\n5312", "死亡", "是", "甲乡"],
      10: ["张9", "53259", "张大\n5391", "正常", "李花\n5392", "死亡", "是", "甲乡"],
    });
  });

  it("never swallow the lines that follow a lone one", async () => {
    const { rows, sheets } = await readBytes(
      'a,b,c\n1,"张三,男\n2,李四,女\n3,"王五",男\n',
      "名册.csv",
    );
    expect(rows).toEqual({
      1: ["a", "b", "c"],
      2: ["1", '"张三', "男"],
      3: ["2", "李四", "女"],
      4: ["3", "王五", "男"],
    });
    expect(sheets[0]?.facts.notes).toMatchObject([{ code: "unbalanced_quotes" }]);
    expect(sheets[0]?.facts.notes[0]?.text).toContain("第 2 行");
  });

  it.each([
    [
      "two lone ones on whole records",
      'a,b\n1,"x\n2,y"\n3,z\n',
      { 2: ["1", '"x'], 3: ["2", 'y"'] },
    ],
    ["one on the last line", 'a,b\n1,x\n2,"y', { 2: ["1", "x"], 3: ["2", '"y'] }],
    ["one that only opens", 'a,b\n"1,x\n2,y\n', { 2: ['"1', "x"], 3: ["2", "y"] }],
    ["inches", 'a,b\n5",x\n6",y\n', { 2: ['5"', "x"], 3: ['6"', "y"] }],
    [
      "a name in quotes amid quotes",
      'a,b\n"张"三"丰",x\n"李四",y\n',
      { 2: ['张"三"丰', "x"], 3: ["李四", "y"] },
    ],
    ["a quoted field that goes on", 'a,b\n"x"y,z\n1,2\n', { 2: ['"x"y', "z"], 3: ["1", "2"] }],
  ])("%s", async (_, text, expected) => {
    expect(await csv(text)).toMatchObject(expected);
  });

  it("give up after so many lines, and lose none of them", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `${index},x`);
    lines[10] = '10,"x';
    const { sheets } = await readBytes(`${lines.join("\n")}\n`, "名册.csv");
    expect(sheets[0]?.facts.filledRows).toBe(5_000);
  });

  it("stay quick where every line has a lone one", async () => {
    const lines = ['"', '"a', '""a', '""""a', 'x,"a', ',"a""', '"""'];
    for (const line of lines) {
      const { sheets } = await readBytes(`a,b\n${`${line}\n`.repeat(20_000)}`, "名册.csv");
      expect(sheets[0]?.facts.filledRows, line).toBeGreaterThanOrEqual(1);
    }
  });
});

describe("cells are delivered as they stand", () => {
  it.each([
    ['="999999199001011237"', "999999199001011237"],
    ['"=""999999199001011237"""', "999999199001011237"],
    ['="a,b"', "a,b"],
    ['=""', ""],
    ['="x', '="x'],
    ["'999999199001011237", "'999999199001011237"],
    ["\t999999199001011237", "\t999999199001011237"],
    ["999999199001011237\t", "999999199001011237\t"],
    ["  张三 ", "  张三 "],
    ["\u3000", ""],
    ["\u00a0 \t", ""],
    ["9.99999E+17", "9.99999E+17"],
    ["=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"],
    ["a\u2028b", "a\u2028b"],
    ["\u0007\u001b", "\u0007\u001b"],
    ["NULL", "NULL"],
    ["\\N", "\\N"],
  ])("%j is %j", async (written, cell) => {
    expect((await csv(`头,尾\n${written},1\n2,3\n`))[2]).toEqual([cell, "1"]);
  });
});
