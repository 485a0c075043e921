import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { olderLists } from "../../src/screening/older-lists.ts";
import { rollsSentTwice } from "../../src/screening/rolls-sent-twice.ts";
import { readFolder } from "../support/read-folder.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-older-"));
  db = await openDatabase();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** People from `first` to `last`, each with his amount. */
function write(file: string, [first, last]: readonly [number, number], amount = 300) {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index).map((no) => [
    `赵${"甲乙丙丁戊己庚辛壬癸"[no % 10]}${"山河川"[Math.floor(no / 10)]}`,
    `99999919700101${1000 + no}`,
    "农村低保",
    String(amount),
    "甲乡",
    "东村",
  ]);
  const header = ["姓名", "身份证号", "城乡类别", "户月保障金额", "乡镇", "村"];
  writeFileSync(join(folder, file), [header, ...rows].map((row) => row.join(",")).join("\r\n"));
}

/** The same below a line. */
function writeBelow(line: string, file: string, people: readonly [number, number], amount = 300) {
  write(file, people, amount);
  const path = join(folder, file);
  writeFileSync(path, `${line},,,,,\r\n${readFileSync(path, "utf8")}`);
}

async function enrolled() {
  await readFolder(db, folder);
  const [counted] = await db.rows<{ n: number }>(
    "SELECT count(*)::INTEGER AS n FROM stage.enrolment WHERE duplicate_of IS NULL",
  );
  return counted?.n;
}

const PERIOD = 2019 * 12 + 9;

it("takes nobody for enrolled by a list of which a corrected one came", async () => {
  write("低保花名册2019-10.csv", [0, 25]);
  write("低保花名册2019-10（最终版）.csv", [0, 22], 320);
  expect(await enrolled()).toBe(23);
  expect(await olderLists(db)).toEqual([
    {
      roll: "dibao",
      period: PERIOD,
      older: "低保花名册2019-10.csv",
      newer: "低保花名册2019-10（最终版）.csv",
      left: 3,
    },
  ]);
  expect(await rollsSentTwice(db)).toEqual([]);
});

it("keeps who stands on both in the same words, and goes back when the newer one is taken away", async () => {
  write("低保花名册2019-10（旧）.csv", [0, 25]);
  write("低保花名册2019-10.csv", [0, 22]);
  expect(await enrolled()).toBe(23);
  writeFileSync(
    join(folder, "死亡名单.csv"),
    "姓名,身份证号,死亡日期\r\n赵甲山,999999197001011000,2019-05-03",
  );
  expect(await enrolled()).toBe(23);
  rmSync(join(folder, "低保花名册2019-10.csv"));
  expect(await enrolled()).toBe(26);
});

it.each([
  [
    "which of two is the newer one nobody says",
    "低保花名册2019-10.csv",
    "低保花名册2019-10(1).csv",
    [0, 22],
  ],
  [
    "a list was sent to be added to the first",
    "低保花名册2019-10.csv",
    "低保花名册2019-10（更正）.csv",
    [20, 25],
  ],
  [
    "the newer one is of another township",
    "甲乡低保花名册2019-10.csv",
    "乙乡低保花名册2019-10（新）.csv",
    [0, 22],
  ],
  [
    "the newer one is of another month",
    "低保花名册2018-12.csv",
    "低保花名册2019-10（新）.csv",
    [0, 22],
  ],
] as const)("uses both where %s", async (_, one, other, span) => {
  write(one, [0, 25]);
  write(other, span, 320);
  expect(await enrolled()).toBe(26 + span[1] - span[0] + 1);
  expect(await olderLists(db)).toEqual([]);
});

it("uses both where the newer one pays the same people for later months", async () => {
  const paid = (file: string, months: readonly string[]) => {
    const rows = months.flatMap((month) =>
      Array.from({ length: 20 }, (_, no) => [
        `赵甲${"甲乙丙丁戊己庚辛壬癸"[no % 10]}${no > 9 ? "山" : "川"}`,
        `99999919700101${1000 + no}`,
        ...["低保", month, "300", "成功"],
      ]),
    );
    const header = ["姓名", "身份证号", "发放项目", "所属年月", "发放金额", "发放状态"];
    writeFileSync(join(folder, file), [header, ...rows].map((row) => row.join(",")).join("\r\n"));
  };
  const used = async () => {
    await readFolder(db, folder);
    const [counted] = await db.rows<{ n: number }>(
      "SELECT count(*)::INTEGER AS n FROM stage.payment WHERE duplicate_of IS NULL",
    );
    return counted?.n;
  };
  paid("社会化发放流水.csv", ["2019-01", "2019-02", "2019-03"]);
  paid("社会化发放流水（最新）.csv", ["2019-04", "2019-05"]);
  expect(await used()).toBe(100);
  paid("社会化发放流水（最新）.csv", ["2019-01", "2019-02", "2019-03", "2019-04"]);
  expect(await used()).toBe(80);
});

it.each([
  "2019年10月低保花名册（初稿）",
  "【作废】2019年10月低保花名册",
  "2019年10月低保对象花名册草稿",
  "2019年10月低保花名册（测试）",
])(
  "takes nobody for enrolled by a list called so above its header, beside another of the month: %s",
  async (title) => {
    writeBelow(title, "民政局上报A.csv", [0, 25]);
    writeBelow("2019年10月低保花名册", "民政局上报B.csv", [0, 22], 320);
    expect(await enrolled()).toBe(23);
    expect((await olderLists(db)).map(({ older, left }) => [older, left])).toEqual([
      ["民政局上报A.csv", 3],
    ]);
  },
);

it.each([
  ["alone", false],
  ["beside one of other people", true],
])("counts such a list %s", async (_, others) => {
  writeBelow("2019年10月低保花名册（初稿）", "民政局上报A.csv", [0, 25]);
  if (others) writeBelow("2019年10月低保花名册", "民政局上报B.csv", [0, 3], 320);
  expect(await enrolled()).toBeGreaterThanOrEqual(26);
  expect(await olderLists(db)).toEqual([]);
});

it("counts a draft beside a list of the same people that is of something else", async () => {
  const paid = (file: string, title: string, header: string, cells: string) => {
    const rows = Array.from(
      { length: 20 },
      (_, no) =>
        `赵甲${"甲乙丙丁戊己庚辛壬癸"[no % 10]}${no > 9 ? "山" : "川"},99999919700101${1000 + no},${cells}`,
    );
    writeFileSync(join(folder, file), [title, `姓名,身份证号,${header}`, ...rows].join("\r\n"));
  };
  const used = async (kind: string) => {
    await readFolder(db, folder);
    const [counted] = await db.rows<{ n: number }>(
      `SELECT count(*)::INTEGER AS n FROM stage.${kind} WHERE duplicate_of IS NULL`,
    );
    return counted?.n;
  };
  const HEADER = "残疾类别,残疾等级,月补贴金额,开始享受年月,乡镇,村";
  paid(
    "A.csv",
    "2019年10月困难残疾人生活补贴花名册（初稿）",
    HEADER,
    "肢体,一级,80,2018-01,甲乡,东村",
  );
  paid("B.csv", "2019年10月重度残疾人护理补贴花名册", HEADER, "肢体,一级,70,2018-01,甲乡,东村");
  expect(await used("enrolment")).toBe(40);
  const MONEY = "发放金额,发放状态,发放日期,银行账号";
  paid("C.csv", "2019年10月低保金发放明细（初稿）", MONEY, "300,成功,2019-10-08,");
  paid("D.csv", "2019年10月价格临时补贴发放明细", MONEY, "30,成功,2019-10-08,");
  expect(await used("payment")).toBe(40);
});

/** The poor of 甲乡, of which the first `poor` have not risen out of poverty yet. */
function poor(file: string, [first, last]: readonly [number, number], left: number) {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index).map((no) => [
    String(900 + no),
    `赵${"甲乙丙丁戊己庚辛壬癸"[no % 10]}${"山河川"[Math.floor(no / 10)]}`,
    `99999919700101${1000 + no}`,
    "户主",
    no < left ? "未脱贫" : "已脱贫",
    "甲乡",
    "东村",
  ]);
  const header = ["户编号", "姓名", "证件号码", "与户主关系", "脱贫属性", "乡镇", "村"];
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), [header, ...rows].map((row) => row.join(",")).join("\r\n"));
}

async function notYet() {
  await readFolder(db, folder);
  const [counted] = await db.rows<{ n: number }>(
    "SELECT count(*)::INTEGER AS n FROM stage.poverty WHERE duplicate_of IS NULL AND poverty_state = '未脱贫'",
  );
  return counted?.n;
}

it.each([
  ["2017年建档立卡贫困人口.csv", "2018年12月建档立卡贫困人口.csv"],
  ["建档立卡贫困人口201812.csv", "建档立卡贫困人口201910.csv"],
  ["2018年/建档立卡贫困人口.csv", "2019年/建档立卡贫困人口.csv"],
  ["往年资料/2014-2017年建档立卡贫困人口.csv", "建档立卡贫困人口.csv"],
])("takes nobody for poor by %s, but by %s", async (one, other) => {
  write("低保花名册2019-10.csv", [0, 2]);
  poor(one, [0, 22], 20);
  poor(other, [0, 20], 5);
  expect(await notYet()).toBe(5);
  expect((await olderLists(db)).map(({ older, left }) => [older, left])).toEqual([[one, 2]]);
});

it.each([
  // Of other people, of one year of which one says no month, of which only one says a month, still to come.
  ["2017年建档立卡贫困人口.csv", "2018年建档立卡贫困人口.csv", [15, 25]],
  ["2018年建档立卡贫困人口.csv", "建档立卡贫困人口201806.csv", [0, 20]],
  ["2018年建档立卡贫困人口.csv", "建档立卡贫困人口.csv", [0, 20]],
  ["建档立卡贫困人口201910.csv", "建档立卡贫困人口202006.csv", [0, 20]],
] as const)("uses both of %s and %s", async (one, other, span) => {
  write("低保花名册2019-10.csv", [0, 2]);
  poor(one, [0, 22], 20);
  poor(other, span, 0);
  expect(await notYet()).toBe(20);
  expect(await olderLists(db)).toEqual([]);
});

it("uses a list of last year that alone says how healthy they are, beside names and states of now", async () => {
  write("低保花名册2019-10.csv", [0, 2]);
  poor("建档立卡贫困人口201712.csv", [0, 22], 20);
  const path = join(folder, "建档立卡贫困人口201712.csv");
  const health = (line: string, at: number) => `${line},${at === 0 ? "健康状况" : "患有大病"}`;
  writeFileSync(path, readFileSync(path, "utf8").split("\r\n").map(health).join("\r\n"));
  poor("建档立卡户脱贫属性201910.csv", [0, 20], 5);
  await readFolder(db, folder);
  expect(await olderLists(db)).toEqual([]);
  // The newer list says it as well.
  const newer = join(folder, "建档立卡户脱贫属性201910.csv");
  writeFileSync(newer, readFileSync(newer, "utf8").split("\r\n").map(health).join("\r\n"));
  expect(await notYet()).toBe(5);
});

it("takes those on the list of the ill of last year for ill beside that of this year", async () => {
  write("低保花名册2019-10.csv", [0, 2]);
  const ill = (file: string, count: number) =>
    writeFileSync(
      join(folder, file),
      [
        "姓名,身份证号,病种,乡镇,村",
        ...Array.from(
          { length: count },
          (_, no) =>
            `赵甲${"甲乙丙丁戊己庚辛壬癸"[no]},99999919700101${1000 + no},尿毒症,甲乡,东村`,
        ),
      ].join("\r\n"),
    );
  ill("重病患者名单2018年.csv", 10);
  ill("重病患者名单2019年.csv", 7);
  await readFolder(db, folder);
  expect(await olderLists(db)).toEqual([]);
});

it("keeps who left the register beside a newer register that has them still", async () => {
  const register = (file: string, state: string) =>
    writeFileSync(
      join(folder, file),
      [
        "户号,姓名,公民身份号码,与户主关系,乡镇,村,户籍状态",
        ...Array.from(
          { length: 8 },
          (_, no) =>
            `70${no},赵${"甲乙丙丁戊己庚辛"[no]},99999919700101${1000 + no},户主,甲乡,东村,${state}`,
        ),
      ].join("\r\n"),
    );
  register("户口注销人员2018.csv", "迁出");
  register("户籍人口2019.csv", "正常");
  await readFolder(db, folder);
  expect(await olderLists(db)).toEqual([]);
});

it.each([
  ["残疾人登记表2018年.csv", 5],
  // Of this year: both count, and rows that are equal once.
  ["残疾人登记表2019年3月.csv", 20],
])("asks a list of cards without a month before %s", async (older, valid) => {
  const cards = (file: string, count: number, left: number) =>
    writeFileSync(
      join(folder, file),
      [
        "姓名,身份证号,残疾类别,残疾等级,证件状态,乡镇,村",
        ...Array.from(
          { length: count },
          (_, no) =>
            `赵${"甲乙丙丁戊己庚辛壬癸"[no % 10]}${"山河川"[Math.floor(no / 10)]},99999919700101${1000 + no},肢体,二级,${no < left ? "有效" : "注销"},甲乡,东村`,
        ),
      ].join("\r\n"),
    );
  write("低保花名册2019-10.csv", [0, 2]);
  cards(older, 20, 20);
  cards("持证残疾人.csv", 20, 5);
  await readFolder(db, folder);
  const [counted] = await db.rows<{ n: number }>(
    "SELECT count(*)::INTEGER AS n FROM stage.disability WHERE duplicate_of IS NULL AND card_state = '有效'",
  );
  expect(counted?.n).toBe(valid);
});
