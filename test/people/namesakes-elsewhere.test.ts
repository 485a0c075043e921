import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { findAll, maybe, on, type Said } from "./support/found.ts";

const WIFE = number("99990119640506226");
const wife: Said = {
  household_space: "hukou",
  household_no: "7",
  id_text: WIFE,
  name_text: "李秀英",
  birth_on: "1964-05-06",
};

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const found = (rows: readonly Said[]) => findAll(db, rows);

describe("R3s: a number of which only the county's digits are left", () => {
  const near: Said = { ...wife, household_no: "8", town: "乙乡", village: "北村" };
  const cut = on("aid", {
    id_text: "9.99901E+17",
    name_text: "李秀英",
    town: "乙乡",
    village: "南村",
  });
  const far = { ...wife, id_text: number("99990119400102123"), birth_on: "1940-01-02" };

  it("is of whoever of the name lives in the township, and of nobody elsewhere", async () => {
    expect((await found([far, near, cut]))[2]).toEqual(maybe("R3s", WIFE));
    expect((await found([near, far, cut]))[2]).toEqual(maybe("R3s", WIFE));
  });

  it("is first of whoever lives in the village, then of others of the township", async () => {
    const older = { ...far, town: "乙乡", village: "西村" };
    const row = { ...cut, village: "北村" };
    expect((await found([older, near, row]))[2]).toEqual(maybe("R3s", `${WIFE} ${far.id_text}`));
  });

  it("may be anybody's of the name where the township has nobody of it", async () => {
    const row = { ...cut, town: "丙乡", village: "南村" };
    expect(String((await found([far, near, row]))[2]?.maybe).split(" ")).toHaveLength(2);
  });
});
