import { describe, expect, it } from "vitest";
import { initialsOf } from "../../../src/rolls/headers/pinyin-initials.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();
const ID = (year: number, n: number) => `999999${year}01010${100 + n}1`;
const GIVEN = [..."敏力华明丽军强芳伟秀娟静勇杰涛超波辉刚平"];
const many = (row: (n: number) => string[]) => Array.from({ length: 20 }, (_, n) => row(n));

function takenOf(file: string, header: string, rows: string[][]) {
  const texts = [header.split(" "), ...rows];
  const found = recogniseSheet(
    {
      file,
      sheet: "",
      rows: texts.map((cells, index) => ({ row: index + 1, cells })),
      merges: [],
    },
    rolls,
  );
  const fields = Object.fromEntries(found.columns.map(({ field, header: text }) => [text, field]));
  return { roll: found.roll?.id, fields, asked: found.questions.map(({ text }) => text) };
}

describe("columns named by the initials of their words", () => {
  it("are read by the words and the values below them, whatever the file is called", () => {
    expect(
      takenOf(
        "dump1.csv",
        "XM SFZH CJZH CJLB CJDJ ZJZT XZMC CMC CZY",
        many((n) => [
          "王一",
          ID(1960, n),
          `${ID(1960, n)}44`,
          "4",
          "2",
          "有效",
          "青山乡",
          "上村",
          "李",
        ]),
      ),
    ).toEqual({
      roll: "disability",
      fields: {
        XM: "name",
        SFZH: "id",
        CJZH: "card_no",
        CJLB: "category",
        CJDJ: "grade",
        ZJZT: "card_state",
        XZMC: "town",
        CMC: "village",
      },
      asked: [],
    });
  });

  it("tell a child from its parents", () => {
    const { roll, fields } = takenOf(
      "dump2.csv",
      "ETXM ETSFZH FQXM FQSFZH FQZK MQXM MQSFZH MQZK SFLS",
      many((n) => [
        `陈${GIVEN[n]}`,
        ID(2012, n),
        `陈大${GIVEN[n]}`,
        ID(1985, n),
        n % 3 ? "正常" : "服刑在押",
        `赵${GIVEN[n]}`,
        ID(1986, n),
        "正常",
        "是",
      ]),
    );
    expect(roll).toBe("child_survey");
    expect(fields).toMatchObject({
      ETXM: "name",
      ETSFZH: "id",
      FQXM: "father_name",
      FQSFZH: "father_id",
      FQZK: "father_state",
      MQXM: "mother_name",
      MQZK: "mother_state",
      SFLS: "left_behind",
    });
  });

  it("are not read where nothing below them fits", () => {
    const rows = many((n) => [`P${n}`, `Q${n}`, String(n)]);
    expect(takenOf("dump3.csv", "XM SFZH SWRQ", rows).roll).toBeUndefined();
  });
});

it.each([
  ["银行账号", ["YHZH", "YXZH"]],
  ["户籍状态", ["HJZT"]],
  ["镇（街道）", []],
])("the initials of %s are %j", (header, initials) => {
  expect(initialsOf(header).toSorted()).toEqual(initials);
});
