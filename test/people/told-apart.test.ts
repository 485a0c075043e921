import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportQuery } from "../../src/cli/export/export-query.ts";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, nobody, on, type Said, ZHANG, zhang } from "./support/found.ts";

/** Namesakes of one village, whom what the row says besides tells apart. */
const PERIOD = 2019 * 12 + 9;
const CHILD = number("99990120110607224");
const child: Said = { id_text: CHILD, name_text: "张大伟" };
/** So that nobody is the only bearer of the name. */
const elsewhere: Said = {
  ...{ id_text: number("99990119710203124"), name_text: "张大伟" },
  ...{ town: "乙乡", village: "北村" },
};

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const last = async (rows: readonly Said[]) => (await findAll(db, rows)).at(-1);

describe("R7: a row of the name in the village", () => {
  it.each([
    ["one slip in the birth date", { birth_on: "1962-03-14" }, true],
    ["another birth date", { birth_on: "1988-08-08" }, false],
    ["a broken number with another's birth date", { id_text: "999901198808082249" }, false],
    ["a number of which nothing agrees", { id_text: "99990119880808224" }, false],
    ["stars in the number", { id_text: "9999**********4128" }, true],
    ["an old number of fifteen digits with a slip", { id_text: "999901621304123" }, true],
    ["two digits too few in the number", { id_text: `999901196203012${ZHANG.slice(17)}` }, true],
    ["a digit too few and a wrong one", { id_text: `9999011962034133${ZHANG.slice(17)}` }, true],
  ])("with %s", async (_, said, isMaybe) => {
    const row = on("aid", { name_text: "张大伟", ...said });
    expect(await last([zhang, elsewhere, row])).toEqual(isMaybe ? maybe("R7", ZHANG) : nobody);
  });

  it.each([
    ["student", "student", CHILD],
    ["child_survey", "child_survey", CHILD],
    ["child", "enrolment", CHILD],
    ["elder", "elder", ZHANG],
  ])("of the list %s is of an age that fits it", async (roll, kind, whose) => {
    const row: Said = { roll, kind, name_text: "张大伟", period: PERIOD };
    expect(await last([zhang, child, elsewhere, row])).toEqual(maybe("R7", whose));
  });
});

it.each([
  ["of which two digits of the date are wrong", `99990119620506${ZHANG.slice(14)}`, true],
  [
    "after a relative's, two digits wrong",
    `${CHILD}/${ZHANG.slice(0, 14)}99${ZHANG.slice(16)}`,
    true,
  ],
  ["after a relative's, another's as well", `${CHILD}/${number("99990119900909333")}`, false],
])(
  "R7: a row of a name that many of the township bear, with a number %s",
  async (_, id_text, isMaybe) => {
    const others = ["西村", "南村", "北村"].map(
      (village, index): Said => ({
        ...{ id_text: number(`9999011971020312${index}`), name_text: "张大伟", village },
      }),
    );
    const row = on("aid", { name_text: "张大玮", id_text });
    expect(await last([zhang, ...others, row])).toEqual(isMaybe ? maybe("R7", ZHANG) : nobody);
  },
);

it("R7: a birth date by the old calendar, in the year before, is not another's", async () => {
  const born = { id_text: number("99990119620125123"), name_text: "张大伟" };
  for (const [birth_on, isMaybe] of [
    ["1961-12-20", true],
    ["1961-10-20", false],
  ] as const) {
    const row = on("aid", { name_text: "张大伟", birth_on });
    expect(await last([born, elsewhere, row])).toEqual(
      isMaybe ? maybe("R7", born.id_text) : nobody,
    );
  }
});

it("R7: the very name in the village comes before a name in part of the day that the row gives", async () => {
  const other = number("99990119620403125");
  const row = on("aid", { name_text: "张大伟", birth_on: "1962-04-03" });
  const stranger = { id_text: other, name_text: "李大山", village: "西村" };
  expect(await last([zhang, elsewhere, stranger, row])).toEqual(maybe("R7", `${ZHANG} ${other}`));
});

describe("a list of pupils", () => {
  const pupils = (...rows: Said[]) =>
    rows.map(
      (said): Said => ({ ...{ roll: "student", kind: "student", period: PERIOD }, ...said }),
    );

  it("has whom it says to be of that age itself", async () => {
    const [, row] = await findAll(db, [
      zhang,
      ...pupils({ name_text: "张大伟", birth_on: "1962-03-04" }),
    ]);
    expect(row).toEqual(confirmed("R4"));
  });

  it.each([
    ["with others of that age", "99990119650101121", PERIOD, true],
    ["of another year than its title says", CHILD.slice(0, 17), 2062 * 12, true],
    ["of pupils alone", CHILD.slice(0, 17), PERIOD, false],
  ])("%s", async (_, body, period, isMaybe) => {
    const said = pupils({ id_text: number(body), name_text: "李小花" }, { name_text: "张大伟" });
    const rows = said.map((row) => ({ ...row, period }));
    expect(await last([zhang, elsewhere, ...rows])).toEqual(isMaybe ? maybe("R7", ZHANG) : nobody);
  });
});

it("a row whose only namesake is of another age says so, and not that the sex differs", async () => {
  const row: Said = { roll: "student", kind: "student", name_text: "张大伟", period: PERIOD };
  expect(await last([zhang, elsewhere, row])).toEqual(nobody);
  const [told] = await db.rows<{ reason: string }>(
    "SELECT reason FROM link_told ORDER BY mention_id DESC LIMIT 1",
  );
  expect(told?.reason).toContain("年龄与这份名册不符");
  expect(told?.reason).not.toContain("性别不同");
});

it("R14: not of whom the register has by the very name without a number", async () => {
  const alike = on("aid", { name_text: "张大强" });
  expect(await last([zhang, alike])).toEqual(maybe("R14", ZHANG));
  expect(await last([zhang, { name_text: "张大强" }, alike])).not.toMatchObject({ rule: "R14" });
});

it("a row that may as well be another's names nobody but itself in the exported links", async () => {
  const row = on("aid", { name_text: "张大伟" });
  await db.script(`CREATE TABLE source_file AS SELECT 1 AS file_id, '甲.xlsx' AS file;
    CREATE TABLE source_sheet AS SELECT 1 AS sheet_id, 1 AS file_id, 'Sheet1' AS sheet, 1 AS position`);
  const { sql } = exportQuery("links");
  const persons = async (rows: readonly Said[]) => {
    await findAll(db, rows);
    return (await db.rows<{ person_id: string }>(sql)).map(({ person_id }) => person_id);
  };
  const [one, , only] = await persons([zhang, elsewhere, row]);
  expect(only).toBe(one);
  const [first, second, third] = await persons([zhang, child, row]);
  expect(new Set([first, second, third]).size).toBe(3);
});

it("a person whom only a row put right places lives there", async () => {
  const slip = `${ZHANG.slice(0, 17)}${ZHANG.endsWith("1") ? "2" : "1"}`;
  await findAll(db, [
    { ...zhang, id_text: slip },
    on("employment", { id_text: ZHANG, name_text: "张大伟", town: null, village: null }),
  ]);
  expect(await db.rows("SELECT town, village FROM person")).toEqual([
    { town: "甲乡", village: "东村" },
  ]);
});
