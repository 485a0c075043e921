import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";
import { madePerson } from "../support/written-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const NAMES = ["张大江", "张大河", "李大湖", "李大海", "王大山", "王大川"];
const BORN = ["1957-09-25", "1966-03-08", "1984年6月28日", "1993-02-26", "2012-05-12", "2015/7/3"];
const ID = (n: number) => number(`99999919600101${101 + n}`);

/** A family's export in two lines of headers, each member in a row with one more column of his. */
function members(more: string, cells: readonly string[]) {
  const rows = NAMES.map((name, index) => [
    String(index + 1),
    `990${Math.floor(index / 2)}`,
    "农村低保",
    "2021-11",
    name,
    ID(index),
    index % 2 === 0 ? "户主" : "配偶",
    BORN[index] ?? "",
    cells[index] ?? "",
    "甲镇",
    "一村",
  ]);
  return [
    ["序号", "家庭信息", "", "", "成员信息", "", "", "", "", "乡镇", "村"],
    [
      ...["", "救助证号", "城乡类别", "起始救助年月", "成员姓名", "证件号码", "与户主关系"],
      ...["出生日期", more, "", ""],
    ],
    ...rows,
  ];
}

const GROUPS = [
  { top: 1, left: 2, bottom: 1, right: 4 },
  { top: 1, left: 5, bottom: 1, right: 9 },
  ...[1, 10, 11].map((column) => ({ top: 1, left: column, bottom: 2, right: column })),
];

async function stageMembers(more: string, cells: readonly string[]) {
  const [sheet] = await stageRows(db, {
    file: "甲镇城乡低保对象信息2024年6月.xlsx",
    rows: members(more, cells),
    merges: GROUPS,
  });
  return sheet?.recognition.columns.find(({ field }) => field === "status")?.header;
}

it.each(["是否在校", "是否残疾", "是否外出", "是否低收入"])(
  "takes no other question for whether somebody is covered: %s",
  async (more) => {
    expect(await stageMembers(more, ["否", "否", "否", "否", "是", "是"])).toBeUndefined();
    expect(await db.rows("SELECT DISTINCT status FROM stage.enrolment")).toEqual([
      { status: null },
    ]);
  },
);

it("knows the question whether somebody is covered in other words", async () => {
  const header = await stageMembers("是否目前在保", ["是", "是", "否", "是", "是", "是"]);
  expect(header).toContain("是否目前在保");
});

it("reads a day of birth below the name of its group", async () => {
  await stageMembers("健康状况", ["健康", "健康", "健康", "健康", "健康", "健康"]);
  const born = await db.rows(
    "SELECT CAST(birth_on AS VARCHAR) AS birth FROM mention WHERE role = 'self' ORDER BY row_no",
  );
  expect(born.map(({ birth }) => birth)).toEqual([
    ...["1957-09-25", "1966-03-08", "1984-06-28", "1993-02-26", "2012-05-12", "2015-07-03"],
  ]);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});

const children = (at: number, kind?: string) =>
  [0, 1, 2].map((n) => [
    `ET${at + n}`,
    NAMES[at + n] ?? "",
    ID(at + n),
    ...(kind === undefined ? [] : [kind]),
    "社会散居",
    "1200",
    "2023-04",
  ]);

const COLUMNS = ["儿童编码", "儿童姓名", "身份证件号码", "养育状况", "保障金额", "纳入保障时间"];

it("asks the name of a list, and not where a child grows up, of which programme it is", async () => {
  await stageRows(db, [
    { file: "儿童福利2024年6月.xlsx", sheet: "孤儿", rows: [COLUMNS, ...children(0)] },
    {
      file: "儿童福利2024年6月.xlsx",
      sheet: "事实无人抚养儿童",
      rows: [COLUMNS, ...children(3)],
    },
  ]);
  const found = await db.rows(
    "SELECT programme, count(*)::INTEGER AS n FROM stage.enrolment GROUP BY ALL ORDER BY 1",
  );
  expect(found).toEqual([
    { programme: "orphan", n: 3 },
    { programme: "unsupported_child", n: 3 },
  ]);
});

it("takes 社会散居 for orphans beside 事实无人抚养 in one column, and where no name says which", async () => {
  const header = ["儿童编码", "儿童姓名", "身份证件号码", "类别", "保障金额", "纳入保障时间"];
  const [first = [], ...rest] = children(0);
  const other = first.map((cell) => (cell === "社会散居" ? "事实无人抚养" : cell));
  await stageRows(db, {
    file: "孤儿和事实无人抚养儿童名册2024年6月.xlsx",
    rows: [header, other, ...rest],
  });
  expect(await db.rows("SELECT programme FROM stage.enrolment ORDER BY row_no")).toEqual([
    { programme: "unsupported_child" },
    { programme: "orphan" },
    { programme: "orphan" },
  ]);
});

/** A list of all 社会救助 by families, whose first page has nobody in full support; the head's row alone says of which programme they are. */
function ofAll(families: number): string[][] {
  const rows = Array.from({ length: families }, (_, at) =>
    [0, 1].map((member) => {
      const { name, id } = madePerson(at * 2 + member);
      const isHead = member === 0;
      return [
        ...(isHead ? [String(at + 1), `990${at}`, "农村低保"] : ["", "", ""]),
        ...[name, id, isHead ? "户主" : "配偶", isHead ? "2" : "", isHead ? "600" : ""],
        ...["", "", "", "", isHead ? "2021.05" : "", "甲镇", "一村"],
      ];
    }),
  ).flat();
  const lone = [0, 1, 2].map((at) => {
    const { name, id } = madePerson(families * 2 + at);
    return [
      ...[String(families + at + 1), `TK${at}`, "农村特困", name, id, "户主", "1", "900"],
      ...["分散", "半护理", "260", "2022.09.12", "2020.01", "乙镇", "二村"],
    ];
  });
  return [
    [
      ...["序号", "家庭编号", "救助类别", "姓名", "身份证号", "与户主关系", "救助情况"],
      ...["", "", "", "", "", "起始时间", "乡镇", "村"],
    ],
    [
      ...["", "", "", "", "", "", "享受人数", "户月救助金（元）", "供养方式"],
      ...["自理能力", "照料护理费", "最近探访时间", "", "", ""],
    ],
    ...rows,
    ...lone,
  ];
}

it("takes a list of all 社会救助 for the roll of 低保, although it has columns for 特困 below 救助情况", async () => {
  const [sheet] = await stageRows(db, {
    file: "2022年9月社会救助对象花名册（低保、特困）.xlsx",
    rows: ofAll(80),
    merges: [
      { top: 1, left: 7, bottom: 1, right: 12 },
      ...[1, 2, 3, 4, 5, 6, 13, 14, 15].map((column) => ({
        ...{ top: 1, left: column, bottom: 2, right: column },
      })),
    ],
  });
  expect(sheet?.recognition.roll?.id).toBe("dibao");
  const found = await db.rows(
    `SELECT programme, status, supply, self_care, care_fen, CAST(visited_on AS VARCHAR) AS visited, count(*)::INTEGER AS n
     FROM stage.enrolment GROUP BY ALL ORDER BY programme`,
  );
  expect(found).toEqual([
    {
      ...{ programme: "dibao", status: null, supply: null, self_care: null, care_fen: null },
      ...{ visited: null, n: 160 },
    },
    {
      ...{ programme: "tekun", status: null, supply: "分散供养", self_care: "半护理" },
      ...{ care_fen: 26000, visited: "2022-09-12", n: 3 },
    },
  ]);
});

it("takes a list of 特困 whose remarks name 低保 for the roll of 特困", async () => {
  const [head = [], , ...rest] = ofAll(2);
  const rows = rest
    .slice(-3)
    .map((row) => [...row.slice(3, 5), "分散供养", "半护理", "900", "低保转特困"]);
  const [sheet] = await stageRows(db, {
    file: "2022年9月特困人员名册.xlsx",
    rows: [[...head.slice(3, 5), "供养方式", "生活自理能力", "基本生活费", "备注"], ...rows],
  });
  expect(sheet?.recognition.roll?.id).toBe("tekun");
});

it("takes the name of a sheet, and not who looks after somebody, for where he is supported", async () => {
  const header = ["姓名", "身份证号", "自理能力", "基本生活标准", "供养机构/照料人", "最近探访"];
  const row = (at: number, where: string) => [
    ...[NAMES[at] ?? "", ID(at), "半失能", "900", where, "2026-03-05"],
  ];
  await stageRows(db, [
    { file: "特困供养202603.xlsx", sheet: "集中供养", rows: [header, row(0, "中心敬老院")] },
    {
      ...{ file: "特困供养202603.xlsx", sheet: "分散供养" },
      rows: [header, row(1, "邻居"), row(2, "侄子"), row(3, "张某某")],
    },
  ]);
  const found = await db.rows(
    "SELECT supply, count(*)::INTEGER AS n FROM stage.enrolment GROUP BY ALL ORDER BY n",
  );
  expect(found).toEqual([
    { supply: "集中供养", n: 1 },
    { supply: "分散供养", n: 3 },
  ]);
});
