import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, nobody, on, type Said, ZHANG, zhang } from "./support/found.ts";

/** Rows with more than one slip: number and name, number and birth date, or two in a number that passes its check digit all the same. */
const ZHUGE = number("99990119880808224");

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const found = (rows: readonly Said[]) => findAll(db, rows);

/** The number with other digits in some places; the check digit is made to fit or left as it is. */
function changed(id: string, changes: Readonly<Record<number, string>>, fits: boolean): string {
  const digits = [...id].map((digit, index) => changes[index + 1] ?? digit).join("");
  return fits ? number(digits.slice(0, 17)) : digits;
}

describe("a valid number that is nobody's", () => {
  const two = { 5: "3", 6: "7" };

  it.each([
    ["a name in part, of one birth date and village", { name_text: "张大?" }, {}],
    ["a name in part, of one sequence and village", { name_text: "张小伟" }, { 9: "7" }],
    ["a name that sounds the same", { name_text: "张大玮" }, {}],
  ])("R9: may be a slip of the number of %s", async (_, said, changes) => {
    const slipped = changed(ZHANG, { ...two, ...changes }, false);
    const id_text =
      Object.keys(changes).length > 0 ? sequenceKept(slipped) : number(slipped.slice(0, 17));
    const [row, other] = await found([zhang, on("aid", { id_text, ...said })]);
    expect(row).toEqual(confirmed("R1"));
    expect(other).toEqual(maybe("R9", ZHANG));
  });

  it.each(["张?伟", "张大玮", "张大伟"])(
    "R9: of the name %s in the village where the numbers are alike, and not where they have nothing in common",
    async (name_text) => {
      const alike = changed(ZHANG, { 3: "8", 10: "6", 17: "9" }, true);
      expect((await found([zhang, on("aid", { id_text: alike, name_text })]))[1]).toEqual(
        maybe("R9", ZHANG),
      );
      for (const row of [
        { id_text: ZHUGE, name_text },
        { id_text: alike, name_text, village: "西村", town: "乙乡" },
      ])
        expect((await found([zhang, on("aid", row)]))[1]).toEqual(confirmed("R1"));
    },
  );

  it.each([
    ["another age, who has left the register: his own", { id_text: ZHUGE }, false],
    ["a sounding name: his own", { id_text: ZHUGE, name_text: "张大玮" }, false],
    ["one birth date", { id_text: changed(ZHANG, { ...two, 15: "8" }, true) }, true],
    ["two digits' difference", { id_text: changed(ZHANG, { 9: "7" }, true) }, true],
  ])("R9: of the dead who has a namesake in the village, %s", async (_, said, isMaybe) => {
    const row = on("death", { name_text: "张大伟", ...said });
    expect((await found([zhang, row]))[1]).toEqual(isMaybe ? maybe("R9", ZHANG) : confirmed("R1"));
  });

  it.each([
    ["payment", "确认"],
    ["dibao", "疑似"],
  ])(
    "R7: of two rows of a list of %s without any number that both look for one",
    async (roll, tier) => {
      const before = { id_text: ZHANG, name_text: "张大伟", period: 2019 * 12 };
      const now = { id_text: null, period: 2019 * 12 + 9 };
      const rows = await found([
        zhang,
        on(roll, before),
        on(roll, { ...now, name_text: "张大伟" }),
        on(roll, { ...now, name_text: "张大伟（户主）" }),
      ]);
      expect(rows.slice(2).map((row) => row.tier)).toEqual([tier, tier]);
    },
  );

  it("R9: of two rolls that copy one slip, where the register has the name in the village", async () => {
    const slipped = {
      id_text: changed(ZHANG, { 3: "8", 10: "6", 17: "9" }, true),
      name_text: "张大伟",
    };
    const [, , , row] = await found([
      zhang,
      on("illness", { id_text: ZHANG, name_text: "张大伟" }),
      on("disability", { id_text: ZHANG, name_text: "张大伟" }),
      on("aid", slipped),
      on("employment", slipped),
    ]);
    expect(row).toEqual(maybe("R9", ZHANG));
    const [told] = await db.rows<{ reason: string }>(
      "SELECT reason FROM link_why ORDER BY mention_id DESC LIMIT 1",
    );
    expect(told?.reason).toContain("此号只在两份名册上出现");
  });

  it("R9: of one whose birth date the row itself gives", async () => {
    const id_text = number("99990119620314123");
    const row = { id_text, name_text: "张大?", birth_on: "1962-03-04", village: "西村" };
    expect((await found([zhang, on("aid", row)]))[1]).toEqual(maybe("R9", ZHANG));
  });

  it("R9: of a long name that its column cut off", async () => {
    const [, row] = await found([
      { ...zhang, name_text: "买买提·玉素甫江" },
      on("aid", { id_text: ZHUGE, name_text: "买买提玉" }),
    ]);
    expect(row).toEqual(maybe("R9", ZHANG));
  });

  it("is its own person's where only the name that comes first agrees, or several names begin as it does", async () => {
    const yusup = { ...zhang, name_text: "买买提·玉素甫江" };
    const turdi = { ...zhang, id_text: number("99999919550406121"), name_text: "买买提·玉山江" };
    for (const [name_text, ...others] of [
      ["买买提·玉山江", yusup],
      ["买买提玉", yusup, turdi],
    ] as const)
      expect((await found([...others, on("aid", { id_text: ZHUGE, name_text })])).at(-1)).toEqual(
        confirmed("R1"),
      );
    const dead = on("death", { id_text: ZHUGE, name_text: "买买提玉" });
    expect((await found([yusup, dead]))[1]).toEqual(confirmed("R1"));
  });

  it("R9: although somebody else stands under it on the same roll", async () => {
    const other = changed(ZHANG, { 3: "8", 10: "6", 17: "9" }, true);
    const [registered, row] = await found([
      { name_text: "张大伟", id_text: other },
      on("aid", zhang),
      on("aid", { id_text: other, name_text: "王秀英", village: "北村" }),
    ]);
    expect(registered).toEqual(confirmed("R1"));
    expect(row).toEqual(maybe("R9", other));
  });

  it("is its own person's where only the family name agrees, or the village is another", async () => {
    for (const said of [{ name_text: "张小军" }, { name_text: "张小伟", village: "西村" }]) {
      const id_text = number(changed(ZHANG, two, false).slice(0, 17));
      expect((await found([zhang, on("aid", { id_text, ...said })]))[1]).toEqual(confirmed("R1"));
    }
  });
});

describe("a row with somebody's number and nearly his name", () => {
  const house = { household_space: "hukou", household_no: "7" };
  const id_text = number("99990119650304125");
  const both = `${id_text} ${ZHANG}`;

  it.each(["张小玮", "张大玮"])(
    "R1: is his, but for %s in his household on the register",
    async (name) => {
      const row = on("aid", { id_text: ZHANG, name_text: name });
      const owner = { ...zhang, ...house };
      const brother = { id_text, name_text: name.replace("小玮", "小伟"), ...house };
      expect((await found([owner, brother, row]))[2]).toEqual(maybe("R9", both));
      const neighbour = { ...brother, household_no: "8" };
      expect((await found([owner, neighbour, row]))[2]).toEqual(confirmed("R1"));
    },
  );

  it("R1: is his, but where one of that name stands beside him on a roll without a number", async () => {
    const row = on("aid", { id_text: ZHANG, name_text: "张小伟" });
    const listed = on("dibao", { ...zhang, period: 2019 * 12 + 9 });
    const brother = on("dibao", { name_text: "张小伟", period: 2019 * 12 + 9 });
    expect((await found([zhang, listed, brother, row]))[3]).toEqual(maybe("R8", `${ZHANG} 2`));
    const elsewhere = { ...brother, village: "西村" };
    expect((await found([zhang, listed, elsewhere, row]))[3]).toEqual(confirmed("R1"));
  });
});

/** A number with that sequence and check digit whose area is turned until the check holds. */
function sequenceKept(id: string): string {
  for (let area = 0; area < 100; area += 1) {
    const tried = `9999${String(area).padStart(2, "0")}${id.slice(6)}`;
    if (number(tried.slice(0, 17)) === tried) return tried;
  }
  throw new Error("no area fits");
}

describe("a damaged number", () => {
  const damaged = changed(ZHANG, { 8: "1", 15: "8" }, false);

  it("R14: with the family name in the village, where two digits differ", async () => {
    const row = { id_text: damaged, name_text: "张小军" };
    expect((await found([zhang, on("aid", row)]))[1]).toEqual(maybe("R14", ZHANG));
    expect((await found([zhang, on("aid", { ...row, village: "西村" })]))[1]).toEqual(nobody);
    expect((await found([zhang, on("aid", { ...row, name_text: "李小军" })]))[1]).toEqual(nobody);
  });

  it("R2: put right, of one whose compound family name lost a character", async () => {
    const id_text = changed(ZHUGE, { 12: "1" }, false);
    const owner = { id_text: ZHUGE, name_text: "诸葛雪忱" };
    const [, row] = await found([owner, on("aid", { id_text, name_text: "诸雪忱" })]);
    expect(row).toEqual(confirmed("R2"));
  });

  it("R6: is not the namesake's of the household where it holds another birth date", async () => {
    const house = { household_space: "hukou", household_no: "7" };
    const id_text = "9999011986111672512";
    const [, row] = await found([
      { ...zhang, ...house },
      on("aid", { id_text, name_text: "张大伟", ...house }),
    ]);
    expect(row).toEqual(maybe("R6", ZHANG));
  });

  it("R6: nor is a row without a number, where father and son bear the name", async () => {
    const house = { household_space: "hukou", household_no: "7" };
    const son = { id_text: "999932198007104290", name_text: "张大伟", birth_on: "1985-07-10" };
    const aid = on("aid", { name_text: "张大伟", ...house });
    expect((await found([{ ...zhang, ...house }, aid]))[1]).toEqual(confirmed("R6"));
    const [, , row] = await found([{ ...zhang, ...house }, { ...son, ...house }, aid]);
    expect(row).toMatchObject({ tier: "疑似", rule: "R6" });
  });
});

describe("two damaged numbers of one township", () => {
  const whole = number("99990120150602912");
  const lost = whole.slice(0, 8) + whole.slice(9);
  const slip = changed(whole, { 16: "7" }, false);
  const stars = `999901********${whole.slice(14)}`;

  it.each([
    ["fifteen digits are left of both", lost, "张大?", `${whole.slice(0, 15)}000`, true],
    ["another date is left", lost, "张大?", "999901197507129000", false],
    ["stars leave what is the same once a slip is put right", slip, "张大军", stars, true],
    ["stars leave something else", slip, "张大军", "999901********4444", false],
  ])("G7: may be one where %s", async (_, first, name_text, second, isMaybe) => {
    const links = await found([
      on("illness", { name_text: "张大军", village: "西村", id_text: first }),
      on("aid", { name_text, id_text: second }),
    ]);
    expect(links.filter(({ rule }) => rule === "G7")).toHaveLength(isMaybe ? 1 : 0);
  });
});

describe("a row that says nothing but a name", () => {
  const bare = on("employment", { name_text: "张大伟", town: null, village: null });

  it("R11: may be the only one who bears it, even where the roll has him already", async () => {
    const listed = on("employment", { ...zhang, town: null, village: null });
    expect((await found([zhang, bare]))[1]).toEqual(maybe("R11", ZHANG));
    expect((await found([zhang, listed, bare]))[2]).toEqual(maybe("R11", ZHANG));
  });

  it("R12: is nobody's and open where several bear it; one with a birth date is not", async () => {
    const second = { id_text: number("99990119710203124"), name_text: "张大伟", village: "南村" };
    expect((await found([zhang, second, bare]))[2]).toEqual(maybe("R12", null as never));
    const [why] = await db.rows("SELECT reason FROM link_why WHERE mention_id = 8");
    expect(why).toEqual({ reason: "证号缺失；全县同名 2 人，本行没有可以区分的内容；待核。" });
    const dated = { ...bare, birth_on: "1999-09-09" };
    expect((await found([zhang, second, dated]))[2]).toEqual(nobody);
  });
});

describe("a number cut to fourteen digits, area and birth date", () => {
  const cut = ZHANG.slice(0, 14);
  const namesake: Said = { id_text: ZHUGE, name_text: "张大伟", birth_on: "1988-08-08" };
  const far: Said = { ...namesake, town: "丙乡", village: "南村" };

  it("R2s: is that of the one of the name who has both, for certain in his village", async () => {
    const row = on("aid", { id_text: cut, name_text: "张大伟" });
    expect((await found([zhang, far, row]))[2]).toEqual(confirmed("R2s"));
  });

  it("R2s: may be his where nothing says the village, and is no namesake's of another birth date", async () => {
    const row = on("aid", { id_text: cut, name_text: "张大伟", town: null, village: null });
    expect((await found([zhang, far, row]))[2]).toEqual(maybe("R2s", ZHANG));
    expect((await found([far, row]))[1]).not.toEqual(confirmed("R2s"));
  });
});
