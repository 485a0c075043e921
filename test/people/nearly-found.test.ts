import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { findAll, maybe, nobody, on, type Said } from "./support/found.ts";

/** Rows that no rule is sure of: they must be somebody's 疑似, or the person looks missed; and nobody's where too little speaks for it. */
const ZHANG = number("99990119620304123");
const LI = number("99990119880808224");

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const zhang: Said = { id_text: ZHANG, name_text: "张大伟", birth_on: "1962-03-04" };
const found = (rows: readonly Said[]) => findAll(db, rows);

describe("a row without a number", () => {
  it("R11: may be the one of the township whose name sounds the same", async () => {
    const row = on("aid", { name_text: "张大玮", village: "西村" });
    expect((await found([zhang, row]))[1]).toEqual(maybe("R11", ZHANG));
    const others = [1, 2, 3].map((n) => ({
      ...{ id_text: number(`9999011971020${n}124`), name_text: "张大伟", village: "南村" },
    }));
    expect((await found([zhang, row, ...others]))[1]).toEqual(nobody);
  });

  it("R11: without a place may be the only one whose name it is, or sounds like", async () => {
    const nowhere = { town: null, village: null };
    const byEar = on("aid", { name_text: "张大玮", ...nowhere });
    expect((await found([zhang, byEar]))[1]).toEqual(maybe("R11", ZHANG));
    const another = { id_text: LI, name_text: "张大卫" };
    expect((await found([zhang, byEar, another]))[1]).toEqual(nobody);
    const borrowed = on("aid", { id_text: LI, name_text: "张大伟", ...nowhere });
    expect((await found([zhang, borrowed, { id_text: LI, name_text: "李四芳" }]))[1]).toEqual(
      maybe("R11", ZHANG),
    );
  });

  it("R11: is nobody's of whom another list has him beside a namesake, or born on another day", async () => {
    const passport = { id_text: "E12345678", name_text: "张大伟", village: "西村" };
    const pupil = on("student", { ...passport, town: null, village: null });
    expect((await found([zhang, pupil]))[1]).toEqual(maybe("R11", ZHANG));
    const rows = await found([zhang, passport, pupil]);
    expect(rows.slice(1).map((row) => row.maybe)).not.toContain(ZHANG);
    const born = on("aid", { ...passport, birth_on: "1990-10-08" });
    expect((await found([zhang, born, pupil])).at(-1)?.maybe).not.toEqual(ZHANG);
  });

  it("R14: may be the one of the village whose name differs in one character", async () => {
    for (const name of ["张小伟", "张大", "张大军"]) {
      const row = on("aid", { name_text: name });
      expect((await found([zhang, row]))[1]).toEqual(maybe("R14", ZHANG));
    }
    for (const said of [
      { name_text: "张小军" },
      { name_text: "张小伟", village: "西村" },
      { name_text: "张小伟", birth_on: "1999-09-09" },
      { name_text: "张小伟", id_text: "999901195009090909" },
    ]) {
      expect((await found([zhang, on("aid", said)]))[1]).toEqual(nobody);
    }
  });

  it("R7: one that could not be typed is whose name it sounds like", async () => {
    const named = { ...zhang, name_text: "张伟" };
    const row = on("aid", { name_text: "张（wei）" });
    expect((await found([named, row]))[1]).toEqual(maybe("R7", ZHANG));
    const nowhere = { town: null, village: null };
    expect((await found([named, { ...row, ...nowhere }]))[1]).toEqual(maybe("R11", ZHANG));
    const another = on("aid", { name_text: "张（li）", ...nowhere });
    expect((await found([named, another]))[1]).toEqual(nobody);
  });

  it("R7: may be somebody's whose only number holds another sex, for that number is what may be wrong", async () => {
    const row = { name_text: "张大伟", sex: "女", id_text: null };
    const lone = on("aid", { id_text: ZHANG, name_text: "张大伟" });
    expect((await found([lone, row]))[1]).toEqual(maybe("R7", ZHANG));
    expect((await found([zhang, on("aid", row)]))[1]).toEqual(nobody);
  });

  it("R11: may be the only bearer's of the county, where the date of birth is wrong in its year", async () => {
    const row = on("aid", { name_text: "张大伟", village: "西村", birth_on: "1955-03-28" });
    expect((await found([zhang, row]))[1]).toEqual(maybe("R11", ZHANG));
    const other = { ...row, birth_on: "1955-07-28" };
    expect((await found([zhang, other]))[1]).toEqual(nobody);
  });

  it("R11: may be the only bearer's where of a number with stars one digit left is another, and not where more are", async () => {
    const row = { name_text: "张大伟", village: "西村" };
    const slip = on("aid", { ...row, id_text: `999901********9${ZHANG.slice(15)}` });
    expect((await found([zhang, slip]))[1]).toEqual(maybe("R11", ZHANG));
    const other = on("aid", { ...row, id_text: "999901********5673" });
    expect((await found([zhang, other]))[1]).toEqual(nobody);
  });

  it("R2: with a number put right and the family name of its owner", async () => {
    const slip = `${ZHANG.slice(0, 12)}9${ZHANG.slice(13)}`;
    const [, row] = await found([
      zhang,
      on("aid", { id_text: slip, name_text: "张小军", village: "西村" }),
    ]);
    expect(row).toEqual(maybe("R2", ZHANG));
  });
});

describe("a row with a number that two slips broke", () => {
  const nowhere = { town: null, village: null };
  const broken = (places: readonly number[]) =>
    [...ZHANG].map((it, at) => (places.includes(at) ? String((Number(it) + 3) % 10) : it)).join("");

  it.each([
    ["area and sequence", [3, 15]],
    ["area and birth", [4, 8]],
    ["birth alone", [8, 11]],
    ["birth and sequence", [12, 15]],
  ])("R14: in %s may be whose it nearly is, wherever he lives", async (_, places) => {
    const row = on("employment", { id_text: broken(places), name_text: "张小伟", ...nowhere });
    expect((await found([zhang, row]))[1]).toEqual(maybe("R14", ZHANG));
    expect((await found([zhang, { ...row, name_text: "李小伟" }]))[1]).toEqual(nobody);
  });

  it("R14: not of three slips", async () => {
    const row = on("employment", { id_text: broken([3, 9, 15]), name_text: "张小伟", ...nowhere });
    expect((await found([zhang, row]))[1]).toEqual(nobody);
  });

  it("R14: may be whose stars leave his number open, with his family name in the village", async () => {
    const id_text = `${ZHANG.slice(0, 6)}********${ZHANG.slice(14)}`;
    const row = on("aid", { id_text, name_text: "张三" });
    expect((await found([{ ...zhang, name_text: "张大" }, row]))[1]).toEqual(maybe("R14", ZHANG));
    const other = { ...row, id_text: `${ZHANG.slice(0, 6)}********0001` };
    expect((await found([{ ...zhang, name_text: "张大" }, other]))[1]).toEqual(nobody);
  });
});

describe("two rows without a valid number", () => {
  const slip = "999901201506019127";

  it("G7: may be one although the first is also like somebody of the family", async () => {
    const house = { household_space: "hukou", household_no: "7" };
    const [, row, other] = await found([
      { ...zhang, ...house },
      on("illness", { name_text: "张大军", ...house, village: "西村" }),
      on("aid", { name_text: "张大军", id_text: slip }),
    ]);
    expect(row).toEqual(maybe("R6b", `${ZHANG} 2`));
    expect(other).toMatchObject({ tier: "未匹配" });
  });

  it.each([
    ["a date with one slip", { birth_on: "2015-06-11" }, { birth_on: "2015-06-01" }, true],
    ["another date", { birth_on: "2015-06-11" }, { birth_on: "2013-01-01" }, false],
    ["a name that sounds the same", { name_text: "张大均" }, {}, true],
    ["a name in part", { name_text: "张小军" }, {}, false],
  ])("G7: of one township, with %s", async (_, first, second, isMaybe) => {
    const row = { name_text: "张大军", village: "西村" };
    const links = await found([
      on("illness", { ...row, id_text: slip, ...first }),
      on("aid", { ...row, village: "东村", ...second }),
    ]);
    expect(links.filter(({ rule }) => rule === "G7")).toHaveLength(isMaybe ? 1 : 0);
  });

  it("G7: of a name that nobody else bears, whatever stands for a name beside somebody's number", async () => {
    const rows = [
      on("illness", { name_text: "张稀名" }),
      on("aid", { name_text: "张稀名", town: "乙乡", village: "南村" }),
    ];
    for (const name_text of [zhang.name_text ?? "", "（户主）"]) {
      const links = await found([...rows, { ...zhang, name_text }]);
      expect(links.filter(({ rule }) => rule === "G7")).toHaveLength(1);
    }
  });
});

describe("two valid numbers", () => {
  const one = on("aid", { id_text: ZHANG, name_text: "张稀名" });
  const two = on("illness", { id_text: LI, name_text: "张稀名", village: "西村" });

  it("R9: of a name that nobody else in the county bears may be one person's, where the numbers are alike", async () => {
    const plain = { tier: "确认", rule: "R1", maybe: null };
    expect(await found([one, two])).toEqual([plain, plain]);
    const id_text = number(`98${ZHANG.slice(2, 8)}7${ZHANG.slice(9, 17)}`);
    expect(await found([one, { ...two, id_text }])).toEqual([maybe("R9", id_text), plain]);
  });

  it("R9: of one birth date are two of a name by chance, where hundreds bear it", async () => {
    const aid = on("aid", { id_text: ZHANG, name_text: "岩温", village: "西村", town: "西镇" });
    const same = { id_text: number(`80${ZHANG.slice(2, 14)}557`), name_text: "岩温" };
    const others = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id_text: number(`99990119${50 + (n % 40)}0${1 + (n % 9)}1${n % 10}${200 + n}`),
        ...{ name_text: "岩温", village: `村${n}`, town: "南镇" },
      }));
    const first = async (count: number) => (await found([aid, same, ...others(count)]))[0];
    expect(await first(98)).toMatchObject({ tier: "疑似", rule: "R9" });
    expect(await first(99)).toMatchObject({ tier: "确认", rule: "R1" });
  });

  it.each([
    ["in the village", LI, {}, false],
    ["in the village, numbers alike", `80${ZHANG.slice(2, 8)}7${ZHANG.slice(9)}`, {}, true],
    ["in the village, month and day in each other's place", "99990119620403117", {}, true],
    ["in the village, of the day by the old calendar", "99990119620407217", {}, true],
    ["in the village, of that day and the other sex", "99990119620407226", {}, false],
    ["with one birth date and sequence", `80${ZHANG.slice(2)}`, { village: "西村" }, true],
    ["in another village", LI, { village: "西村" }, false],
  ])(
    "R9: the register's alone is in doubt where two rolls have the name under one that it has not, %s",
    async (_, registered, where, isMaybe) => {
      const [row] = await found([
        { id_text: number(registered.slice(0, 17)), name_text: "张大伟", ...where },
        // Others of the name elsewhere: it is not the name alone that speaks.
        {
          id_text: number("99990119710203124"),
          name_text: "张大伟",
          town: "乙乡",
          village: "北村",
        },
        ...["aid", "illness"].map((roll) => on(roll, { id_text: ZHANG, name_text: "张大伟" })),
      ]);
      expect(row).toEqual(isMaybe ? maybe("R9", ZHANG) : { tier: "确认", rule: "R1", maybe: null });
    },
  );

  it("are two persons' in two townships, or where a third bears the name", async () => {
    const third = on("death", { id_text: number("99990119710203124"), name_text: "张稀名" });
    for (const rows of [
      [one, { ...two, town: "乙乡" }],
      [one, two, { ...third, town: "丙乡" }],
    ]) {
      expect((await found(rows)).every(({ rule }) => rule === "R1")).toBe(true);
    }
  });

  it("that end in 000 say nothing of the sex", async () => {
    const zeros = "999901198709300000";
    const row = { name_text: "张大伟", birth_on: "1987-09-30", sex: "男" };
    const [, cut] = await found([on("aid", { ...row, sex: null, id_text: zeros }), row]);
    const [sound] = await db.rows("SELECT id18 FROM person WHERE id18 IS NOT NULL");
    expect(sound).toEqual({ id18: zeros });
    expect(cut).toMatchObject({ tier: "确认", rule: "R4" });
  });
});
