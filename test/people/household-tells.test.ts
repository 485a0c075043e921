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

const [HEAD, CHILD] = ["99999919500101001", "99999919900202002"].map(number) as [string, string];

const roll = {
  file: "2019年10月低保花名册.csv",
  rows: [
    ["低保证号", "户主姓名", "姓名", "身份证号", "与户主关系", "月保障金", "开始享受年月"],
    ["9990001", "王福", "王小福", CHILD, "子", "400", "2018-01"],
    ["9990001", "王福", "王福", HEAD, "户主", "400", "2018-01"],
    // A head whose number lacks a digit is no less the head.
    ["9990002", "李财", "李财", "9999991970030300", "户主", "400", "2018-01"],
  ],
};

const paid = (...rows: readonly (readonly string[])[]) => ({
  file: "低保金发放201903.csv",
  rows: [
    ["序号", "低保证号", "姓名", "身份证号", "发放金额", "发放月份", "发放状态"],
    ...rows.map((row, at) => [String(at + 1), ...row, "400", "2019-03", "成功"]),
    ["合计", "", "", "", "800", "", ""],
  ],
});

it("takes a payment that says nothing but the household's number for its head's", async () => {
  const [, payments] = await stageRows(db, [
    roll,
    paid(["9990001", "", ""], ["9990002", "", ""], ["9990009", "", ""], ["", "", ""]),
  ]);
  expect(payments).toMatchObject({ rowsIn: 6, rowsUsed: 3, rowsAside: 3 });
  await resolvePeople(db);
  const found = await db.rows(`SELECT m.row_no, l.tier, t.name_text AS whose, w.reason
    FROM mention m
    JOIN link l USING (mention_id)
    JOIN link_why w USING (mention_id)
    LEFT JOIN (SELECT r.name_text, k.person_key FROM mention r JOIN link k USING (mention_id) WHERE r.kind = 'enrolment') t
      ON t.person_key = l.person_key
    WHERE m.kind = 'payment'
    ORDER BY m.row_no`);
  expect(found).toMatchObject([
    { row_no: 2, tier: "确认", whose: "王福", reason: "本行只有低保证号，算作名册上该户的户主。" },
    { row_no: 3, whose: "李财", reason: expect.stringContaining("本行只有低保证号") },
    { row_no: 4, tier: "未匹配", whose: null },
  ]);
});

it("leaves a payment that has a number or a name to whom that tells", async () => {
  await stageRows(db, [roll, paid(["9990001", "", CHILD], ["9990001", "赵六", ""])]);
  await resolvePeople(db);
  expect(
    await db.rows(`SELECT DISTINCT m.row_no, l.tier, r.id_text AS whose
      FROM mention m JOIN link l USING (mention_id)
      JOIN link k ON k.person_key = l.person_key JOIN mention r ON r.mention_id = k.mention_id AND r.kind = 'enrolment'
      WHERE m.kind = 'payment' AND l.tier = '确认' ORDER BY m.row_no`),
  ).toEqual([{ row_no: 2, tier: "确认", whose: CHILD }]);
});
