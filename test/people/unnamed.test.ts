import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

/** A list of children: name, number, birth date and village of each. */
const children = (file: string, rows: readonly (readonly string[])[]) => ({
  file,
  rows: [
    ["姓名", "身份证号", "出生日期", "父亲姓名", "父亲状况", "母亲姓名", "母亲状况", "乡镇", "村"],
    ...rows.map(([name = "", id = "", birth = "", village = "东村"]) => [
      ...[name, id, birth, "张大", "死亡", "李大", "失踪", "甲乡", village],
    ]),
  ],
});

/** How many people the children are, and how they are called. */
async function people() {
  await resolvePeople(db);
  return db.rows<{ name: string | null; rows: number }>(
    `SELECT p.name, count(*)::INTEGER AS rows FROM mention m JOIN link l USING (mention_id) JOIN person p USING (person_key)
     WHERE m.role = 'self' GROUP BY p.person_key, p.name ORDER BY ALL`,
  );
}

it.each(["未取名", "无名氏", "小孩", "新生儿", "女婴"])(
  "takes two who are called %s for two",
  async (name) => {
    await stageRows(db, [
      children("儿童摸底排查表.csv", [
        [name, "", "2019-08-01"],
        [name, "", "2019-08-01"],
        [name, "", "2019-08-01", "西村"],
      ]),
    ]);
    expect(await people()).toEqual([name, name, name].map((each) => ({ name: each, rows: 1 })));
  },
);

it("takes them for none of another list, and two of a name for one", async () => {
  const rows = [
    ["未取名", "", "2019-08-01"],
    ["张小宝", "", "2019-08-01"],
  ];
  await stageRows(db, [
    children("儿童摸底排查表.csv", rows),
    children("孤儿名册2019-10.csv", rows),
  ]);
  expect(await people()).toEqual([
    { name: "张小宝", rows: 2 },
    { name: "未取名", rows: 1 },
    { name: "未取名", rows: 1 },
  ]);
});

it("knows by his number who has a name by now, and who has none", async () => {
  const [one, two] = ["99999920190801123", "99999920190802121"].map(number) as [string, string];
  await stageRows(db, [
    children("儿童摸底排查表.csv", [
      ["未取名", one, "2019-08-01"],
      ["小孩", two, "2019-08-02"],
    ]),
    children("孤儿名册2019-10.csv", [["张小宝", one, "2019-08-01"]]),
  ]);
  expect(await people()).toEqual([
    { name: "小孩", rows: 1 },
    { name: "张小宝", rows: 2 },
  ]);
});
