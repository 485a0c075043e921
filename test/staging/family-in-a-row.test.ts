import { describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { markDuplicates } from "../../src/staging/across/mark-duplicates.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const HEAD = ["张一平", "999999196001011002"];
const WIFE = ["李二平", "999999196001011010"];
const SON = ["张三平", "999999196001011029"];
const OTHER = ["孙一平", "999999196001011037"];
const OTHERS = ["孙二平", "999999196001011045"];
const headersOf = (member: number) => [
  `成员${member}姓名`,
  `成员${member}身份证号`,
  `成员${member}关系`,
];
const MEMBERS = [1, 2].flatMap(headersOf);

interface Named extends Record<string, string | number | null> {
  row: number;
  person: number;
}

/** Who is named, and what the roll says of each. */
async function named(db: Database): Promise<string[]> {
  const rows = await db.rows<Named>(
    `SELECT m.row_no % 67108864 AS "row", m.row_no // 67108864 AS person, m.name_text AS name, m.id_text AS id, m.relation, m.household_no AS household,
       m.householder_name AS head, CAST(e.amount_fen AS INTEGER) AS fen
     FROM mention m JOIN stage.enrolment e ON e.row_id = m.row_id AND e.duplicate_of IS NULL ORDER BY 1, 2`,
  );
  return rows.map((row) =>
    Object.values(row)
      .map((value) => value ?? "")
      .join(" ")
      .trim(),
  );
}

async function staged(
  rows: readonly (readonly string[])[],
  file = "低保花名册2019年10月.csv",
): Promise<Database> {
  const db = await emptyStage();
  await stageRows(db, [{ file, rows }]);
  await markDuplicates(db);
  return db;
}

const WHOLE = [
  `2 0 ${HEAD.join(" ")} 户主 9990001 张一平 30000`,
  `2 1 ${WIFE.join(" ")} 配偶 9990001 张一平 30000`,
  `2 2 ${SON.join(" ")} 子 9990001 张一平 30000`,
  `3 0 ${OTHER.join(" ")} 户主 9990002 孙一平 20000`,
  `3 1 ${OTHERS.join(" ")} 配偶 9990002 孙一平 20000`,
];
const rowsOf = (members: readonly string[], wife = ["妻"], son = ["长子"]) => [
  ["户主姓名", "户主身份证号", "低保证号", "人口", "户月保障金额", ...members],
  [...HEAD, "9990001", "3", "300", ...WIFE, ...wife, ...SON, ...son],
  [...OTHER, "9990002", "2", "200", ...OTHERS, ...wife, "", "", ""],
];

describe("a family in one row, its members side by side", () => {
  it.each([
    [
      "numbered",
      [
        "成员1姓名",
        "成员1身份证号",
        "成员1与户主关系",
        "成员2姓名",
        "成员2身份证号",
        "成员2与户主关系",
      ],
    ],
    [
      "Chinese figures",
      [
        "家庭成员一姓名",
        "家庭成员一身份证号码",
        "家庭成员一关系",
        "家庭成员二姓名",
        "家庭成员二身份证号码",
        "家庭成员二关系",
      ],
    ],
    ["figures behind", ["姓名1", "身份证号1", "关系1", "姓名2", "身份证号2", "关系2"]],
    [
      "figures in brackets",
      [
        "成员姓名（1）",
        "成员身份证号（1）",
        "与户主关系（1）",
        "成员姓名（2）",
        "成员身份证号（2）",
        "与户主关系（2）",
      ],
    ],
    [
      "ringed figures",
      [
        "共同生活成员①姓名",
        "共同生活成员①身份证号",
        "共同生活成员①关系",
        "共同生活成员②姓名",
        "共同生活成员②身份证号",
        "共同生活成员②关系",
      ],
    ],
    ["figures before", ["1.姓名", "1.身份证号", "1.关系", "2.姓名", "2.身份证号", "2.关系"]],
    [
      "Chinese figures before",
      ["一、姓名", "一、身份证号", "一、关系", "二、姓名", "二、身份证号", "二、关系"],
    ],
    ["the same again", ["姓名", "身份证号", "与户主关系", "姓名", "身份证号", "与户主关系"]],
    ["the first column marked", ["成员1", "身份证号", "关系", "成员2", "身份证号", "关系"]],
    [
      "with a slash",
      ["成员1/姓名", "成员1/身份证号", "成员1/关系", "成员2/姓名", "成员2/身份证号", "成员2/关系"],
    ],
  ])("is a row a person: %s", async (_, members) => {
    const db = await staged(rowsOf(members));
    expect(await named(db)).toEqual(WHOLE);
    db.close();
  });

  it("is a row a person below a header of two rows, merged or not", async () => {
    const two = [
      [
        "户主姓名",
        "户主身份证号",
        "低保证号",
        "人口",
        "户月保障金额",
        "家庭成员1",
        "",
        "",
        "家庭成员2",
        "",
        "",
      ],
      ["", "", "", "", "", "姓名", "身份证号", "关系", "姓名", "身份证号", "关系"],
    ];
    const [, ...people] = rowsOf([]);
    const db = await staged([...two, ...people]);
    expect((await named(db)).map((line) => line.slice(1))).toEqual(
      WHOLE.map((line) => line.slice(1)),
    );
    db.close();
  });

  it("takes kin for members where each row is a family", async () => {
    const db = await staged([
      [
        "姓名",
        "身份证号",
        "低保证号",
        "户月保障金额",
        "配偶姓名",
        "配偶身份证号",
        "长子姓名",
        "长子身份证号",
      ],
      [...HEAD, "9990001", "300", ...WIFE, ...SON],
      [...OTHER, "9990002", "200", ...OTHERS, "无", "/"],
    ]);
    expect(await named(db)).toEqual(WHOLE);
    db.close();
  });

  it("takes no spouse for a member of a list of single persons", async () => {
    const db = await staged([
      ["姓名", "身份证号", "与户主关系", "低保证号", "户月保障金额", "配偶姓名", "配偶身份证号"],
      [...HEAD, "户主", "9990001", "300", ...WIFE],
      [...WIFE, "妻", "9990001", "300", ...HEAD],
      [...SON, "子", "9990001", "300", "", ""],
    ]);
    expect((await named(db)).map((line) => line.slice(0, 7))).toEqual([
      "2 0 张一平",
      "3 0 李二平",
      "4 0 张三平",
    ]);
    db.close();
  });

  it("does not mind the order of columns and rows, nor a column that one of them lacks", async () => {
    const [header = [], one = [], two = []] = rowsOf(MEMBERS);
    const order = [10, 2, 9, 5, 0, 7, 6, 8, 1, 4, 3];
    const moved = [header, one, two].map((row) => order.map((column) => row[column] ?? ""));
    const db = await staged(moved);
    expect(await named(db)).toEqual(WHOLE);
    db.close();
  });

  it("takes the head who stands among the members once more for one person", async () => {
    const db = await staged([
      ["户主姓名", "户主身份证号", "低保证号", "户月保障金额", ...MEMBERS],
      [...HEAD, "9990001", "300", ...HEAD, "户主", ...WIFE, "妻"],
      // A damaged number, or none, of whom the relation calls the head.
      [...OTHER, "9990002", "200", OTHER[0] ?? "", "99999919600101", "本人", ...OTHERS, "妻"],
      // Another name under the head's number is somebody else until people say otherwise.
      [
        "赵甲",
        "999999196001011053",
        "9990003",
        "100",
        "赵乙",
        "999999196001011053",
        "子",
        "",
        "",
        "",
      ],
    ]);
    expect(await named(db)).toEqual([
      `2 1 ${HEAD.join(" ")} 户主 9990001 张一平 30000`,
      `2 2 ${WIFE.join(" ")} 配偶 9990001 张一平 30000`,
      `3 1 ${OTHER.join(" ")} 户主 9990002 孙一平 20000`,
      `3 2 ${OTHERS.join(" ")} 配偶 9990002 孙一平 20000`,
      "4 0 赵甲 999999196001011053 户主 9990003 赵甲 10000",
      "4 1 赵乙 999999196001011053 子 9990003 赵甲 10000",
    ]);
    db.close();
  });

  it("gives what is the head's to nobody else", async () => {
    const members = ["成员1姓名", "成员1身份证号", "成员2姓名", "成员2身份证号", "残疾类别"];
    const db = await emptyStage();
    const [report] = await stageRows(db, [
      {
        file: "低保花名册2019年10月.csv",
        rows: [
          ["户主姓名", "性别", "户主身份证号", "低保证号", "户月保障金额", ...members],
          [HEAD[0] ?? "", "男", HEAD[1] ?? "", "9990001", "300", ...WIFE, ...SON, "肢体"],
        ],
      },
    ]);
    expect(await db.rows("SELECT name_text AS name, sex FROM mention ORDER BY row_no")).toEqual([
      { name: HEAD[0], sex: "男" },
      { name: WIFE[0], sex: null },
      { name: SON[0], sex: null },
    ]);
    expect(report?.recognition.family?.leftOut).toEqual(["残疾类别"]);
    db.close();
  });

  it("keeps a short number with its own name, makes no row of an empty group and leaves the lines below the list out", async () => {
    const none = ["", "", ""];
    const db = await staged([
      ["某县低保花名册"],
      [
        "户主姓名",
        "户主身份证号",
        "低保证号",
        "户月保障金额",
        ...[1, 2, 3, 4, 5].flatMap(headersOf),
      ],
      [
        ...HEAD,
        "9990001",
        "300",
        ...WIFE,
        "妻",
        ...none,
        SON[0] ?? "",
        "9999991960",
        "子",
        ...none,
        ...none,
      ],
      // One cell too few: nobody gets another's number.
      [
        ...OTHER,
        "9990002",
        "200",
        OTHERS[0] ?? "",
        "妻",
        "周甲",
        "999999196001011061",
        "子",
        "",
        ...none,
        ...none,
        ...none,
      ],
      ["合计", "", "", "500", ...none, ...none, ...none, ...none, ...none],
      ["制表人：", "钱某", "", "", "审核人：郑某", "", "", ...none, ...none, ...none, ...none],
    ]);
    const people = await db.rows(
      `SELECT row_no % 67108864 || '.' || row_no // 67108864 AS at, name_text AS name, id_text AS id FROM mention ORDER BY row_no % 67108864, row_no`,
    );
    expect(people).toEqual([
      { at: "3.0", name: HEAD[0], id: HEAD[1] },
      { at: "3.1", name: WIFE[0], id: WIFE[1] },
      { at: "3.3", name: SON[0], id: "9999991960" },
      { at: "4.0", name: OTHER[0], id: OTHER[1] },
      { at: "4.1", name: OTHERS[0], id: "妻" },
      { at: "4.2", name: "999999196001011061", id: "子" },
    ]);
    const [sheet] = await db.rows("SELECT rows_in, rows_used, rows_aside FROM source_sheet");
    expect(sheet).toEqual({ rows_in: 10, rows_used: 6, rows_aside: 4 });
    db.close();
  });

  it("takes what stands before the members once more for the head's", async () => {
    const again = ["姓名", "身份证号", "关系", "开始享受年月"];
    const db = await staged([
      ["户主姓名", "户主身份证号", "开始享受年月", "低保证号", "户月保障金额", ...again, ...again],
      [...HEAD, "2018-01", "9990001", "300", ...WIFE, "妻", "2018-02", ...SON, "子", "2018-03"],
      [...OTHER, "2018-04", "9990002", "200", ...OTHERS, "妻", "2018-05", "", "", "", ""],
    ]);
    expect(await named(db)).toEqual(WHOLE);
    const began = await db.rows<{ month: number }>(
      "SELECT from_month % 12 + 1 AS month FROM stage.enrolment ORDER BY row_no % 67108864, row_no",
    );
    expect(began.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5]);
    db.close();
  });

  it("makes a household of a row without a number by its head's ID", async () => {
    const [header = [], ...people] = rowsOf(MEMBERS);
    const without = [header, ...people].map((row) => row.filter((_, column) => column !== 2));
    const db = await staged(without);
    const households = await db.rows(
      "SELECT household_no IS NOT NULL AS has, count(*)::INTEGER AS people FROM mention GROUP BY household_no ORDER BY people",
    );
    expect(households).toEqual([
      { has: true, people: 2 },
      { has: true, people: 3 },
    ]);
    db.close();
  });

  it("counts money paid once for the first of them, where the roll is of no families", async () => {
    const db = await emptyStage();
    await stageRows(db, [
      {
        file: "特困人员名册2019年10月.csv",
        rows: [
          [
            "乡镇",
            "村",
            "供养方式",
            "基本生活费",
            "特困人员1姓名",
            "特困人员1身份证号",
            "特困人员1生活自理能力",
            "特困人员1照料护理费",
            "特困人员2姓名",
            "特困人员2身份证号",
            "特困人员2生活自理能力",
            "特困人员2照料护理费",
          ],
          ["甲乡", "乙村", "分散供养", "560", ...HEAD, "全自理", "0", ...WIFE, "半护理", "200"],
        ],
      },
    ]);
    expect(
      await db.rows(
        "SELECT m.name_text AS name, e.self_care, CAST(e.care_fen AS INTEGER) AS care, CAST(e.amount_fen AS INTEGER) AS fen FROM mention m JOIN stage.enrolment e USING (row_id) ORDER BY 1 DESC",
      ),
    ).toEqual(
      [
        { name: WIFE[0], self_care: "半护理", care: 20000, fen: null },
        { name: HEAD[0], self_care: "全自理", care: 0, fen: 56000 },
      ].sort((a, b) => ((a.name ?? "") < (b.name ?? "") ? 1 : -1)),
    );
    db.close();
  });
});
