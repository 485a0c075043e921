import { afterEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows, type WrittenSheet } from "../support/stage-rows.ts";

let db: Database;
afterEach(() => db.close());

const HEADER = ["序号", "姓名", "身份证号", "乡镇", "残疾类别", "残疾等级", "残疾证号"];
const PEOPLE = [
  ["1", "赵一山", "999999196001011232", "青溪镇", "肢体", "一级", "99999919600101123241"],
  ["2", "钱二河", "999999196101011231", "青溪镇", "视力", "二级", "99999919610101123112"],
  ["3", "孙三林", "999999196201011239", "长塘乡", "听力", "三级", "99999919620101123923"],
];

/** What was read of a sheet: names in order, and the reasons of the rows left out. */
async function read(sheet: WrittenSheet | WrittenSheet[]) {
  db = await emptyStage();
  const reports = await stageRows(db, sheet);
  const names = await db.rows<{ name_text: string }>(
    "SELECT name_text FROM mention WHERE role = 'self' ORDER BY sheet_id, row_no",
  );
  const aside = await db.rows<{ reason: string }>(
    "SELECT reason FROM set_aside ORDER BY sheet_id, row_no",
  );
  return {
    reports,
    roll: reports[0]?.recognition.roll?.id,
    headerRow: reports[0]?.recognition.headerRow,
    headerRows: reports[0]?.recognition.headerRows,
    names: names.map(({ name_text }) => name_text),
    aside: aside.map(({ reason }) => reason),
  };
}

const NAMES = ["赵一山", "钱二河", "孙三林"];
const title = (count: number) => Array.from({ length: count }, () => ["某县持证残疾人花名册"]);

describe("#44 where the header stands", () => {
  it.each([0, 1, 2, 5, 6, 11, 19, 28])("below %i title rows", async (count) => {
    const found = await read({ rows: [...title(count), HEADER, ...PEOPLE] });
    expect(found).toMatchObject({ roll: "disability", headerRow: count + 1, names: NAMES });
  });

  it("in two rows, its groups merged", async () => {
    const group = ["序号", "基本信息", "", "", "残疾情况", "", ""];
    const found = await read({
      rows: [...title(1), group, HEADER, ...PEOPLE],
      merges: [
        { top: 2, left: 1, bottom: 3, right: 1 },
        { top: 2, left: 2, bottom: 2, right: 4 },
        { top: 2, left: 5, bottom: 2, right: 7 },
      ],
    });
    expect(found).toMatchObject({ roll: "disability", names: NAMES });
  });

  it("in three rows", async () => {
    const top = ["持证残疾人信息", "", "", "", "", "", ""];
    const group = ["序号", "基本信息", "", "", "残疾情况", "", ""];
    const found = await read({
      rows: [...title(1), top, group, HEADER, ...PEOPLE],
      merges: [
        { top: 2, left: 1, bottom: 2, right: 7 },
        { top: 3, left: 2, bottom: 3, right: 4 },
        { top: 3, left: 5, bottom: 3, right: 7 },
      ],
    });
    expect(found).toMatchObject({ roll: "disability", names: NAMES });
  });

  it("again on each printed page", async () => {
    const pages = PEOPLE.flatMap((row) => [...title(1), HEADER, row]);
    expect((await read({ rows: pages })).names).toEqual(expect.arrayContaining(NAMES));
  });

  it("above a line of column numbers", async () => {
    const numbers = HEADER.map((_, index) => String(index + 1));
    const found = await read({ rows: [HEADER, numbers, ...PEOPLE] });
    expect(found).toMatchObject({ names: NAMES, aside: ["header", "column_numbers"] });
  });

  it("nowhere: every row is set aside and said to be", async () => {
    const found = await read({ rows: PEOPLE });
    expect(found).toMatchObject({
      names: [],
      aside: ["not_recognised", "not_recognised", "not_recognised"],
    });
    expect(found.reports[0]?.recognition.questions.map(({ about }) => about)).toEqual(["roll"]);
  });
});

describe("#45 headers that are odd", () => {
  it.each([
    ["公民身份号码", "full-width and blanks", "姓　名"],
    ["身份证 号码", "blank inside", " 姓名 "],
    ["身份证号\n（18位）", "a line end and a remark", "姓\u200b名"],
    ["＊证件号码", "a star", "残疾人姓名"],
    ["身份证号（必填）", "a remark", "对象姓名"],
  ])("%s: %s", async (id, _, name) => {
    const header = HEADER.map((text) => (text === "身份证号" ? id : text === "姓名" ? name : text));
    const found = await read({ rows: [header, ...PEOPLE] });
    expect(found).toMatchObject({ roll: "disability", names: NAMES });
    expect(found.reports[0]?.recognition.columns.find(({ field }) => field === "id")?.index).toBe(
      2,
    );
  });

  it("two columns of the same header are asked about", async () => {
    const rows = [
      [...HEADER, "姓名"],
      ...PEOPLE.map((row, index) => [...row, `${NAMES[(index + 1) % 3]}`]),
    ];
    const found = await read({ rows });
    expect(found.reports[0]?.recognition.questions.map(({ about }) => about)).toContain("column");
  });

  it("blank headers hide nothing: their columns are left over", async () => {
    const rows = [
      [...HEADER.slice(0, 6), "", "残疾证号"],
      ...PEOPLE.map((row) => [...row.slice(0, 6), "甲", row[6] ?? ""]),
    ];
    expect((await read({ rows })).names).toEqual(NAMES);
  });
});

describe("#46 lines among the rows", () => {
  it.each([
    ["合计", "footer"],
    ["小计：3人", "footer"],
    ["总计", "footer"],
    ["制表人：某某", "footer"],
    ["填表人", "footer"],
    ["审核人：", "footer"],
    ["负责人（签字）", "footer"],
    ["联系电话：", "footer"],
    ["填报日期：2019年10月8日", "footer"],
    ["单位（盖章）", "footer"],
    ["备注：以上为全县数据", "footer"],
    ["第1页 共3页", "footer"],
  ])("%s is set aside as the form's own", async (text, reason) => {
    const found = await read({ rows: [HEADER, ...PEOPLE, [text, "", "", ""]] });
    expect(found).toMatchObject({ names: NAMES, aside: ["header", reason] });
  });

  it("a line without name and number is set aside for a look", async () => {
    const found = await read({
      rows: [HEADER, ...PEOPLE, ["4", "", "", "青溪镇", "肢体", "一级", ""]],
    });
    expect(found).toMatchObject({ names: NAMES, aside: ["header", "no_person"] });
  });

  it("blank lines cost nothing", async () => {
    const found = await read({
      rows: [HEADER, [], ...PEOPLE.flatMap((row) => [row, [], ["", ""]])],
    });
    expect(found).toMatchObject({ names: NAMES, aside: ["header"] });
  });

  it("one sheet a township gives the rows its name as township", async () => {
    const without = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.filter((_, at) => at !== 3));
    await read([
      { sheet: "青溪镇", rows: without([HEADER, ...PEOPLE.slice(0, 2)]) },
      { sheet: "长塘乡", rows: without([HEADER, ...PEOPLE.slice(2)]) },
    ]);
    const towns = await db.rows<{ town: string }>(
      "SELECT town FROM mention ORDER BY sheet_id, row_no",
    );
    expect(towns.map(({ town }) => town)).toEqual(["青溪镇", "青溪镇", "长塘乡"]);
  });

  it("sheets may order their columns differently, behind a cover sheet", async () => {
    const turned = (rows: readonly (readonly string[])[]) => rows.map((row) => row.toReversed());
    const found = await read([
      { sheet: "封面", rows: [["某县残联"], ["二〇一九年十月"]] },
      { sheet: "一", rows: [HEADER, ...PEOPLE.slice(0, 1)] },
      { sheet: "二", rows: turned([HEADER, ...PEOPLE.slice(1)]) },
    ]);
    expect(found.names).toEqual(NAMES);
  });

  it("merged township cells are filled down, names and numbers never", async () => {
    const rows = [
      HEADER,
      PEOPLE[0] ?? [],
      ["2", "", "", "", "视力", "二级", ""],
      ["3", "孙三林", "999999196201011239", "", "听力", "三级", ""],
    ];
    await read({
      rows,
      merges: [
        { top: 2, left: 4, bottom: 4, right: 4 },
        { top: 2, left: 2, bottom: 3, right: 2 },
        { top: 2, left: 3, bottom: 3, right: 3 },
      ],
    });
    const kept = await db.rows("SELECT name_text, town FROM mention ORDER BY row_no");
    expect(kept).toEqual([
      { name_text: "赵一山", town: "青溪镇" },
      { name_text: "孙三林", town: "青溪镇" },
    ]);
  });
});
