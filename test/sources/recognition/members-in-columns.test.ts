import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const sheetOf = (members: readonly string[]) => ({
  file: "低保花名册2019-10.xlsx",
  sheet: "Sheet1",
  merges: [],
  rows: [
    [
      "低保证号",
      "户主姓名",
      "户主身份证号",
      "保障人数",
      "户月保障金额",
      "开始享受年月",
      ...members,
    ],
    ["9990001", "张一", "999999199001010013", "3", "300", "2018-03", "王二", "999999199202020021"],
  ].map((cells, index) => ({ row: index + 1, cells })),
});

describe("a household a row, its members in columns", () => {
  it.each([
    [["成员1姓名", "成员1身份证号", "成员2姓名", "成员2身份证号"]],
    [["家庭成员一姓名", "家庭成员一身份证号", "家庭成员二姓名", "家庭成员二身份证号"]],
    [["共同生活成员（1）/姓名", "共同生活成员（1）/身份证号", "共同生活成员（2）/姓名"]],
  ])("is read a row a person: %j", async (members) => {
    const { roll, family, columns } = recogniseSheet(sheetOf(members), await loadRolls());
    expect(roll?.id).toBe("dibao");
    expect(family?.parts.map(({ label }) => label)).toEqual(["户主", "成员1", "成员2"]);
    const of = (field: string) => columns.find((column) => column.field === field)?.header;
    expect([of("name"), of("id"), of("householder_name")]).toEqual([
      members[0],
      members[1],
      "户主姓名",
    ]);
  });

  it.each([
    [["姓名", "姓名", "身份证号", "身份证号", "姓名"]],
    [["成员1身份证号", "成员1姓名", "成员2姓名", "成员2身份证号"]],
  ])("is refused aloud where nothing tells whose a number is: %j", async (members) => {
    const { roll, questions } = recogniseSheet(sheetOf(members), await loadRolls());
    expect(roll).toBeNull();
    expect(questions.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^像低保花名册，但一行写了几个人（.*），看不出哪几列是同一个人的，请改成一人一行再放进来$/,
      ),
    ]);
  });

  it("is read as the head's alone where doudi.yaml says so", async () => {
    const known = { roll: "dibao", columns: { name: "户主姓名", id: "户主身份证号" } };
    const members = ["成员1姓名", "成员1身份证号", "成员2姓名", "成员2身份证号"];
    const { family, columns } = recogniseSheet(sheetOf(members), await loadRolls(), known);
    expect(family).toBeNull();
    expect(columns.find(({ field }) => field === "name")?.header).toBe("户主姓名");
  });

  it("is not taken for its head alone where one cell names the others", async () => {
    const head = sheetOf(["其他家庭成员"]);
    const others = "王二（妻，999999199202020021）、张三（子，999999201202020023）";
    const rows = head.rows.map(({ row, cells }) => ({
      row,
      cells: row === 1 ? cells : [...cells.slice(0, 6), others],
    }));
    const { roll, questions } = recogniseSheet({ ...head, rows }, await loadRolls());
    expect(roll).toBeNull();
    expect(questions[0]?.text).toContain("一行写了几个人（“其他家庭成员”）");
  });

  it("is one person where only one member has columns", async () => {
    const taken = recogniseSheet(sheetOf(["家庭成员姓名", "家庭成员身份证号"]), await loadRolls());
    expect(taken.roll?.id).toBe("dibao");
    expect(taken.columns.find(({ field }) => field === "name")?.header).toBe("家庭成员姓名");
  });
});
