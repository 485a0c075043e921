import { describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const HEAD = ["张一平", "999999196001011002"];
const WIFE = ["李二平", "999999196001011010"];
const SON = ["张三平", "999999196001011029"];
const OTHER = ["孙一平", "999999196001011037"];

interface Named extends Record<string, string | number | null> {
  row: number;
}

async function named(db: Database): Promise<string[]> {
  const rows = await db.rows<Named>(
    `SELECT m.row_no % 67108864 AS "row", m.name_text AS name, m.id_text AS id, m.relation, m.household_no AS household
     FROM mention m WHERE m.role = 'self' ORDER BY m.row_no % 67108864, m.row_no`,
  );
  return rows.map((row) =>
    Object.values(row)
      .map((value) => value ?? "")
      .join(" ")
      .trim(),
  );
}

async function staged(rows: readonly (readonly string[])[], file = "低保花名册2019年10月.xlsx") {
  const db = await emptyStage();
  const reports = await stageRows(db, [{ file, rows }]);
  return { db, reports };
}

const HEADER = [
  "序号",
  "低保证号",
  "户主姓名",
  "家庭成员",
  "身份证",
  "关系",
  "户月保障金额",
  "银行账号",
];
const FAMILY = [HEAD, WIFE, SON];
const stack = (at: number, mark: string) => FAMILY.map((person) => person[at]).join(mark);
const rowsOf = (mark: string, relations = ["户主", "配偶", "子"].join(mark)) => [
  ["乡低保户登记表"],
  HEADER,
  [
    "1",
    "9990001",
    "张一平",
    stack(0, mark),
    stack(1, mark),
    relations,
    "300",
    "6228990587300831805",
  ],
  ["2", "9990002", "孙一平", ...OTHER, "户主", "200", "6228741447277072076"],
];
const WHOLE = [
  `3 ${HEAD.join(" ")} 户主 9990001`,
  `3 ${WIFE.join(" ")} 配偶 9990001`,
  `3 ${SON.join(" ")} 子 9990001`,
  `4 ${OTHER.join(" ")} 户主 9990002`,
];

describe("several persons in one cell, a line each", () => {
  it.each([
    ["lines", "\n"],
    ["marks", "、"],
  ])("are a row a person: %s", async (_, mark) => {
    const { db } = await staged(rowsOf(mark));
    expect(await named(db)).toEqual(WHOLE);
    db.close();
  });

  it("keep who lacks a number, and say no number where lines do not tell whose it is", async () => {
    const without = [stack(0, "\n"), `${HEAD[1]}\n无\n${SON[1]}`, "户主\n配偶\n子"];
    const short = [stack(0, "\n"), `${HEAD[1]}\n${SON[1]}`, "户主\n配偶\n子"];
    const { db } = await staged([
      HEADER,
      ...[1, 2, 3, 4, 5].map((at) => [
        `${at}`,
        `999000${at}`,
        "张一平",
        stack(0, "\n"),
        stack(1, "\n"),
        "户主\n配偶\n子",
        "300",
      ]),
      ["6", "9990006", "张一平", ...without, "300"],
      ["7", "9990007", "张一平", ...short, "300"],
    ]);
    const rows = await named(db);
    expect(rows.filter((row) => row.startsWith("7 ")).map((row) => row.split(" ")[2])).toEqual([
      HEAD[1],
      "无",
      SON[1],
    ]);
    expect(rows.filter((row) => row.startsWith("8 "))).toEqual([
      "8 张一平  户主 9990007",
      "8 李二平  配偶 9990007",
      "8 张三平  子 9990007",
    ]);
    db.close();
  });

  it("keep all that stands in the row of one, and know whose lines are empty", async () => {
    const health = (own: string) => ["1", "9990001", "张一平", stack(0, "\n"), stack(1, "\n"), own];
    const { db } = await staged(
      [
        [...HEADER.slice(0, 5), "健康状况", "户月保障金额"],
        [...health("健康\n残疾\n健康"), "300"],
        [
          "2",
          "9990002",
          "张一平",
          stack(0, "\n"),
          `${HEAD[1]}\n${WIFE[1]}\n`,
          "残疾\n健康\n",
          "300",
        ],
        [
          "3",
          "9990003",
          "张一平",
          stack(0, "\n"),
          `\n${WIFE[1]}\n${SON[1]}`,
          "健康\n残疾\n健康",
          "300",
        ],
        ["4", "9990004", "孙一平", ...OTHER, "残疾、患有大病", "200"],
      ],
      "低保花名册2019年10月.xlsx",
    );
    const ids = await db.rows<{ id: string | null }>(
      `SELECT id_text AS id FROM mention WHERE role = 'self' AND row_no % 67108864 IN (3, 4) ORDER BY row_no % 67108864, row_no`,
    );
    expect(ids.map(({ id }) => id ?? "")).toEqual([HEAD[1], WIFE[1], "", "", WIFE[1], SON[1]]);
    const [raw] = await db.rows("SELECT * FROM raw.s1 WHERE row_no % 67108864 = 5");
    expect(Object.values(raw ?? {})).toContain("残疾、患有大病");
    db.close();
  });

  it("are none where both parents of a child stand in one cell, or a name is broken over two lines", async () => {
    const parents = await staged(
      [
        [
          "儿童姓名",
          "儿童身份证号",
          "父母姓名",
          "父母身份证号",
          "父亲状况",
          "母亲状况",
          "是否留守",
        ],
        [
          "张小平",
          "999999201001011005",
          "张一平\n李二平",
          `${HEAD[1]}\n${WIFE[1]}`,
          "死亡",
          "正常",
          "是",
        ],
        [
          "孙小平",
          "999999201001011013",
          "孙一平\n李二平",
          `${OTHER[1]}\n${WIFE[1]}`,
          "正常",
          "正常",
          "否",
        ],
      ],
      "留守儿童摸底表.xlsx",
    );
    expect(await named(parents.db)).toEqual([
      "2 张小平 999999201001011005",
      "3 孙小平 999999201001011013",
    ]);
    parents.db.close();
    const broken = await staged([
      HEADER,
      ["1", "9990001", "张一平", "张\n一平", HEAD[1] ?? "", "户主", "300"],
    ]);
    expect((await named(broken.db)).length).toBe(1);
    broken.db.close();
  });
});
