import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, on, type Said } from "./support/found.ts";

const [TSERING, SISTER] = ["99990119620304123", "99990119650304125"].map(number) as [
  string,
  string,
];

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const household = { household_space: "hukou", household_no: "7" };
const tsering: Said = {
  id_text: TSERING,
  name_text: "次仁多吉",
  birth_on: "1962-03-04",
  ...household,
};
const found = async (...rows: Said[]) => (await findAll(db, [tsering, ...rows])).slice(1);

it("is the person's by another spelling where number or household says so, and never by name alone", async () => {
  const name_text = "才让多杰";
  const slip = `${TSERING.slice(0, 16)}${(Number(TSERING[16]) + 1) % 10}${TSERING.slice(17)}`;
  expect(
    await found(
      on("aid", { name_text, id_text: TSERING }),
      on("illness", { name_text, id_text: slip }),
      on("poverty", { name_text, ...household }),
      on("death", { name_text }),
      on("student", { name_text: "扎西多杰" }),
    ),
  ).toMatchObject([
    confirmed("R1"),
    confirmed("R2"),
    confirmed("R6"),
    maybe("R7", TSERING),
    { tier: "未匹配" },
  ]);
  const elsewhere = on("disability", { name_text, birth_on: "1962-03-04", village: "西村" });
  expect(await found(elsewhere)).toEqual([maybe("R5", TSERING)]);
});

it("tells sisters apart of whose names one word is the same", async () => {
  const sister = { id_text: SISTER, name_text: "次仁卓玛", ...household };
  expect(await found(sister, on("aid", { name_text: "才让卓嘎", ...household }))).toMatchObject([
    confirmed("R1"),
    { tier: "未匹配" },
  ]);
});

it("takes no sister for another whose Chinese name could be read as words of another language", async () => {
  for (const [one, other] of [
    ["李爱明", "李爱敏"],
    ["李吉美", "李晋美"],
  ] as const) {
    const sister = { id_text: SISTER, name_text: one, ...household };
    const [, row] = await found(sister, on("aid", { name_text: other, ...household }));
    expect(row).toMatchObject({ tier: "疑似" });
  }
});

it("leaves a row to the number's owner whose name many of the village bear, in another spelling than his, and a relative too", async () => {
  const namesake = { id_text: SISTER, name_text: "才让多杰", ...household };
  const row = on("aid", { id_text: TSERING, name_text: "才让多杰" });
  expect((await found(namesake, row)).at(-1)).toEqual(maybe("R9", `${SISTER} ${TSERING}`));
  const others = [1, 2, 3, 4].map((n) => ({
    id_text: number(`9999011971020${n}124`),
    name_text: "才让多杰",
  }));
  expect((await found(namesake, ...others, row)).at(-1)).toEqual(confirmed("R1"));
});

it("leaves a row to the number's owner whose name is like one that many of the village bear, and not where few do", async () => {
  const owner = { id_text: TSERING, name_text: "孟和", village: "东村" };
  const row = on("aid", { id_text: TSERING, name_text: "孟克", village: "东村" });
  const namesakes = [1, 2, 3, 4, 5].map((n) => ({
    id_text: number(`9999011971020${n}124`),
    name_text: "孟克",
    village: "东村",
  }));
  const whose = async (...others: Said[]) => (await findAll(db, [owner, ...others, row])).at(-1);
  expect(await whose(...namesakes.slice(0, 4))).toMatchObject({ tier: "疑似" });
  expect(await whose(...namesakes)).toEqual(confirmed("R1"));
  // A relative on the register who is called so is a sign however many are.
  const [first, ...others] = namesakes;
  const family = { ...household, householder_name: "孟和" };
  expect(
    (await findAll(db, [{ ...owner, ...family }, { ...first, ...family }, ...others, row])).at(-1),
  ).toMatchObject({ tier: "疑似" });
});
