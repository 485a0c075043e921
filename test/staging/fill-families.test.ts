import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const HEADER = ["户籍户号", "姓名", "身份证号", "性别", "民族", "出生日期", "常住地址", "户口状态"];
/** Twelve families of two or three, each with its number on the first row; `home` says where each lives, `called` what each is called. */
function register(
  home: (family: number, member: number) => string,
  called: (family: number) => string,
) {
  const rows = Array.from({ length: 12 }, (_, family) =>
    Array.from({ length: family % 2 ? 2 : 3 }, (_each, member) => [
      member === 0 ? String(500100 + family) : "",
      `${called(family)}${"甲乙丙"[member]}`,
      `99999919${60 + family}0${member + 1}0100${member}X`,
      ...["男", "汉族", `19${60 + family}-0${member + 1}-01`, home(family, member), "正常"],
    ]),
  );
  return [HEADER, ...rows.flat()];
}

async function numbersOf(rows: string[][]) {
  await stageRows(db, { file: "户籍人口.xlsx", rows });
  const read = await db.rows<{ no: string | null }>(
    "SELECT hukou_no AS no FROM stage.hukou ORDER BY row_no",
  );
  return read.map(({ no }) => no);
}

const NAMES = "赵钱孙李周吴郑王冯陈褚卫";
const numbered = Array.from({ length: 12 }, (_, family) =>
  Array.from({ length: family % 2 ? 2 : 3 }, () => String(500100 + family)),
).flat();

it("a register without relations has its number on the first row of each family, by where they live", async () => {
  const strangers = register(
    (family) => `甲乡东村${family + 1}号`,
    () => "张",
  );
  expect(await numbersOf(strangers)).toEqual(numbered);
});

it("or by their family names where the address is the village's", async () => {
  const rows = register(
    () => "甲乡东村",
    (family) => NAMES[family] ?? "",
  );
  expect(await numbersOf(rows)).toEqual(numbered);
});

it("also where the address stands once a family as well", async () => {
  const rows = register(
    (family, member) => (member === 0 ? `甲乡东村${family + 1}号` : ""),
    (family) => NAMES[family] ?? "",
  );
  expect(await numbersOf(rows)).toEqual(numbered);
});

it("whoever lives elsewhere below a family, under another name, leaves open who belongs to it", async () => {
  const rows = register(
    (family) => `甲乡东村${family + 1}号`,
    (family) => NAMES[family] ?? "",
  );
  const stranger = [
    "",
    "何丙",
    "99999919600301003X",
    "男",
    "汉族",
    "1960-03-01",
    "乙乡西村9号",
    "正常",
  ];
  // 赵甲, 赵乙, 赵丙, and below the second family, 钱甲 and 钱乙, somebody of another place; 孙丙 has moved away.
  rows.splice(6, 0, stranger);
  rows[9] = [...(rows[9] ?? [])].with(6, "丙乡3号");
  const numbers = await numbersOf(rows);
  expect(numbers.slice(0, 9)).toEqual([
    ...["500100", "500100", "500100"],
    ...[null, null, null],
    ...["500102", "500102", "500102"],
  ]);
});

it("nobody has a number where it is not told who belongs together: each with one would live alone", async () => {
  const apart = register(
    (family, member) => `甲乡东村${family * 3 + member}号`,
    () => "张",
  );
  expect((await numbersOf(apart)).filter(Boolean)).toHaveLength(0);
  await db.run("DELETE FROM stage.hukou");
  // In order of names: those below one who has a number have his family name, and so has the next who has one.
  const sorted = register(
    () => "甲乡东村",
    (family) => NAMES[Math.floor(family / 4)] ?? "",
  );
  expect((await numbersOf(sorted)).filter(Boolean)).toHaveLength(0);
  await db.run("DELETE FROM stage.hukou");
  const heads = Array.from({ length: 60 }, (_, at) => [
    String(500100 + at),
    `${NAMES[at % 12]}甲`,
    `9999991960010100${String(at).padStart(2, "0")}`,
    ...["男", "汉族", "1960-01-01", `甲乡东村${at}号`, "正常"],
  ]);
  expect((await numbersOf([HEADER, ...heads])).filter(Boolean)).toHaveLength(0);
});

it("and is left as it stands where a number stands twice, or nearly everybody has one", async () => {
  const twice = register(
    (family) => `甲乡东村${family + 1}号`,
    () => "张",
  ).map((cells, at) =>
    at === 2 || at === 5 ? [at === 2 ? "500100" : "500101", ...cells.slice(1)] : cells,
  );
  expect((await numbersOf(twice)).filter((no) => no === null).length).toBeGreaterThan(10);
  await db.run("DELETE FROM stage.hukou");
  const few = register(
    (family, member) => `甲乡东村${family * 3 + member}号`,
    () => "张",
  ).filter((cells, at) => at === 0 || cells[0] !== "" || at === 2);
  expect((await numbersOf(few)).filter(Boolean)).toHaveLength(12);
});
