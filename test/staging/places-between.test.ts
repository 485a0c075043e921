import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const HEADER = ["序号", "姓名", "身份证号", "供养方式", "自理能力", "基本生活费"];
const person = (n: number) => [
  String(n),
  `张${"一二三四五六七"[n - 1]}`,
  n % 2 ? ID(n) : "暂缺",
  "分散",
  "全自理",
  "600",
];
const alone = (text: string) => [text, "", "", "", "", ""];

async function placesOf(rows: string[][], file = "2019年10月特困人员花名册.xlsx") {
  await stageRows(db, { file, rows });
  const read = await db.rows<{ name: string; town: string | null; village: string | null }>(
    "SELECT name_text AS name, town, village FROM mention ORDER BY row_no",
  );
  return read.map(({ name, town, village }) => [name, town, village]);
}

describe("places that stand alone between the rows", () => {
  it("are where those below them live", async () => {
    const rows = [
      HEADER,
      alone("上坪村委会"),
      person(1),
      person(2),
      ["小计", "", "", "", "", "1200"],
      alone("村委会：草果村委会（共1户1人）"),
      person(3),
      alone("二、甲乡"),
      alone("东村"),
      person(4),
      alone("填表人：王主任"),
    ];
    expect(await placesOf(rows)).toEqual([
      ["张一", null, "上坪村委会"],
      ["张二", null, "上坪村委会"],
      ["张三", null, "草果村委会"],
      ["张四", "甲乡", "东村"],
    ]);
  });

  it("may be townships alone, beside a column of villages or without one", async () => {
    const towns = [HEADER, alone("一、甲乡"), person(1), alone("乙镇"), person(3)];
    expect(await placesOf(towns)).toEqual([
      ["张一", "甲乡", null],
      ["张三", "乙镇", null],
    ]);
    await db.run("DELETE FROM mention");
    const villages = [
      [...HEADER, "村"],
      [...alone("甲乡"), ""],
      [...person(1), "东村"],
      [...alone("乙镇"), ""],
      [...person(3), "南村"],
    ];
    expect(await placesOf(villages)).toEqual([
      ["张一", "甲乡", "东村"],
      ["张三", "乙镇", "南村"],
    ]);
  });

  it("may have a colon behind them, be farms and zones, and end with a line that names another township in short", async () => {
    const villages = (...lines: string[]) => [
      [...HEADER, "村"],
      ...lines.flatMap((line, n) => [
        [...alone(line), ""],
        [...person(2 * n + 1), "东村"],
      ]),
    ];
    const towns = async (...lines: string[]) =>
      (await placesOf(villages(...lines))).map(([, town]) => town);
    expect(await towns("甲乡：", "城南农场：", "二、东城街道办事处", "高新园区：")).toEqual([
      ...["甲乡", "城南农场", "东城街道办事处", "高新园区"],
    ]);
    await db.run("DELETE FROM mention");
    expect(await towns("甲乡：", "河东：", "乙镇：", "在册人员：")).toEqual([
      ...["甲乡", null, "乙镇", "乙镇"],
    ]);
    await db.run("DELETE FROM mention");
    const notes = ["甲乡：", "户主现住工业园区。", "全家务工于开发区"];
    expect(await towns(...notes)).toEqual(["甲乡", "甲乡", "甲乡"]);
    await db.run("DELETE FROM mention");
    for (const label of ["低保：", "五保户：", "重残：", "城镇：", "新增：", "孤儿："]) {
      await db.run("DELETE FROM mention");
      expect(await towns("甲乡：", label), label).toEqual(["甲乡", "甲乡"]);
    }
  });

  it("may be farms and zones within a township, and none of the villages below is theirs", async () => {
    const rows = [
      HEADER,
      ...[
        alone("甲乡"),
        alone("东村"),
        person(1),
        alone("红星林场"),
        person(2),
        alone("西村"),
        person(3),
      ],
      ...[alone("乙镇"), alone("南村"), person(4)],
    ];
    expect(await placesOf(rows)).toEqual([
      ["张一", "甲乡", "东村"],
      ["张二", null, "红星林场"],
      ["张三", "甲乡", "西村"],
      ["张四", "乙镇", "南村"],
    ]);
    await db.run("DELETE FROM mention");
    const own = [
      HEADER,
      alone("东村"),
      person(1),
      alone("红星林场"),
      person(2),
      alone("西村"),
      person(3),
    ];
    expect(await placesOf(own, "甲乡2019年10月特困人员花名册.xlsx")).toEqual([
      ["张一", "甲乡", "东村"],
      ["张二", "甲乡", "红星林场"],
      ["张三", "甲乡", "西村"],
    ]);
    await db.run("DELETE FROM mention");
    // Townships, each above its villages; 河东： is one of them in the second list, and a village in the third.
    const farms = [
      HEADER,
      alone("甲乡"),
      alone("东村"),
      person(1),
      alone("红星林场"),
      alone("西村"),
      person(2),
    ];
    expect(await placesOf(farms)).toEqual([
      ["张一", "甲乡", "东村"],
      ["张二", "红星林场", "西村"],
    ]);
    await db.run("DELETE FROM mention");
    const short = [HEADER, alone("甲乡"), alone("河东："), person(1), alone("河西："), person(2)];
    expect((await placesOf(short)).map(([, town]) => town)).toEqual(["甲乡", "甲乡"]);
  });

  it("go on below their groups, and not below an institution or a kind of village", async () => {
    const rows = [
      HEADER,
      ...[alone("上坪村委会"), alone("一组"), person(1), alone("二组（3户）"), person(2)],
      ...[alone("三、敬老院"), person(3), alone("非贫困村"), person(4)],
    ];
    expect((await placesOf(rows)).map(([, , village]) => village)).toEqual([
      ...["上坪村委会", "上坪村委会", null, null],
    ]);
  });

  it("are of nobody below a line that may begin something else", async () => {
    const rows = [HEADER, alone("上坪村委会"), person(1), alone("福利院代养"), person(2)];
    expect(await placesOf(rows)).toEqual([
      ["张一", null, "上坪村委会"],
      ["张二", null, null],
    ]);
  });

  it("are of nobody where people stand above the first: it may be a line for their village's seal", async () => {
    const rows = [HEADER, person(3), alone("上坪村委会"), person(4), alone("草果村委会")];
    expect(await placesOf(rows)).toEqual([
      ["张三", null, null],
      ["张四", null, null],
    ]);
  });

  it("are where those below them live below the numbers of the columns, though they read like names", async () => {
    const line = (text: string) => ["", text, "", "", "", ""];
    const numbers = ["", "1", "2", "3", "4", "5"];
    const rows = [HEADER, numbers, line("赵乡"), person(1), line("李镇"), person(2)];
    expect(await placesOf(rows)).toEqual([
      ["张一", "赵乡", null],
      ["张二", "李镇", null],
    ]);
    expect(await db.rows("SELECT row_no FROM set_aside WHERE reason = 'unclear'")).toEqual([]);
  });

  it("say nothing where a column does", async () => {
    const rows = [
      [...HEADER, "村"],
      [...alone("上坪村委会"), ""],
      [...person(1), "草果村"],
    ];
    expect(await placesOf(rows)).toEqual([["张一", null, "草果村"]]);
  });
});

it("an address begins with a farm where a village of it comes behind, and a street that is called after one is none", async () => {
  const rows = [
    [...HEADER, "家庭住址"],
    [...person(1), "某某县国营石河农场河头村委会2组"],
    [...person(3), "红星农场路3号"],
    [...person(5), "城北街道农场社区"],
    [...person(7), "红星林场村3组"],
    [...person(6), "红星林场新村5号"],
  ];
  expect(await placesOf(rows)).toEqual([
    ["张一", "国营石河农场", "河头村委会"],
    ["张三", null, null],
    ["张五", "城北街道", "农场社区"],
    ["张七", null, "红星林场村"],
    ["张六", null, "红星林场新村"],
  ]);
  await db.run("DELETE FROM mention");
  await stageRows(db, { file: "青石镇2019年10月特困人员花名册.xlsx", rows });
  const towns = await db.rows("SELECT town FROM mention ORDER BY row_no");
  expect(towns.map(({ town }) => town)).toEqual([
    "青石镇",
    "青石镇",
    "城北街道",
    "青石镇",
    "青石镇",
  ]);
});

it("places that are written where they begin end with their township, and a header printed again names none", async () => {
  const header = ["乡镇", "村", ...HEADER];
  const places = [
    ...[
      ["甲乡", "东村"],
      ["", ""],
      ["", "西村"],
    ],
    ...[
      ["", ""],
      ["乙镇", ""],
      ["", ""],
    ],
  ];
  const rows = places.map((place, n) => [...place, ...person(n + 1)]);
  expect(await placesOf([header, ...rows.slice(0, 3), header, ...rows.slice(3)])).toEqual([
    ["张一", "甲乡", "东村"],
    ["张二", "甲乡", "东村"],
    ["张三", "甲乡", "西村"],
    ["张四", "甲乡", "西村"],
    ["张五", "乙镇", null],
    ["张六", "乙镇", null],
  ]);
});

describe("places that are written where they begin", () => {
  const list = (...villages: string[]) => [
    [...HEADER, "村"],
    ...villages.map((village, n) => [...person(n + 1), village]),
  ];
  const villagesOf = async (...villages: string[]) =>
    (await placesOf(list(...villages))).map(([, , village]) => village);

  it("hold for those below until the next", async () =>
    expect(await villagesOf("东村", "", "", "西村", "", "")).toEqual([
      ...["东村", "东村", "东村", "西村", "西村", "西村"],
    ]));

  it.each([
    { name: "one comes back", villages: ["东村", "", "西村", "", "东村", "", ""] },
    { name: "nobody knows where the first one lives", villages: ["", "东村", "", "", "西村", ""] },
    { name: "only the first row has one", villages: ["东村", "", "", ""] },
    { name: "few were forgotten", villages: ["东村", "东村", "", "西村", "西村"] },
  ])("hold for nobody else where $name", async ({ villages }) =>
    expect(await villagesOf(...villages)).toEqual(villages.map((village) => village || null)),
  );
});

describe("the pages of several townships in one sheet", () => {
  const header = ["村", "姓名", "身份证号", "供养方式", "自理能力", "基本生活费"];
  const of = (n: number) => [
    "东村村委会",
    ...person(n).slice(1, 2),
    ID(n),
    "分散",
    "全自理",
    "600",
  ];
  const title = alone("2019年10月特困人员花名册");
  const townsOf = async (rows: string[][]) =>
    (await placesOf(rows, "特困201910.xlsx")).map(([, town]) => town);

  it.each([
    [["甲乡", "", "", "", "", "单位：元"]],
    [["填报单位：甲乡", "", "", "", "", "2019年10月"]],
    [["单位（公章）：甲乡", "", "", "", "第1页 共2页", "单位：元"]],
  ])("are each of the township in the line above their header: %j", async (unit) => {
    const page = (town: string) => [title, unit.map((text) => text.replace("甲", town)), header];
    const total = ["合计", "2人", "", "", "", "1200"];
    const rows = [...page("甲"), of(1), of(3), total, ...page("丙"), of(5), of(7)];
    expect(await townsOf(rows)).toEqual(["甲乡", "甲乡", "丙乡", "丙乡"]);
  });

  it("are of the one above where the line names none, and a row of a person is no such line", async () => {
    const unit = (text: string) => [text, "", "", "", "", "单位：元"];
    const half = ["东村", "丙乡", "", "", "", ""];
    const rows = [
      title,
      unit("甲乡"),
      header,
      of(1),
      half,
      title,
      unit("制表人：丙某"),
      header,
      of(3),
    ];
    const towns = await townsOf(rows);
    expect(new Set(towns)).toEqual(new Set(["甲乡"]));
  });
});

describe("places between the rows of a list with addresses", () => {
  const header = [...HEADER, "住址"];
  const at = (n: number, address: string) => [...person(n), address];
  const line = (text: string) => [...alone(text), ""];

  it("are where those below live whose addresses begin with their village", async () => {
    const rows = [
      header,
      line("甲乡"),
      at(1, "东村村委会3组12号"),
      at(2, "西村"),
      line("乙镇"),
      at(3, "滨河社区"),
      at(4, "西村路12号"),
      at(5, "农贸市场对面"),
    ];
    expect(await placesOf(rows)).toEqual([
      ["张一", "甲乡", "东村村委会"],
      ["张二", "甲乡", "西村"],
      ["张三", "乙镇", "滨河社区"],
      ["张四", "乙镇", null],
      ["张五", "乙镇", null],
    ]);
  });

  it("say nothing where the addresses begin with the township", async () => {
    const rows = [header, line("乙镇"), at(1, "甲乡东村村委会3组"), at(2, "乙镇"), at(3, "西村")];
    expect(await placesOf(rows)).toEqual([
      ["张一", "甲乡", "东村村委会"],
      ["张二", "乙镇", null],
      ["张三", null, "西村"],
    ]);
  });
});
