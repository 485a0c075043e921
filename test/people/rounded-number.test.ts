import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, on, type Said } from "./support/found.ts";

const ID = number("99990119620304187");
const owner: Said = { id_text: ID, name_text: "张大伟", birth_on: "1962-03-04" };
/** 999901196203041|87… is nearer to …042000 than to …041000. */
const ROUNDED = "999901196203042000";

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const found = (rows: readonly Said[]) => findAll(db, rows);
const elsewhere = (id_text: string, name_text = "张大伟") =>
  on("poverty", { id_text, name_text, village: "西村" });

describe("a number of which a spreadsheet left fifteen digits", () => {
  it("is its owner's, cut or rounded, in full or as 9.99E+17", async () => {
    const rows = [
      on("poverty", { id_text: `${ID.slice(0, 15)}000` }),
      on("death", { id_text: ROUNDED }),
      on("aid", { id_text: "9.99901196203041E+17" }),
      on("illness", { id_text: "9.99901196203042E+17" }),
      // As a program writes the double, whose last digits are noise.
      on("student", { id_text: "9.9990119620304192E+17" }),
    ];
    const named = rows.map((row) => ({ ...row, name_text: "张大伟", village: "西村" }));
    const links = await found([owner, ...named]);
    expect(links.slice(1)).toEqual(["R3", "R3", "R3s", "R3s", "R3s"].map(confirmed));
  });

  it("is nobody's for certain where it may have come from two, and never one's from whom it cannot have come", async () => {
    const low = number("99990119710506127");
    const [cut, rounded] = [number("99990119800908208"), number("99990119800908187")];
    const people: Said[] = [
      owner,
      { id_text: low, name_text: "李四芳", birth_on: "1971-05-06" },
      { id_text: cut, name_text: "王五才", birth_on: "1980-09-08" },
      { id_text: rounded, name_text: "王五才", birth_on: "1980-09-08" },
    ];
    const rows = await found([
      ...people,
      elsewhere(ROUNDED, "张大军"),
      elsewhere("999901197105062000", "李四芳"),
      elsewhere("999901198009082000", "王五才"),
    ]);
    const [resembled, lower, either] = rows.slice(people.length);
    expect(resembled).toEqual(maybe("R3", ID));
    expect(lower).not.toEqual(confirmed("R3"));
    expect(either).toMatchObject({ tier: "疑似", rule: "R3" });
    expect(new Set(String(either?.maybe).split(" "))).toEqual(new Set([cut, rounded]));
  });

  it("may pass its own checksum, and is believed only where nobody's number has become it", async () => {
    const passing = Array.from({ length: 89 }, (_, at) => number(`9999011962030${10 + at}00`)).find(
      (id) => id.endsWith("000"),
    );
    expect(passing).toBeDefined();
    const row = elsewhere(`${passing}`, "王五");
    expect((await found([owner, row]))[1]).toEqual(confirmed("R1"));
    const before = number(String(BigInt(`${passing}`.slice(0, 17)) - 13n));
    const named = { ...owner, id_text: before, name_text: "王五" };
    expect((await found([named, row]))[1]).toEqual(confirmed("R3"));
  });
});

describe("a number of fifteen digits of somebody born since 2000", () => {
  const CHILD = number("99990120050312123");
  const OLD = number("99990119050312123");
  const cut = `${CHILD.slice(0, 6)}${CHILD.slice(8, 17)}`;
  const child: Said = { id_text: CHILD, name_text: "张小梅", birth_on: "2005-03-12" };

  const ownersOf = async (rows: readonly Said[]) => {
    await found(rows);
    const owners = await db.rows<{ id18: string }>(
      "SELECT p.id18 FROM link l JOIN person p ON p.person_key = l.person_key ORDER BY l.mention_id",
    );
    return owners.map(({ id18 }) => id18);
  };

  it("is of this century where somebody has it in full, and nobody that of a hundred years before", async () => {
    const rows = [child, on("student", { id_text: cut, name_text: "张小梅" })];
    expect(await ownersOf(rows)).toEqual([CHILD, CHILD]);
  });

  it("is the old number where somebody has that, or nobody either", async () => {
    const old: Said = { id_text: OLD, name_text: "赵老四", birth_on: "1905-03-12" };
    const row = on("poverty", { id_text: cut, name_text: "赵老四" });
    expect(await ownersOf([child, old, row])).toEqual([CHILD, OLD, OLD]);
    expect(await ownersOf([row])).toEqual([OLD]);
  });
});
