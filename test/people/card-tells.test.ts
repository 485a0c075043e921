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

const [WANG, LI, ZHAO, SUN, ZHOU] = [
  "99999919500101001",
  "99999919600202002",
  "99999919700303003",
  "99999919800404004",
  "99999919900505099",
].map(number) as [string, string, string, string, string];

it("takes an ID that is missing or cut from the number of the card, and no other", async () => {
  await stageRows(db, {
    file: "持证残疾人名单.xlsx",
    rows: [
      ["姓名", "身份证号", "残疾证号", "残疾类别", "残疾等级"],
      ["王福", `${WANG.slice(0, 15)}000`, `${WANG}42`, "肢体", "二级"],
      ["周八", "999999199005051000", `${ZHOU}43`, "肢体", "三级"],
      ["李财", "9.99999E+17", `${LI}43`, "肢体", "三级"],
      ["赵六", "", `${ZHAO}11`, "视力", "一级"],
      // Somebody else's card: what the row says of itself is cut, but begins otherwise.
      ["孙七", `${SUN.slice(0, 15)}000`, `${WANG}42`, "肢体", "二级"],
      ["孙七", SUN, `${WANG}42`, "肢体", "二级"],
    ],
  });
  await resolvePeople(db);
  const found = await db.rows<{ row_no: number; reason: string }>(
    `SELECT m.row_no, CASE WHEN l.person_key > 0 THEN id_of_key(l.person_key) END AS id_number, w.reason FROM mention m JOIN link l USING (mention_id) JOIN link_why w USING (mention_id)
     ORDER BY m.row_no`,
  );
  expect(found).toMatchObject([
    { row_no: 2, id_number: WANG, reason: "本行证号被截断，按残疾证号里的证号算。" },
    { row_no: 3, id_number: ZHOU, reason: "本行证号被截断，按残疾证号里的证号算。" },
    { row_no: 4, id_number: LI, reason: "本行证号被截断，按残疾证号里的证号算。" },
    { row_no: 5, id_number: ZHAO, reason: "本行证号缺失，按残疾证号里的证号算。" },
    { row_no: 6, reason: expect.not.stringContaining("残疾证号") },
    { row_no: 7, id_number: SUN },
  ]);
});
