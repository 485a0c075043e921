import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `9999992010010100${10 + n}`;
const PARENT = (n: number) => `9999991980010100${10 + n}`;
const child = (n: number, father: string, mother: string) => [
  [String(n), "甲乡", "张一", ID(n), "是", "父亲", "张大", PARENT(2 * n), father],
  ["", "", "", "", "", "母亲", "李二", PARENT(2 * n + 1), mother],
];
const TITLES = [
  ["留守儿童、困境儿童家庭情况摸底表"],
  ["序号", "乡镇", "儿童姓名", "儿童身份证号", "是否留守", "父母情况", "", "", ""],
  ["", "", "", "", "", "关系", "姓名", "身份证号", "状况"],
];
const MERGES = [
  ...[1, 2, 3, 4, 5].map((left) => ({ top: 2, bottom: 3, left, right: left })),
  { top: 2, bottom: 2, left: 6, right: 9 },
];
const ROWS = "SELECT father_state, mother_state, row_no FROM stage.child_survey ORDER BY row_no";

it("reads a child whose father stands in its row and whose mother in the one below", async () => {
  const children = [
    child(1, "死亡", "失踪"),
    child(2, "正常", "正常"),
    child(3, "服刑在押", "死亡"),
  ];
  const [sheet] = await stageRows(db, {
    file: "家庭情况表.xlsx",
    rows: [...TITLES, ...children.flat()],
    merges: MERGES,
  });
  expect(sheet?.recognition.roll?.id).toBe("child_survey");
  expect(sheet?.recognition.questions).toEqual([]);
  expect(await db.rows(ROWS)).toMatchObject([
    { father_state: "死亡", mother_state: "失踪", row_no: 4 },
    { row_no: 6 },
    { father_state: "服刑在押", mother_state: "死亡", row_no: 8 },
  ]);
  expect(await db.rows("SELECT * FROM set_aside WHERE reason = 'no_person'")).toEqual([]);
});

it("leaves a second father of a child to be looked at", async () => {
  const second = ["", "", "", "", "", "父亲", "张六", PARENT(9), "死亡"];
  await stageRows(db, {
    file: "家庭情况表.xlsx",
    rows: [
      ...TITLES,
      ...child(1, "正常", "正常"),
      second,
      ...child(2, "死亡", "死亡"),
      ...child(3, "正常", "死亡"),
    ],
    merges: MERGES,
  });
  expect(await db.rows("SELECT row_no FROM set_aside WHERE row_no = 6")).toEqual([{ row_no: 6 }]);
});

describe("parents in rows of their own below a child", () => {
  const HEADER = ["编号", "姓名", "身份证号", "与儿童关系", "状况", "是否留守"];
  const family = (n: number, father: string, ...others: readonly (readonly string[])[]) => [
    [String(n), "张一", ID(n), "本人", "", "是"],
    ["", "张大", PARENT(2 * n), "父亲", father, ""],
    ...others,
  ];
  const mother = (n: number, state: string) => ["", "李二", PARENT(2 * n + 1), "母亲", state, ""];
  const file = "留守儿童、困境儿童摸底排查表.xlsx";

  it("are read beside it, and are no children", async () => {
    const grandmother = ["", "王老", "999999195001010023", "祖母", "健康", ""];
    const [sheet] = await stageRows(db, {
      file,
      rows: [
        ["留守儿童、困境儿童摸底排查表"],
        HEADER,
        ...family(1, "死亡", mother(1, "失踪"), grandmother),
        ...family(2, "正常", mother(2, "正常")),
        ...family(3, "服刑在押", mother(3, "死亡")),
      ],
    });
    expect(sheet?.recognition.roll?.id).toBe("child_survey");
    expect(await db.rows(ROWS)).toEqual([
      { father_state: "死亡", mother_state: "失踪", row_no: 3 },
      { father_state: "正常", mother_state: "正常", row_no: 7 },
      { father_state: "服刑在押", mother_state: "死亡", row_no: 10 },
    ]);
  });

  it("are rows of a household's list where it names its members", async () => {
    const member = (n: number, relation: string) => ["1", "张一", ID(n), relation, "健康", "否"];
    const [sheet] = await stageRows(db, {
      file: "2019年10月低保花名册（含儿童）.xlsx",
      rows: [
        ["低保证号", "姓名", "身份证号", "与户主关系", "健康状况", "是否留守"],
        ...[member(1, "本人"), member(2, "配偶"), member(3, "父亲")],
        ...[member(4, "本人"), member(5, "子"), member(6, "母亲"), member(7, "本人")],
      ],
    });
    expect(sheet?.rowsUsed).toBe(7);
  });

  it("are rows of the register where it is of children's households", async () => {
    const member = (n: number, relation: string) => [
      "7",
      "张一",
      ID(n),
      relation,
      "正常",
      "金河乡",
    ];
    const [sheet] = await stageRows(db, {
      file: "户籍人口.xlsx",
      rows: [
        ["未成年人家庭户籍人口"],
        ["户号", "姓名", "身份证号", "与户主关系", "户口状态", "乡镇"],
        ...[1, 4, 7].flatMap((n) => [
          member(n, "本人"),
          member(n + 1, "父亲"),
          member(n + 2, "母亲"),
        ]),
      ],
    });
    expect([sheet?.recognition.roll?.id, sheet?.rowsUsed]).toEqual(["hukou", 9]);
  });
});

it("takes of the one column of kind only what names the parents: 重病 is the child's own", async () => {
  const kinds = ["父母双亡", "父亡母失联", "父母服刑", "父亡母嫁", "重病", "自身残疾"];
  const [sheet] = await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["乡镇", "儿童姓名", "儿童身份证号", "困境类型"],
      ...kinds.map((kind, n) => ["甲乡", "张一", ID(n), kind]),
    ],
  });
  expect(sheet?.recognition.roll?.id).toBe("child_survey");
  expect((await db.rows(ROWS)).slice(3)).toEqual([
    { father_state: "死亡", mother_state: expect.any(String), row_no: 5 },
    { father_state: null, mother_state: null, row_no: 6 },
    { father_state: null, mother_state: null, row_no: 7 },
  ]);
});

it("takes what a column about both parents says for both, whether or not a cell names them", async () => {
  await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["乡镇", "儿童姓名", "儿童身份证号", "父母情况", "是否留守"],
      ...["父母双亡", "失联", "正常"].map((state, n) => ["甲乡", "张一", ID(n), state, "否"]),
    ],
  });
  expect(await db.rows(ROWS)).toEqual([
    { father_state: "死亡", mother_state: "死亡", row_no: 2 },
    { father_state: "失联", mother_state: "失联", row_no: 3 },
    { father_state: "正常", mother_state: "正常", row_no: 4 },
  ]);
});
