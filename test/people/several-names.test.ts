import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, on, type Said } from "./support/found.ts";

const [SON, FATHER, GIRL] = ["99990120120304123", "99990119880506127", "99990119750304124"].map(
  number,
) as [string, string, string];

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const household = { household_space: "hukou", household_no: "7" };
const girl: Said = { id_text: GIRL, name_text: "张桂兰", ...household };
const aided = (name_text: string, said: Said = {}) => on("aid", { name_text, ...said });
const last = async (...rows: Said[]) => (await findAll(db, rows)).at(-1);

it("knows somebody by either of the names that a cell says are his", async () => {
  for (const [registered, written] of [
    ["张桂兰", "张来弟，曾用名张桂兰"],
    ["张桂兰（曾用名张来弟）", "张来弟"],
    ["张桂兰", "张桂兰 又名张来弟"],
  ] as const) {
    const person = { ...girl, name_text: registered };
    expect(await last(person, aided(written, household))).toEqual(confirmed("R6"));
    expect(await last(person, aided(written))).toEqual(maybe("R7", GIRL));
  }
}, 60_000);

it("takes the first of a family for the one who speaks for them", async () => {
  expect(await last(girl, aided("张桂兰等4人", household))).toEqual(confirmed("R6"));
  expect(await last(girl, aided("张桂兰等四人", { id_text: GIRL }))).toEqual(confirmed("R1"));
});

it("believes a name in brackets beside the first only as perhaps his", async () => {
  expect(await last(girl, aided("张来弟（张桂兰）"))).toEqual(maybe("R7", GIRL));
  expect(await last(girl, aided("张来弟/张桂兰", household))).toEqual(maybe("R6", GIRL));
  // One slip in the number, and one of the two names.
  const slip = `${GIRL.slice(0, 16)}${(Number(GIRL[16]) + 1) % 10}${GIRL.slice(17)}`;
  expect(await last(girl, aided("张来弟（张桂兰）", { id_text: slip }))).toEqual(maybe("R2", GIRL));
  expect(await last(girl, aided("张来弟（又名张桂兰）", { id_text: slip }))).toEqual(
    confirmed("R2"),
  );
});

it("does not take a child under the number of the father in brackets for him", async () => {
  const father = { id_text: FATHER, name_text: "张大伟", ...household };
  for (const written of ["张小宝（张大伟）", "张小宝/张大伟"])
    expect(await last(father, aided(written, { id_text: FATHER }))).toEqual(maybe("R8", FATHER));
  // What is said to be his name is.
  expect(await last(father, aided("张小宝（曾用名张大伟）", { id_text: FATHER }))).toEqual(
    confirmed("R1"),
  );
  expect(await last(father, aided("张大伟（张小宝）", { id_text: FATHER }))).toEqual(
    confirmed("R1"),
  );
}, 60_000);

it("does not take a child for the father in brackets", async () => {
  const father = { id_text: FATHER, name_text: "张大伟", ...household };
  const son = { id_text: SON, name_text: "张小宝", ...household };
  expect(await last(father, son, aided("张小宝（张大伟）", household))).toEqual(confirmed("R6"));
  expect((await findAll(db, [father, son, aided("张小宝（张大伟）")])).at(-1)).toEqual(
    maybe("R7", SON),
  );
  // Of whom no roll knows the child the father is not certain to be he.
  expect(await last(father, aided("张小宝（张大伟）", household))).toEqual(maybe("R6", FATHER));
  // Nor are two rows one person's for what stands in brackets.
  const rows = await findAll(db, [
    aided("张小宝（张大伟）"),
    on("poverty", { name_text: "张大伟" }),
  ]);
  expect(rows.map(({ tier }) => tier)).not.toContain("确认");
}, 60_000);
