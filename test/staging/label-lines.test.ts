import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const HEADER = ["序号", "姓名", "与户主关系", "身份证号", "备注"];
const family = (no: number, amount: number, members: readonly (readonly string[])[]) => [
  [
    `户主：${members[0]?.[1]}　低保证号：${no}  低保类别：农村低保　享受方式：整户保  月保障金：${amount}元`,
  ],
  ...members,
];
const FAMILIES = [
  family(7001, 420, [
    ["1", "张一", "户主", ID(1)],
    ["2", "李二", "配偶", ID(2)],
  ]),
  family(7002, 300, [["1", "王三", "户主", ID(3)]]),
  family(7003, 240, [
    ["1", "赵四", "户主", ID(4)],
    ["2", "赵小", "子", "", "无证"],
  ]),
];
const ROWS = `SELECT e.household_no, e.amount_fen, e.coverage, e.side FROM stage.enrolment e ORDER BY e.row_no`;
const EXPECTED = [
  ["7001", 42_000],
  ["7001", 42_000],
  ["7002", 30_000],
  ["7003", 24_000],
  ["7003", 24_000],
].map(([household_no, amount_fen]) => ({
  household_no,
  amount_fen,
  coverage: "整户保",
  side: "农村",
}));

it("gives each member what the line above his family says by labels", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["2019年10月低保花名册"], HEADER, ...FAMILIES.flat()],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(await db.rows(ROWS)).toEqual(EXPECTED);
  // What the lines say has been read: they are no rows to look at.
  expect(
    await db.rows("SELECT count(*)::INTEGER AS n FROM set_aside WHERE reason = 'no_person'"),
  ).toEqual([{ n: 0 }]);
});

it("reads a label of one character for what it is, and not for the end of the value before it", async () => {
  const lines = FAMILIES.map(([line, ...members], n) => [
    [...(line ?? []), "享受年月：2016-03", `村：河${"东西南"[n]}村委会`, "组：5组"],
    ...members,
  ]);
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["2019年10月低保花名册"], HEADER, ...lines.flat()],
  });
  const read = `SELECT DISTINCT e.household_no, e.from_month, m.village FROM stage.enrolment e JOIN mention m USING (row_id) ORDER BY 1`;
  expect(await db.rows(read)).toEqual(
    ["东", "西", "南"].map((side, n) => ({
      household_no: `700${n + 1}`,
      from_month: 2016 * 12 + 2,
      village: `河${side}村委会`,
    })),
  );
});

it("does so where the header is printed below each line too", async () => {
  const rows = FAMILIES.flatMap(([line, ...members]) => [line ?? [], HEADER, ...members]);
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["2019年10月低保花名册"], ...rows],
  });
  expect(await db.rows(ROWS)).toEqual(EXPECTED);
});

it("gives nobody what is said of another family", async () => {
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["2019年10月低保花名册"],
      HEADER,
      ...FAMILIES.flat(),
      ["户主：钱五（低保证号和金额待补）"],
      ["1", "钱五", "户主", ID(5), ""],
      ["二、新增人员"],
      ["1", "孙六", "户主", ID(6), ""],
    ],
  });
  const rows = await db.rows(
    "SELECT household_no, amount_fen FROM stage.enrolment WHERE row_no > 11 ORDER BY row_no",
  );
  const nothing = { household_no: null, amount_fen: null };
  expect(rows).toEqual([nothing, nothing]);
});

it("makes no columns of subtotals and of who filled in a page", async () => {
  const foot = (n: number) => [[`小计：${n}户  保障人数：${n}人`], ["制表人：甲  审核人：乙"]];
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "姓名", "与户主关系", "身份证号", "城乡类别", "月保障金额"],
      ...[1, 2, 3, 4].flatMap((n) => [
        [`700${n}`, "张一", "户主", ID(n), "农村", "300"],
        ...foot(n),
      ]),
    ],
  });
  expect(sheet?.recognition.columns.map(({ field }) => field)).not.toContain("covered_count");
  expect(sheet?.rowsUsed).toBe(4);
});

it("reads lines of several kinds above each family, with a count before them and a label a cell", async () => {
  const box = (no: number, amount: number, members: readonly (readonly string[])[]) => [
    [`第${no - 7000}户`, `户主：${members[0]?.[1]}`, `低保证号：${no}`, "", "低保类别：农村低保"],
    ["", "享受方式：整户保", "", `月保障金：${amount}`],
    HEADER,
    ...members,
  ];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["2019年10月低保花名册"],
      ...box(7001, 420, [
        ["1", "张一", "户主", ID(1)],
        ["2", "李二", "配偶", ID(2)],
      ]),
      ...box(7002, 300, [["1", "王三", "户主", ID(3)]]),
      ...box(7003, 240, [
        ["1", "赵四", "户主", ID(4)],
        ["2", "赵小", "子", "", "无证"],
      ]),
    ],
  });
  expect(await db.rows(ROWS)).toEqual(EXPECTED);
  expect(await db.rows(UNCLEAR)).toEqual([]);
});

const UNCLEAR = "SELECT reason FROM set_aside WHERE reason IN ('no_person', 'unclear')";

/** A form a household: labels and values in cells beside each other. */
const form = (no: number, amount: number, members: readonly (readonly string[])[]) => [
  ["最低生活保障审批表（2019年10月）"],
  ["户主姓名", members[0]?.[1] ?? "", "低保证号", String(no), "低保类别", "农村低保"],
  ["享受方式", "整户保", "月保障金", String(amount), "", ""],
  ["银行账号", `62280000000000${no}`],
  ["成员", "姓名", "与户主关系", "身份证号", "备注", ""],
  ...members.map(([, ...cells]) => ["", ...cells]),
  ["村委会意见", "同意"],
  ["乡镇意见", "经审核，符合条件。"],
];

it("gives each member what the form of his household says in cells of its own", async () => {
  await stageRows(db, {
    file: "2019年10月低保审批表.xlsx",
    rows: [
      ...form(7001, 420, [
        ["1", "张一", "户主", ID(1)],
        ["2", "李二", "配偶", ID(2)],
      ]),
      ...form(7002, 300, [["1", "王三", "户主", ID(3)]]),
      ...form(7003, 240, [
        ["1", "赵四", "户主", ID(4)],
        ["2", "赵小", "子", "", "无证"],
      ]),
    ],
  });
  expect(await db.rows(ROWS)).toEqual(EXPECTED);
  expect(await db.rows(UNCLEAR)).toEqual([]);
});

it("reads the one form of a village by those of the others", async () => {
  await stageRows(db, [
    {
      file: "2019年10月低保审批表.xlsx",
      sheet: "东村",
      rows: [
        ...form(7001, 420, [["1", "张一", "户主", ID(1)]]),
        ...form(7002, 300, [["1", "王三", "户主", ID(3)]]),
      ],
    },
    { sheet: "西村", rows: form(7003, 240, [["1", "赵四", "户主", ID(4)]]) },
  ]);
  expect(await db.rows("SELECT household_no FROM stage.enrolment ORDER BY ALL")).toEqual(
    ["7001", "7002", "7003"].map((household_no) => ({ household_no })),
  );
});

it("takes no list of heads whose first column says so for forms", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["与户主关系", "姓名", "身份证号", "低保证号", "低保类别", "享受方式", "月保障金", "特殊"],
      ...[1, 2, 3, 4].map((n) => [
        "户主",
        "张一",
        ID(n),
        `700${n}`,
        "农村",
        "整户保",
        "300",
        "残疾",
      ]),
    ],
  });
  expect(sheet?.rowsUsed).toBe(4);
});

const NAMED = `SELECT m.name_text AS name, m.relation, m.household_no AS household FROM mention m ORDER BY m.row_no`;

it("reads a head who stands with his number in the line above and in no row below", async () => {
  const line = (n: number, more = "") => [
    `户主：户主${"甲乙丙丁"[n]}  身份证号：${ID(n)}  低保证号：D${n}  月保障金额：${300 + n}元${more}`,
  ];
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["2019年10月低保花名册"],
      ["姓名", "与户主关系", "身份证号", "健康状况"],
      line(0),
      ["王小", "子", ID(5), "健康"],
      // He is there, with a slip in his number.
      line(1),
      ["户主乙", "户主", `${ID(1).slice(0, 17)}9`, "健康"],
      // One of them is on the roll, and it is not he.
      line(2, "  保障人口：1人"),
      ["李小", "女", ID(6), "残疾"],
      line(3),
    ],
  });
  expect(await db.rows(NAMED)).toEqual([
    { name: "户主甲", relation: "户主", household: "D0" },
    { name: "王小", relation: "子", household: "D0" },
    { name: "户主乙", relation: "户主", household: "D1" },
    { name: "李小", relation: "女", household: "D2" },
    { name: "户主丁", relation: "户主", household: "D3" },
  ]);
  expect(sheet?.rowsUsed).toBe(5);
});

it("reads such heads of forms, that of the first above the header", async () => {
  const form = (n: number) => [
    ["农村低保家庭信息表"],
    ["户主姓名", `张${"一二三"[n]}`, "身份证号", ID(n), "低保证号", `D${n}`],
    ["家庭住址", "甲乡东村", "月保障金额", `${300 + n}`],
    ["家庭成员情况"],
    ["姓名", "与户主关系", "身份证号"],
    [`张小${n}`, "子", ID(5 + n)],
    [],
  ];
  await stageRows(db, {
    file: "2019年10月农村低保家庭信息.xlsx",
    rows: [0, 1, 2].flatMap(form),
    merges: [{ top: 2, left: 4, bottom: 2, right: 5 }],
  });
  expect(await db.rows(NAMED)).toEqual(
    [0, 1, 2].flatMap((n) => [
      { name: `张${"一二三"[n]}`, relation: "户主", household: `D${n}` },
      { name: `张小${n}`, relation: "子", household: `D${n}` },
    ]),
  );
  expect(await db.rows("SELECT DISTINCT amount_fen FROM stage.enrolment ORDER BY 1")).toEqual([
    { amount_fen: 30_000 },
    { amount_fen: 30_100 },
    { amount_fen: 30_200 },
  ]);
});

it("takes nobody for a child who applies for children", async () => {
  const form = (n: number) => [
    ["申请人", `张${"一二三"[n]}`, "身份证号", ID(n), "联系电话", `1390000000${n}`],
    ["儿童姓名", "身份证号", "儿童类别", "月保障金额"],
    [`张小${n}`, ID(5 + n), "孤儿", "1000"],
    [],
  ];
  await stageRows(db, {
    file: "2019年10月孤儿保障花名册.xlsx",
    rows: [["2019年10月孤儿保障花名册"], ...[0, 1, 2].flatMap(form)],
  });
  const rows = await db.rows<{ name: string }>(NAMED);
  expect(rows.map(({ name }) => name).filter((name) => !name.startsWith("张小"))).toEqual([]);
});

it.each([
  ["姓名", "  保障类型：单人保"],
  ["低保对象姓名", ""],
])(
  "takes no head for covered whose family has only others on the roll: %s%s",
  async (header, more) => {
    const line = (n: number) => [
      `户主：户主${"甲乙丙丁"[n]}  身份证号：${ID(n)}  低保证号：D${n}  月保障金额：${300 + n}元${more}`,
    ];
    await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ["2019年10月低保花名册"],
        [header, "与户主关系", "身份证号", "健康状况"],
        ...[0, 1, 2].flatMap((n) => [line(n), [`王${"大中小"[n]}`, "子", ID(5 + n), "残疾"]]),
      ],
    });
    const rows = await db.rows<{ name: string }>(NAMED);
    expect(rows.map(({ name }) => name)).toEqual(["王大", "王中", "王小"]);
  },
);

it("takes no head for dead who has a dead one in his family", async () => {
  const line = (n: number) => [
    `户主：户主${"甲乙丙丁"[n]}  身份证号：${ID(n)}  低保证号：D${n}  住址：甲乡东村`,
  ];
  await stageRows(db, {
    file: "死亡人员名单.xlsx",
    rows: [
      ["2019年死亡人员名单"],
      ["姓名", "与户主关系", "身份证号", "死亡日期"],
      ...[0, 1, 2].flatMap((n) => [line(n), [`王${"大中小"[n]}`, "父亲", ID(5 + n), "2019-03-05"]]),
    ],
  });
  const rows = await db.rows<{ name: string }>(NAMED);
  expect(rows.map(({ name }) => name)).toEqual(["王大", "王中", "王小"]);
});

it("takes the upper half of a header that every village's sheet has for no line of labels", async () => {
  const upper = [
    "户序",
    "救助证编号",
    "户主",
    "家庭成员情况",
    "",
    "",
    "施保情况",
    "",
    "纳保时间",
    "惠民卡卡片",
    "备注",
  ];
  const lower = ["", "", "", "姓名", "称谓", "身份证号", "施保方式", "家庭月补助金", "", "", ""];
  const across = upper.flatMap((text, at) =>
    lower[at] === "" && text ? [{ top: 2, left: at + 1, bottom: 3, right: at + 1 }] : [],
  );
  const village = (no: number) => ({
    file: "石村镇2019年10月低保对象花名册.xlsx",
    sheet: `${"甲乙丙"[no]}村`,
    merges: across,
    rows: [
      ["最低生活保障家庭花名册"],
      upper,
      lower,
      ["1", `700${no}`, "张一", "张一", "本人", ID(no), "整户", "420", "2016.03", "", ""],
      ["", "", "", "李二", "妻", ID(no + 5), "", "", "", "", ""],
    ],
  });
  await stageRows(db, [village(0), village(1), village(2)]);
  expect(
    await db.rows(
      "SELECT household_no, from_month - 2016 * 12 + 1 AS month FROM stage.enrolment ORDER BY ALL",
    ),
  ).toEqual(
    ["7000", "7000", "7001", "7001", "7002", "7002"].map((household_no) => ({
      household_no,
      month: 3,
    })),
  );
});
