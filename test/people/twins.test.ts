import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, on } from "./support/found.ts";

const [ELDER, YOUNGER] = ["99990120120304121", "99990120120304123"].map(number) as [string, string];

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const cut = `${YOUNGER.slice(0, 15)}000`;
const elder = on("dibao", { id_text: ELDER, name_text: "张大双" });

it("takes no twin for the other whose number begins with the fifteen digits that Excel has left of his", async () => {
  for (const said of [{}, { birth_on: "2012-03-04", sex: "女" }, { sex: "女", village: "西村" }])
    expect(
      (await findAll(db, [elder, on("aid", { name_text: "张小双", id_text: cut, ...said })])).at(
        -1,
      ),
    ).toEqual(maybe("R3", ELDER));
  // Where both are known he is himself.
  const younger = { id_text: YOUNGER, name_text: "张小双" };
  expect(
    (await findAll(db, [younger, elder, on("aid", { name_text: "张小双", id_text: cut })])).at(-1),
  ).toEqual(confirmed("R3"));
  // Of a name that sounds the same nothing speaks for a twin.
  expect(
    (await findAll(db, [elder, on("aid", { name_text: "张大霜", id_text: cut })])).at(-1),
  ).toEqual(confirmed("R3"));
}, 60_000);
