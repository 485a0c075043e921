import { describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { markDuplicates } from "../../src/staging/across/mark-duplicates.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const FILE = "低保台账2019年10月.csv";
const FIGURES = "零一二三四五六七八九十百千";
const idOf = (number: number) => `99999919600101${1000 + number}`;
const GROUPS = [
  [
    "户数",
    "村",
    "低保证号",
    "户主",
    "",
    "",
    "共同生活家庭成员",
    "",
    "",
    "",
    "保障人数",
    "月保障金额",
  ],
  [
    "",
    "",
    "",
    "姓名",
    "身份证号",
    "分类施保",
    "姓名",
    "身份证号",
    "与户主关系",
    "分类施保",
    "",
    "",
  ],
];

/** Eight families: the head in his own columns beside the first of the others, every fourth alone. */
function families(): string[][] {
  return Array.from({ length: 8 }, (_, at): string[][] => {
    const head = [
      String(at + 1),
      "桥村",
      `999000${at}`,
      `赵${FIGURES[at]}平`,
      idOf(at * 10),
      "老年人",
    ];
    const told = ["3", "300"];
    if (at % 4 === 3) return [[...head, "", "", "", "", "1", "300"]];
    const member = (figure: number, relation: string, grade: string) => [
      `钱${FIGURES[at]}${FIGURES[figure]}`,
      idOf(at * 10 + figure),
      relation,
      grade,
    ];
    return [
      [...head, ...member(1, "妻", "重病患者"), ...told],
      ["", "", "", "", "", "", ...member(2, "长子", ""), "", ""],
    ];
  }).flat();
}

async function staged(rows: readonly (readonly string[])[]): Promise<Database> {
  const db = await emptyStage();
  await stageRows(db, [{ file: FILE, rows }]);
  await markDuplicates(db);
  return db;
}

async function named(db: Database, count: number): Promise<string[]> {
  const rows = await db.rows<Record<string, string | number | null>>(
    `SELECT m.name_text AS name, m.id_text AS id, m.relation, m.household_no AS household, m.householder_name AS head, e.classified AS grade,
       CAST(e.amount_fen AS INTEGER) AS fen, m.village_text AS village
     FROM mention m JOIN stage.enrolment e ON e.row_id = m.row_id AND e.duplicate_of IS NULL
     ORDER BY m.row_no % 67108864, m.row_no LIMIT ${count}`,
  );
  db.close();
  return rows.map((row) =>
    Object.values(row)
      .map((value) => value ?? "-")
      .join(" "),
  );
}

describe("a list that has the head in columns of his own, once, and the others a row each", () => {
  it("is a row a person, each with the household's number, head, village and money", async () => {
    const db = await staged([...GROUPS, ...families()]);
    const [{ n } = { n: 0 }] = await db.rows<{ n: number }>(
      "SELECT count(*)::INTEGER AS n FROM stage.enrolment WHERE duplicate_of IS NULL",
    );
    expect(n).toBe(6 * 3 + 2);
    expect(await named(db, 3)).toEqual([
      `赵零平 ${idOf(0)} 户主 9990000 赵零平 老年人 30000 桥村`,
      `钱零一 ${idOf(1)} 配偶 9990000 赵零平 重病患者 30000 桥村`,
      `钱零二 ${idOf(2)} 子 9990000 赵零平 - 30000 桥村`,
    ]);
  });

  it("fills nothing below a line that names nobody", async () => {
    const db = await staged([
      ...GROUPS,
      ...families(),
      ["合计", "", "", "", "", "", "", "", "", "", "20", "2400"],
    ]);
    const [{ n } = { n: 0 }] = await db.rows<{ n: number }>(
      "SELECT count(*)::INTEGER AS n FROM stage.enrolment WHERE duplicate_of IS NULL",
    );
    expect(n).toBe(20);
    db.close();
  });

  it("takes a head who stands among the members as well for one of them", async () => {
    const rows = families().map((cells) =>
      cells[3]
        ? [...cells.slice(0, 6), cells[3], cells[4] ?? "", "户主", "老年人", ...cells.slice(10)]
        : cells,
    );
    const db = await staged([...GROUPS, ...rows]);
    expect((await named(db, 20)).filter((text) => text.includes(" 户主 "))).toHaveLength(8);
  });

  it("takes the head of each row of a list of single persons for nobody of it", async () => {
    const header = [
      "低保证号",
      "户主姓名",
      "户主身份证号",
      "姓名",
      "身份证号",
      "与户主关系",
      "月保障金额",
    ];
    const rows = Array.from({ length: 12 }, (_, at) => [
      `999000${at}`,
      `赵${FIGURES[at]}平`,
      idOf(at * 10),
      `钱${FIGURES[at]}平`,
      idOf(at * 10 + 1),
      "长子",
      "300",
    ]);
    const people = await named(await staged([header, ...rows]), 20);
    expect(people).toHaveLength(12);
    expect(people.every((text) => text.startsWith("钱"))).toBe(true);
  });

  it.each([
    ["who is a head himself having neither head nor relation", "", "DIFFERENT"],
    ["of whose relatives some are not written", "长子", "DIFFERENT"],
    ["without numbers of households", "", ""],
  ])(
    "takes nobody else for a person of a list of single persons, %s",
    async (_, relation, number) => {
      const header = [
        "低保证号",
        "姓名",
        "身份证号",
        "与户主关系",
        "户主姓名",
        "户主身份证号",
        "月保障金额",
      ];
      const rows = Array.from({ length: 12 }, (_, at) => [
        number && `999000${at}`,
        `钱${FIGURES[at]}平`,
        idOf(at * 10 + 1),
        ...(at % 3 === 0 ? [relation, "", ""] : ["长子", `赵${FIGURES[at]}安`, idOf(at * 10)]),
        "300",
      ]);
      const people = await named(await staged([header, ...rows]), 20);
      expect(people).toHaveLength(12);
      expect(people.every((text) => text.startsWith("钱"))).toBe(true);
    },
  );

  const ONE_ROW = [
    "低保证号",
    "户主姓名",
    "户主身份证号",
    "成员姓名",
    "成员身份证号",
    "与户主关系",
    "保障人数",
  ];
  /** The families without groups above their columns. */
  const plain = () =>
    families().map((cells) => [...cells.slice(2, 5), ...cells.slice(6, 9), cells[10] ?? ""]);

  it.each([
    [["共同生活家庭成员姓名", "共同生活家庭成员身份证号码", "与户主关系"]],
    [["其他成员姓名", "其他成员身份证号", "家庭成员与户主关系"]],
    [["其他家庭成员", "身份证号", "关系"]],
  ])("knows the members' columns by %j", async (called) => {
    const header = [...ONE_ROW.slice(0, 3), ...called, "保障人数"];
    const people = await named(await staged([header, ...plain()]), 30);
    expect(people).toHaveLength(20);
    expect(people.filter((text) => text.includes(" 户主 "))).toHaveLength(8);
  });

  it("takes the head for a person of a list of few households, and where relations are missing", async () => {
    const few = plain().slice(0, 7);
    expect(await named(await staged([ONE_ROW, ...few]), 30)).toHaveLength(10);
    const gaps = plain().map((cells, at) =>
      at % 7 === 1 ? [...cells.slice(0, 5), "", cells[6] ?? ""] : cells,
    );
    expect(await named(await staged([ONE_ROW, ...gaps]), 30)).toHaveLength(20);
  });

  it("takes the heads for the persons of a list on which all live alone", async () => {
    const alone = plain().filter((cells) => cells[1] && !cells[3]);
    const people = await named(await staged([ONE_ROW, ...alone]), 30);
    expect(people).toHaveLength(2);
    expect(people.every((text) => text.includes(" 户主 "))).toBe(true);
  });

  it("takes who is all of his household, and written as its member, for one person", async () => {
    const rows = plain().map((cells) =>
      cells[1] && !cells[3]
        ? [...cells.slice(0, 3), cells[1], cells[2] ?? "", "本人", cells[6] ?? ""]
        : cells,
    );
    const people = await named(await staged([ONE_ROW, ...rows]), 30);
    expect(people.filter((text) => text.includes(" 户主 "))).toHaveLength(8);
  });

  it("goes on with a family below a header that is printed again", async () => {
    const rows = plain();
    const [before, after] = [rows.slice(0, 8), rows.slice(8)];
    const paged = await named(await staged([ONE_ROW, ...before, ONE_ROW, ...after]), 30);
    expect(paged).toEqual(await named(await staged([ONE_ROW, ...rows]), 30));
  });

  it("takes the head for nobody of a list that counts his family without him", async () => {
    const rows = plain().flatMap((cells) => (cells[3] ? [cells] : []));
    const counted = rows.map((cells) => [...cells.slice(0, 6), cells[1] ? "2" : ""]);
    const people = await named(await staged([ONE_ROW, ...counted]), 30);
    expect(people).toHaveLength(12);
  });

  it.each([
    ["whose head has no number in some rows", (at: number) => [at, at % 6 !== 1, "长子"] as const],
    ["of whom two have one head", (at: number) => [at - (at % 2), at % 5 !== 1, "长子"] as const],
    [
      "who is marked as his own head by signs",
      (at: number) =>
        at % 8 === 0 ? ([null, false, "/"] as const) : ([at, true, "长子"] as const),
    ],
  ])("takes nobody else for a person of a list of single persons %s", async (_, of) => {
    const header = ["户主姓名", "户主身份证号", "姓名", "身份证号", "与户主关系", "月保障金额"];
    const rows = Array.from({ length: 24 }, (_, at) => {
      const [head, isNumbered, relation] = of(at);
      const called = head === null ? "" : `赵${FIGURES[head % 12]}${FIGURES[(head * 5) % 11]}`;
      const own = [`钱${FIGURES[at % 12]}${FIGURES[(at * 5) % 11]}`, idOf(at * 10 + 1), relation];
      return [called, isNumbered && head !== null ? idOf(head * 10) : "", ...own, "300"];
    });
    const people = await named(await staged([header, ...rows]), 60);
    expect(people).toHaveLength(24);
    expect(people.every((text) => text.startsWith("钱"))).toBe(true);
  });

  it.each([
    ["for nobody who was taken off where only others were", 0],
    ["for taken off where some stand there alone", 2],
  ])("takes the heads of a list of stops %s", async (_, alone) => {
    const header = ["低保证号", "户主姓名", "户主身份证号", "姓名", "身份证号", "与户主关系"];
    const rows = plain()
      .filter((cells) => alone > 0 || cells[3])
      .map((cells) => [...cells.slice(0, 6), "2019-09", "收入超标"]);
    const db = await emptyStage();
    await stageRows(db, [
      { file: "低保停保名单201909.csv", rows: [[...header, "停保年月", "停保原因"], ...rows] },
    ]);
    const [{ heads } = { heads: -1 }] = await db.rows<{ heads: number }>(
      "SELECT count(*) FILTER (relation = '户主')::INTEGER AS heads FROM mention WHERE kind = 'departure'",
    );
    expect(heads).toBe(alone > 0 ? 8 : 0);
    db.close();
  });
});
