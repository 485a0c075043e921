import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { type MentionRow, mentionRow, writeMentions } from "./support/mentions.ts";

const IDS = Array.from({ length: 5 }, (_, n) => number(`9999011970010111${n}`));
const NAMES = ["赵一", "钱二", "孙三", "李四", "周五"];

/** Person `who` on a roll, in a household of its numbering. */
const row = (no: number, who: number, space: string, household: string): MentionRow =>
  mentionRow(no, {
    roll: space,
    kind: space,
    id_text: IDS[who] ?? null,
    name_text: NAMES[who] ?? null,
    household_space: space,
    household_no: household,
  });

/** A register household of four; two of them are one dibao family, and the poverty roll has three of them and a fifth. */
const ROWS: readonly (readonly [who: number, space: string, household: string])[] = [
  ...[0, 1, 2, 3].map((who) => [who, "hukou", "H1"] as const),
  ...[0, 1].map((who) => [who, "dibao", "D1"] as const),
  ...[1, 2, 3, 4].map((who) => [who, "poverty", "P1"] as const),
];

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

async function told(rows: typeof ROWS) {
  await writeMentions(
    db,
    rows.map(([who, space, household], index) => row(index + 1, who, space, household)),
  );
  await resolvePeople(db);
  return {
    members: await db.rows(
      "SELECT household_key, household_space, CAST(person_key AS VARCHAR) AS person, tier FROM household_member ORDER BY ALL",
    ),
    overlaps: await db.rows(
      `SELECT a.household_no AS one, b.household_no AS other, o.shared, o.only_here, o.only_there, o.relation
       FROM household_overlap o JOIN household a USING (household_key) JOIN household b ON b.household_key = o.other_key ORDER BY 1, 2`,
    ),
  };
}

describe("households of several numberings", () => {
  it("overlap without being equal, and each keeps its own members", async () => {
    const { members, overlaps } = await told(ROWS);
    expect(members).toHaveLength(ROWS.length);
    expect(overlaps).toEqual([
      { one: "D1", other: "H1", shared: 2, only_here: 0, only_there: 2, relation: "被包含" },
      { one: "D1", other: "P1", shared: 1, only_here: 1, only_there: 3, relation: "交叉" },
      { one: "H1", other: "P1", shared: 3, only_here: 1, only_there: 1, relation: "交叉" },
    ]);
  });

  it("keep their keys under any order of rows", async () => {
    expect(await told([...ROWS].reverse())).toEqual(await told(ROWS));
  });

  it("say from which row, and that a number of a whole village is no family", async () => {
    await told(ROWS);
    expect(
      await db.rows(
        "SELECT min(first_row) AS n FROM household_member WHERE household_space = 'dibao'",
      ),
    ).toEqual([{ n: 5 }]);
    const crowd = Array.from({ length: 31 }, (_, n) => ({
      ...row(n + 1, 0, "hukou", "V"),
      id_text: number(`99990119700101${200 + n}`),
      name_text: `吴${"甲乙丙丁戊己庚辛壬癸"[n % 10]}${"子丑寅卯"[n % 4]}`,
    }));
    await writeMentions(db, crowd);
    await resolvePeople(db);
    expect(await db.rows("SELECT people, is_crowded FROM household")).toEqual([
      { people: 31, is_crowded: 1 },
    ]);
    expect(await db.rows("SELECT rule, people FROM block_skipped WHERE rule = '户'")).toEqual([
      { rule: "户", people: 31 },
    ]);
  });
});
