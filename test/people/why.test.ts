import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { learnSession } from "../../src/people/weights/learn.ts";
import { number } from "../support/number.ts";
import { mentionRow, writeMentions } from "./support/mentions.ts";

const ZHANG = number("99990119620304123");
const WIFE = number("99990119640506328");

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const death = { roll: "death", kind: "death" };

async function linkOf(no: number) {
  const [link] = await db.rows<{ tier: string; rule: string; reason: string; evidence: string }>(
    "SELECT tier, rule, reason, evidence FROM link JOIN link_why USING (mention_id) WHERE mention_id = $mention",
    { mention: no * 4 },
  );
  return link;
}

describe("why a row is somebody's", () => {
  it("says which characters differ, in number and name", async () => {
    const slip = `${ZHANG.slice(0, 12)}9${ZHANG.slice(13)}`;
    await writeMentions(db, [
      mentionRow(1, { id_text: ZHANG, name_text: "张大伟" }),
      mentionRow(2, { ...death, id_text: slip, name_text: "张大玮" }),
    ]);
    await resolvePeople(db);
    const link = await linkOf(2);
    expect(link).toMatchObject({ tier: "确认", rule: "R2" });
    expect(link?.reason).toContain("第 13 位可能录错（写作【9】，应为【0】）");
    expect(link?.reason).toContain("姓名同音（写作【玮】，此人为【伟】）");
    const fields = JSON.parse(link?.evidence ?? "[]") as { field: string; left: string }[];
    expect(fields.map(({ field }) => field)).toEqual([
      "证号",
      "姓名",
      "出生日期",
      "乡镇村",
      "家庭",
    ]);
    expect(fields[1]?.left).toBe("张大【玮】");
  });

  it("says so where the number stands plainly and the name is spelt otherwise", async () => {
    await writeMentions(db, [
      mentionRow(1, { id_text: ZHANG, name_text: "张大伟" }),
      mentionRow(2, { ...death, id_text: `${ZHANG}（户主）`, name_text: "张大玮" }),
    ]);
    await resolvePeople(db);
    expect((await linkOf(2))?.reason).toBe(
      "证号去掉备注后有效且一致，姓名同音（写作【玮】，此人为【伟】）。",
    );
  });

  it("reads a row whose name and number stand in each other's column", async () => {
    await writeMentions(db, [
      mentionRow(1, { id_text: ZHANG, name_text: "张大伟" }),
      mentionRow(2, { ...death, id_text: "张大伟", name_text: ZHANG }),
    ]);
    await resolvePeople(db);
    expect(await linkOf(2)).toMatchObject({ tier: "确认", rule: "R1" });
    expect(await db.rows("SELECT count(*) AS n, min(name) AS name FROM person")).toEqual([
      { n: 1, name: "张大伟" },
    ]);
  });

  it("says what was tried and who came closest where nobody fits", async () => {
    await writeMentions(db, [
      mentionRow(1, { id_text: ZHANG, name_text: "张大伟", sex: "男" }),
      mentionRow(2, { ...death, name_text: "张大伟", sex: "女", birth_on: "1990-01-01" }),
    ]);
    await resolvePeople(db);
    const link = await linkOf(2);
    expect(link).toMatchObject({ tier: "未匹配", rule: "R0" });
    expect(link?.reason).toContain("查过：姓名加出生日期、同村同名、全县同名");
    expect(link?.reason).toContain("最接近的一人姓名相同、同村，但性别不同、出生日期不同");
    expect(
      await db.rows("SELECT CAST(mention_id AS INTEGER) AS m, against FROM near_miss"),
    ).toEqual([{ m: 8, against: "性别不同、出生日期不同" }]);
  });
});

describe("two valid numbers", () => {
  const family = [
    mentionRow(1, {
      id_text: ZHANG,
      name_text: "张大伟",
      household_space: "hukou",
      household_no: "7",
    }),
    mentionRow(2, {
      id_text: WIFE,
      name_text: "王小芳",
      household_space: "hukou",
      household_no: "7",
    }),
  ];
  const other = number("99990119620304325");
  const poverty = {
    roll: "poverty",
    kind: "poverty",
    household_space: "poverty",
    household_no: "P1",
  };

  it("of one name in one family are to be verified, and neither is changed", async () => {
    await writeMentions(db, [
      ...family,
      mentionRow(3, { ...poverty, id_text: other, name_text: "张大伟" }),
      mentionRow(4, { ...poverty, id_text: WIFE, name_text: "王小芳" }),
    ]);
    await resolvePeople(db);
    expect(await linkOf(3)).toMatchObject({ tier: "疑似", rule: "R9" });
    expect(await linkOf(1)).toMatchObject({ tier: "确认", rule: "R1" });
    expect(
      await db.rows(
        "SELECT a.id18 AS own, b.id18 AS maybe FROM link l JOIN person a USING (person_key) JOIN link_candidate c USING (mention_id) JOIN person b ON b.person_key = c.person_key",
      ),
    ).toEqual([{ own: other, maybe: ZHANG }]);
  });

  it("stay two people once somebody said so, and become one once somebody said that", async () => {
    await writeMentions(db, [
      ...family,
      mentionRow(3, { ...poverty, id_text: other, name_text: "张大伟" }),
      mentionRow(4, { ...poverty, id_text: WIFE, name_text: "王小芳" }),
    ]);
    await resolvePeople(db);
    const [said] = await db.rows<{ signature: string }>(
      "SELECT signature FROM loose_naming WHERE mention_id = 12",
    );
    const decision = { signature: said?.signature ?? "", heldId: other, person: ZHANG };
    await resolvePeople(db, { decisions: [{ ...decision, verdict: "not_same" }] });
    expect(await linkOf(3)).toMatchObject({ tier: "确认", rule: "R1" });
    await resolvePeople(db, { decisions: [{ ...decision, verdict: "same" }] });
    expect(await linkOf(3)).toMatchObject({ tier: "确认", rule: "D" });
  });

  it("on one roll are two people, whatever their name", async () => {
    await writeMentions(db, [
      ...family,
      mentionRow(3, {
        id_text: other,
        name_text: "张大伟",
        household_space: "hukou",
        household_no: "7",
      }),
    ]);
    await resolvePeople(db);
    expect(await linkOf(3)).toMatchObject({ tier: "确认", rule: "R1" });
  });
});

it("does not compare a block of too many pairs, says so, and drops nobody", async () => {
  const seeds = Array.from({ length: 60 }, (_, n) =>
    mentionRow(n + 1, {
      id_text: number(`999901196203${10 + (n % 20)}${100 + n}`),
      name_text: "张伟",
    }),
  );
  const loose = Array.from({ length: 60 }, (_, n) =>
    mentionRow(n + 101, {
      ...death,
      name_text: "张伟",
      household_space: "x",
      household_no: String(n),
    }),
  );
  await writeMentions(db, [...seeds, ...loose]);
  const summary = await resolvePeople(db);
  // Once for the name, once for its sound.
  expect(summary.skipped).toContainEqual({ rule: "R7", blocks: 2, rows: 120, pairs: 7200 });
  expect(summary.tiers.疑似).toBe(60);
  expect(await linkOf(101)).toMatchObject({ tier: "疑似", rule: "R12" });
  expect((await linkOf(101))?.reason).toContain("同名过多（60 人可能）");
});

describe("learning weights", () => {
  const u = {
    place: new Map([
      [1, 0.01],
      [0, 0.99],
    ]),
    sex: new Map([
      [1, 0.5],
      [0, 0.5],
    ]),
  };
  const start = {
    place: new Map([
      [1, 0.9],
      [0, 0.1],
    ]),
    sex: new Map([
      [1, 0.99],
      [0, 0.01],
    ]),
  };

  it("tells two classes apart", () => {
    const patterns = [
      { place: 1, sex: 1, pairs: 760 },
      { place: 0, sex: 1, pairs: 40 + 99 },
      { place: 0, sex: 0, pairs: 99 },
      { place: 1, sex: 0, pairs: 2 },
    ];
    const { m, lambda, fault } = learnSession("x", patterns, ["place", "sex"], start, u);
    expect(fault).toBeNull();
    expect(lambda).toBeCloseTo(0.8, 1);
    expect(m.place?.get(1)).toBeCloseTo(0.95, 1);
  });

  it("owns up where it cannot", () => {
    const same = [{ place: 1, sex: 1, pairs: 5000 }];
    expect(learnSession("x", same, ["place", "sex"], start, u).fault).toContain("λ→1");
    expect(
      learnSession("x", [{ place: 1, sex: 1, pairs: 5 }], ["place"], start, u).fault,
    ).toContain("太少");
  });
});
