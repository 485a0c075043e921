import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { unnumberedSheets } from "../../src/screening/unnumbered-sheets.ts";
import { readFolder } from "../support/read-folder.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-households-"));
  db = await openDatabase();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const HOUSEHOLDS = "低保家庭信息2019-10.csv";
const MEMBERS = "低保成员信息2019-10.csv";

function write(file: string, rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));
}

const id = (family: number, member: number) => `9999991970010${member}${1000 + family}`;
const name = (family: number, member: number) =>
  `${"赵钱孙李"[member]}${"甲乙丙丁戊己庚辛壬癸"[family % 10]}${"山河"[Math.floor(family / 10)]}`;

/** Twenty households, of which every second says 单人户. */
function writeHouseholds() {
  write(HOUSEHOLDS, [
    ["家庭编号", "申请人姓名", "申请人证件号码", "保障类别", "施保方式", "户月保障金额"],
    ...Array.from({ length: 20 }, (_, family) => [
      `9999990${100 + family}`,
      name(family, 0),
      id(family, 0),
      "02-农村",
      family % 2 === 0 ? "1-整户" : "2-单人户",
      `${300 + family}`,
    ]),
  ]);
}

/** Three people a household, the first of whom is its head. */
function writeMembers(from = 0) {
  write(MEMBERS, [
    ["家庭编号", "姓名", "证件号码", "与申请人关系", "享受起始年月"],
    ...Array.from({ length: 20 }, (_, family) =>
      [0, 1, 2]
        .slice(from)
        .map((member) => [
          `9999990${100 + family}`,
          name(family, member),
          id(family, member),
          member === 0 ? "本人" : "子",
          "201905",
        ]),
    ).flat(),
  ]);
}

function enrolled() {
  return db.rows<{ rows: number; least: number; most: number; single: number }>(
    `SELECT count(*) AS rows, min(amount_fen) AS least, max(amount_fen) AS most, count(*) FILTER (coverage = '单人保') AS single
     FROM stage.enrolment WHERE duplicate_of IS NULL`,
  );
}

describe("a list of households beside that of their members", () => {
  it("says of each member what holds for the household, and lists nobody twice", async () => {
    writeHouseholds();
    writeMembers();
    await readFolder(db, folder);
    expect(await enrolled()).toEqual([{ rows: 60, least: 30000, most: 31900, single: 30 }]);
    expect(
      await db.rows(
        "SELECT reason, count(*) AS rows FROM set_aside WHERE reason = 'household' GROUP BY ALL",
      ),
    ).toEqual([{ reason: "household", rows: 20 }]);
  });

  it("keeps the heads where the other list has only those they bring with them", async () => {
    writeHouseholds();
    writeMembers(1);
    await readFolder(db, folder);
    expect(await enrolled()).toEqual([{ rows: 60, least: 30000, most: 31900, single: 30 }]);
  });

  it("says nothing any more once it is gone", async () => {
    writeHouseholds();
    writeMembers();
    await readFolder(db, folder);
    rmSync(join(folder, HOUSEHOLDS));
    await readFolder(db, folder);
    expect(await enrolled()).toEqual([{ rows: 60, least: null, most: null, single: 0 }]);
  });

  it("is a list of its own where it numbers other households", async () => {
    writeHouseholds();
    write(MEMBERS, [
      ["家庭编号", "姓名", "证件号码", "与申请人关系", "享受起始年月"],
      ...[0, 1, 2, 3].map((member) => [
        "9999999999",
        name(3, member),
        id(3, member),
        "子",
        "201905",
      ]),
    ]);
    await readFolder(db, folder);
    expect((await enrolled())[0]?.rows).toBe(24);
  });

  it("says where the members of the register live, and what the poverty of each is", async () => {
    const families = Array.from({ length: 20 }, (_, family) => family);
    const members = (family: number) =>
      [0, 1, 2].map((member) => [name(family, member), id(family, member)]);
    write("公安户籍_户信息.csv", [
      ["户号", "户主姓名", "乡镇", "村", "户籍地址", "户人口"],
      ...families.map((family) => [
        `7${100 + family}`,
        name(family, 0),
        "甲乡",
        "东村",
        "甲乡东村1组",
        "3",
      ]),
    ]);
    write("公安户籍_人信息.csv", [
      ["户号", "姓名", "公民身份号码", "与户主关系", "户籍状态"],
      ...families.flatMap((family) =>
        members(family).map((who, n) => [
          `7${100 + family}`,
          ...who,
          n === 0 ? "户主" : "子",
          "正常",
        ]),
      ),
    ]);
    write("建档立卡贫困户.csv", [
      ["户编号", "户主姓名", "人数", "脱贫属性", "人均纯收入"],
      ...families.map((family) => [
        `8${100 + family}`,
        name(family, 0),
        "3",
        family < 5 ? "未脱贫" : "已脱贫",
        "4000",
      ]),
    ]);
    write("建档立卡贫困人口.csv", [
      ["户编号", "姓名", "证件号码", "健康状况", "劳动技能"],
      ...families.flatMap((family) =>
        members(family).map((who) => [`8${100 + family}`, ...who, "健康", "普通劳动力"]),
      ),
    ]);
    await readFolder(db, folder);
    expect(
      await db.rows(
        "SELECT count(*) AS rows, count(householder_name) AS named FROM stage.hukou WHERE duplicate_of IS NULL",
      ),
    ).toEqual([{ rows: 60, named: 60 }]);
    expect(
      await db.rows(
        "SELECT DISTINCT town, village FROM mention WHERE roll = 'hukou' AND role = 'self'",
      ),
    ).toEqual([{ town: "甲乡", village: "东村" }]);
    expect(
      await db.rows(
        "SELECT poverty_state AS state, count(*) AS rows FROM stage.poverty WHERE duplicate_of IS NULL GROUP BY ALL ORDER BY rows",
      ),
    ).toEqual([
      { state: "未脱贫", rows: 15 },
      { state: "已脱贫", rows: 45 },
    ]);
    await db.run("CREATE TABLE id_fault AS SELECT mention_id FROM mention WHERE id_text IS NULL");
    expect(await unnumberedSheets(db)).toEqual([]);
  });

  it("is none where it says something of each one, such as who was marked or left", async () => {
    writeMembers();
    write("低保分类施保2019-10.csv", [
      ["家庭编号", "姓名", "证件号码", "分类施保类别"],
      ...Array.from({ length: 20 }, (_, family) => [
        `9999990${100 + family}`,
        name(family, 0),
        id(family, 0),
        "老年人",
      ]),
    ]);
    await readFolder(db, folder);
    expect((await enrolled())[0]?.rows).toBe(80);
  });

  it("says where the households of each of two lists live, whatever the order in which files came", async () => {
    const list = (from: number, town: string, amount: number) => [
      ["家庭编号", "申请人姓名", "申请人证件号码", "乡镇", "户月保障金额"],
      ...Array.from({ length: 10 }, (_, n) => [
        `9999990${100 + from + n}`,
        name(from + n, 0),
        id(from + n, 0),
        town,
        `${amount}`,
      ]),
    ];
    const given = () =>
      db.rows(
        `SELECT town, min(amount_fen) AS least, max(amount_fen) AS most, count(*) AS people FROM mention m
         JOIN stage.enrolment e ON e.sheet_id = m.sheet_id AND e.row_no = m.row_no
         WHERE role = 'self' AND duplicate_of IS NULL GROUP BY ALL ORDER BY town`,
      );
    writeMembers();
    write("低保家庭信息乙乡2019-10.csv", list(10, "乙乡", 400));
    await readFolder(db, folder);
    write("低保家庭信息甲乡2019-10.csv", list(0, "甲乡", 300));
    write("低保家庭信息丙2019-10.csv", list(0, "甲乡", 200));
    await readFolder(db, folder);
    expect(await given()).toEqual([
      { town: "乙乡", least: 40000, most: 40000, people: 30 },
      { town: "甲乡", least: 20000, most: 20000, people: 30 },
    ]);
    db.close();
    db = await openDatabase();
    await readFolder(db, folder);
    expect(await given()).toEqual([
      { town: "乙乡", least: 40000, most: 40000, people: 30 },
      { town: "甲乡", least: 20000, most: 20000, people: 30 },
    ]);
  });

  it("is none where two lists number their families from 1 on and have nobody in common", async () => {
    write("城市低保花名册2019-10.csv", [
      ["户号", "姓名", "身份证号", "户月保障金额", "保障方式"],
      ...Array.from({ length: 30 }, (_, n) => [
        `${((n * 7) % 30) + 1}`,
        `周${name(n, 0)}`,
        id(n, 8),
        "500",
        "单人户",
      ]),
    ]);
    write("农村低保花名册2019-10.csv", [
      ["户号", "姓名", "身份证号", "家庭人口"],
      ...Array.from({ length: 20 }, (_, family) =>
        [0, 1, 2].map((member) => [`${family + 1}`, name(family, member), id(family, member), "3"]),
      ).flat(),
    ]);
    await readFolder(db, folder);
    expect(
      await db.rows(
        "SELECT side, count(amount_fen) AS paid, count(*) AS rows FROM stage.enrolment WHERE duplicate_of IS NULL GROUP BY ALL ORDER BY rows",
      ),
    ).toEqual([
      { side: "城市", paid: 30, rows: 30 },
      { side: "农村", paid: 0, rows: 60 },
    ]);
  });

  it("takes no head for covered whom the list of members has not got: LB05 looks for him", async () => {
    writeHouseholds();
    writeMembers();
    const rows = readFileSync(join(folder, MEMBERS), "utf8").split("\r\n");
    // Family 4 is covered as a whole, family 5 is not.
    const kept = rows.filter((row) => !row.includes(id(4, 0)) && !row.includes(id(5, 0)));
    writeFileSync(join(folder, MEMBERS), kept.join("\r\n"));
    await readFolder(db, folder);
    expect(
      await db.rows(
        `SELECT id_text FROM stage.enrolment e JOIN mention m ON m.sheet_id = e.sheet_id AND m.row_no = e.row_no
         WHERE duplicate_of IS NULL AND id_text IN ('${id(4, 0)}', '${id(5, 0)}')`,
      ),
    ).toEqual([]);
  });

  it.each([
    ["in one list", [MEMBERS]],
    ["in lists of their own", ["低保成员信息甲2019-10.csv", "低保成员信息乙2019-10.csv"]],
  ])(
    "keeps the heads of a township that lists only whom they bring with them, %s",
    async (_, files) => {
      const families = Array.from({ length: 20 }, (_, family) => family);
      const townOf = (family: number) => (family < 12 ? "甲乡" : "乙乡");
      write(HOUSEHOLDS, [
        ["家庭编号", "申请人姓名", "申请人证件号码", "户月保障金额", "乡镇"],
        ...families.map((family) => [
          ...[`9999990${100 + family}`, name(family, 0), id(family, 0)],
          ...["300", townOf(family)],
        ]),
      ]);
      for (const [at, file] of files.entries())
        write(file, [
          ["家庭编号", "姓名", "证件号码", "与申请人关系", "乡镇"],
          ...families
            .filter((family) => files.length === 1 || family < 12 === (at === 0))
            .flatMap((family) =>
              (family < 12 ? [0, 1, 2] : [1, 2]).map((member) => [
                ...[`9999990${100 + family}`, name(family, member), id(family, member)],
                ...[member === 0 ? "本人" : "子", townOf(family)],
              ]),
            ),
        ]);
      await readFolder(db, folder);
      expect((await enrolled())[0]?.rows).toBe(60);
    },
  );

  it("says what holds now of a household that has a row of its stop too", async () => {
    const families = Array.from({ length: 50 }, (_, family) => family);
    const row = (family: number, status: string, amount: string) => [
      `9999990${100 + family}`,
      name(family, 0),
      id(family, 0),
      amount,
      status,
    ];
    write(HOUSEHOLDS, [
      ["家庭编号", "申请人姓名", "申请人证件号码", "户月保障金额", "保障状态"],
      row(3, "停保", "100"),
      ...families.map((family) => row(family, "在保", "300")),
    ]);
    writeMembers();
    await readFolder(db, folder);
    expect(
      await db.rows(
        `SELECT DISTINCT status, amount_fen FROM stage.enrolment WHERE household_no = '9999990103' AND duplicate_of IS NULL`,
      ),
    ).toEqual([{ status: "在保", amount_fen: 30000 }]);
  });

  it("says of people on a roll without months what the newest of several lists says of their households", async () => {
    const families = Array.from({ length: 20 }, (_, family) => family);
    const list = (state: string) => [
      ["户编号", "户主姓名", "人数", "脱贫属性", "人均纯收入"],
      ...families.map((family) => [`8${100 + family}`, name(family, 0), "3", state, "4000"]),
    ];
    write("建档立卡贫困户2016年底.csv", list("未脱贫"));
    write("建档立卡贫困户2019.csv", list("已脱贫"));
    write("建档立卡贫困人口.csv", [
      ["户编号", "姓名", "证件号码", "健康状况", "劳动技能"],
      ...families.flatMap((family) =>
        [0, 1, 2].map((member) => [
          `8${100 + family}`,
          name(family, member),
          id(family, member),
          "健康",
          "普通劳动力",
        ]),
      ),
    ]);
    await readFolder(db, folder);
    expect(
      await db.rows(
        "SELECT poverty_state AS state, count(*) AS rows FROM stage.poverty WHERE duplicate_of IS NULL GROUP BY ALL",
      ),
    ).toEqual([{ state: "已脱贫", rows: 60 }]);
  });

  /** A row a household with the names of all of the family, of whom the roll covers `covered`. */
  function writeFamilies(covered: (family: number) => number) {
    write("农村低保家庭查询2019-10.csv", [
      [
        "低保证号",
        "户主姓名",
        "户主身份证号",
        "家庭人口",
        "保障人口",
        "户月保障金额（元）",
        "家庭成员姓名",
        "家庭成员身份证号",
      ],
      ...Array.from({ length: 20 }, (_, family) => [
        ...[`9999990${100 + family}`, name(family, 0), id(family, 0), "3", `${covered(family)}`],
        `${300 + family}`,
        [0, 1, 2].map((member) => name(family, member)).join("、"),
        [0, 1, 2].map((member) => id(family, member)).join("、"),
      ]),
    ]);
  }

  function writeCovered(covered: (family: number) => number) {
    write("农村低保人员查询2019-10.csv", [
      ["姓名", "身份证号", "户主身份证号", "与户主关系", "最初享受月份", "低保证号"],
      ...Array.from({ length: 20 }, (_, family) =>
        Array.from({ length: covered(family) }, (_, member) => [
          ...[name(family, member), id(family, member), id(family, 0)],
          ...[member === 0 ? "本人/户主" : "子", "2018-05", `9999990${100 + family}`],
        ]),
      ).flat(),
    ]);
  }

  it("takes nobody for covered for being named as one of the family, where another list has those who are", async () => {
    const covered = (family: number) => (family % 4 === 0 ? 1 : 3);
    writeFamilies(covered);
    writeCovered(covered);
    await readFolder(db, folder);
    expect(await enrolled()).toEqual([{ rows: 50, least: 30000, most: 31900, single: 0 }]);
    expect(
      await db.rows("SELECT count(*) AS rows FROM set_aside WHERE reason = 'household'"),
    ).toEqual([{ rows: 60 }]);
  });

  it("keeps the family where the other list has only some of those covered", async () => {
    writeFamilies(() => 3);
    writeCovered((family) => (family % 2 === 0 ? 1 : 2));
    await readFolder(db, folder);
    const [found] = await db.rows<{ people: number }>(
      `SELECT count(DISTINCT id_text)::INTEGER AS people FROM mention m JOIN stage.enrolment e ON e.sheet_id = m.sheet_id AND e.row_no = m.row_no
       WHERE role = 'self' AND duplicate_of IS NULL`,
    );
    expect(found?.people).toBe(60);
  });
});
