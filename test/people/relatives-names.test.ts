import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import {
  confirmed,
  findAll,
  maybe,
  on,
  type Said,
  ZHANG,
  zhang as zhangAlone,
} from "./support/found.ts";

/** People of one household whose names are alike, or the same. */
const BROTHER = number("99990119880808225");
const house = { household_space: "hukou", household_no: "7" };
const zhang: Said = { ...zhangAlone, ...house };

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const found = (rows: readonly Said[]) => findAll(db, rows);

describe("father and son of one name", () => {
  const father = {
    ...house,
    id_text: "999932193807104290",
    name_text: "张大伟",
    birth_on: "1938-07-10",
  };

  it("R6: a row without a number is neither's for certain", async () => {
    const aid = on("aid", { name_text: "张大伟", ...house });
    expect((await found([zhang, aid]))[1]).toEqual(confirmed("R6"));
    expect((await found([zhang, father, aid]))[2]).toMatchObject({ tier: "疑似", rule: "R6" });
  });

  it("R3s: a cell that Excel cut to its first digits is not the son's where the birth date is another", async () => {
    const cut = on("aid", { ...house, id_text: "9.99901E+17", name_text: "张大伟" });
    expect((await found([zhang, cut]))[1]).toEqual(confirmed("R3s"));
    expect((await found([zhang, { ...cut, birth_on: "1938-07-10" }]))[1]).toEqual(
      maybe("R3s", ZHANG),
    );
  });

  it("R1: nor is a row under the son's number beside the son's own", async () => {
    const listed = on("aid", { ...zhang, birth_on: "1962-03-04" });
    const under = { ...listed, name_text: "张大偉(户主)", birth_on: "1938-07-10" };
    expect((await found([zhang, listed]))[1]).toEqual(confirmed("R1"));
    const others = Array.from({ length: 60 }, (_, at) =>
      on("aid", { id_text: number(`99990119710203${100 + at}`), name_text: "王秀英" }),
    );
    expect((await found([zhang, listed, under, ...others]))[2]).toMatchObject({
      tier: "疑似",
      rule: "R8",
    });
  });
});

describe("brothers whose names differ in one character", () => {
  const brother: Said = { ...house, id_text: BROTHER, name_text: "张大军", village: "西村" };

  it("R1: a borrowed number is not believed where the register has the name in the household", async () => {
    const row = on("aid", { id_text: ZHANG, name_text: "张大军" });
    expect((await found([zhang, row]))[1]).toEqual(confirmed("R1"));
    expect((await found([zhang, brother, row]))[2]).toEqual(maybe("R9", `${BROTHER} ${ZHANG}`));
  });

  it("R2: nor is a number put right the borrower's, who stands there under his own", async () => {
    const slip = on("illness", { ...zhang, id_text: `${ZHANG.slice(0, 4)}5${ZHANG.slice(5)}` });
    const borrowed = on("aid", { id_text: ZHANG, name_text: "张大军" });
    expect((await found([borrowed, slip]))[1]).toEqual(confirmed("R2"));
    const links = await found([borrowed, slip, { ...brother, village: "东村" }]);
    expect(links[1]).toMatchObject({ tier: "疑似", rule: "R2" });
  });
});

it("R1: a family name alone is left of a relative's as well as of the owner's, and says nothing against him", async () => {
  const beside = (name_text: string) => [
    on("poverty", zhang),
    ...Array.from({ length: 60 }, (_, at) =>
      on("poverty", { id_text: number(`99990119710203${100 + at}`), name_text: "王秀英" }),
    ),
    on("poverty", { ...house, name_text }),
    on("aid", { id_text: ZHANG, name_text }),
  ];
  expect((await found([zhang, ...beside("张大军")])).at(-1)).toMatchObject({ tier: "疑似" });
  expect((await found([zhang, ...beside("张")])).at(-1)).toEqual(confirmed("R1"));
});

describe("of one name, household and village", () => {
  it.each([
    ["R6", { id_text: null }],
    ["R9", { id_text: BROTHER }],
  ])(
    "%s: a row whose sex is not that of the number may be his all the same",
    async (rule, said) => {
      const holder = on("illness", { ...house, id_text: BROTHER, name_text: "李小红" });
      const row = on("aid", { ...house, name_text: "张大伟", sex: "女", ...said });
      expect((await found([zhang, holder, row]))[2]).toMatchObject({
        ...{ tier: "疑似", rule },
        maybe: expect.stringContaining(ZHANG),
      });
    },
  );
});

describe("two damaged numbers", () => {
  const whole = number("99990120010530519");
  const birthSlip = `${whole.slice(0, 11)}${whole[12]}${whole[11]}${whole.slice(13)}`;

  it("G7: hold one day once the slip in it is put right", async () => {
    const links = await found([
      on("illness", { name_text: "宋波强", village: "西村", id_text: birthSlip }),
      on("aid", { name_text: "宋波张", birth_on: "2001-05-30" }),
    ]);
    expect(links.filter(({ rule }) => rule === "G7")).toHaveLength(1);
  });

  it("G7: of which one holds the other's birth date, whatever its own column says", async () => {
    const links = await found([
      on("illness", {
        name_text: "鲍玉萌",
        id_text: `${whole.slice(0, 15)}000`,
        birth_on: "1968-04-28",
      }),
      on("aid", { name_text: "鲍玉萌", village: "西村", birth_on: "2001-05-30" }),
    ]);
    expect(links.filter(({ rule }) => rule === "G7")).toHaveLength(1);
  });
});
