import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { type MentionRow, mentionRow, writeMentions } from "./support/mentions.ts";

const ZHANG = number("99990119620304123");

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const row = (no: number, roll: string, given: Partial<MentionRow>): MentionRow =>
  mentionRow(no, { roll, kind: roll, ...given });

interface Field {
  field: string;
  left: string | null;
  right: string | null;
  verdict: string;
}

/** Why the third row is somebody's, with what was compared of its name and its place. */
async function told(...rows: MentionRow[]) {
  await writeMentions(db, rows);
  await resolvePeople(db);
  const [link] = await db.rows<{ rule: string; reason: string; evidence: string }>(
    "SELECT rule, reason, evidence FROM link JOIN link_why USING (mention_id) WHERE mention_id = 12",
  );
  const fields = JSON.parse(link?.evidence ?? "[]") as Field[];
  const said = (name: string) => {
    const { left, right, verdict } = fields.find(({ field }) => field === name) ?? {};
    return [left, right, verdict];
  };
  return {
    rule: link?.rule,
    reason: link?.reason,
    name: said("姓名"),
    place: said("乡镇村"),
  };
}

describe("why a row is somebody's with whom it was compared only through a third row", () => {
  it("names the spelling and the village that are the same, where he is mostly called otherwise", async () => {
    const why = await told(
      row(1, "hukou", { id_text: ZHANG, name_text: "张大伟" }),
      row(2, "dibao", { id_text: ZHANG, name_text: "张大玮", village: "西村" }),
      row(3, "death", { name_text: "张大玮", village: "西村" }),
    );
    expect(why.reason).toBe(
      "证号缺失；姓名相同（按此人在别处的写法），同村（按此人在别处的住址）；待核。",
    );
    expect(why.name).toEqual(["张大玮", "张大玮", "姓名相同（按此人在别处的写法）"]);
    expect(why.place).toEqual(["甲乡 西村", "甲乡 西村", "同村"]);
  });

  it("says of each of several rows without a number what it shares itself", async () => {
    const part = "99990119620304";
    const why = await told(
      row(1, "hukou", { id_text: part, name_text: "李小海" }),
      row(2, "dibao", { id_text: part, name_text: "李小海" }),
      row(3, "death", { name_text: "李小海" }),
    );
    expect(why.rule).toBe("G6");
    expect(why.reason).toContain("（姓名和村相同");
    expect(
      await db.rows("SELECT DISTINCT rule FROM link WHERE mention_id < 12 ORDER BY rule"),
    ).toEqual([{ rule: "G1" }]);
  });

  it("says that it is one with a row that was compared, and what that one has in common with him", async () => {
    const house = { household_space: "dibao", household_no: "D1" };
    const why = await told(
      row(1, "hukou", { id_text: ZHANG, name_text: "张大伟" }),
      row(2, "dibao", { ...house, name_text: "张大伟" }),
      row(3, "death", {
        ...house,
        name_text: "张大伟",
        town: null,
        village: null,
      }),
    );
    expect(why.reason).toBe(
      "证号缺失；与别处一行写的是同一个人（户号和姓名都相同），那一行：证号缺失；姓名相同，同村；待核。",
    );
    expect(why.name).toEqual(["张大伟", "张大伟", "姓名相同"]);
  });
});
