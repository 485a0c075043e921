import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const masked = (id: string) => `${id.slice(0, 6)}********${id.slice(-4)}`;
const row = (n: number) => ["张一", masked(ID(n)), ID(n), "户主", `700${n}`, "农村", "300"];
const header = (...ids: string[]) => [
  "姓名",
  ...ids,
  "与户主关系",
  "低保证号",
  "低保类别",
  "月保障金",
];

it("reads the whole number where the board's one with stars stands beside it, and asks nothing", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保公示.xlsx",
    rows: [header("身份证号（公示）", "身份证号"), ...[1, 2, 3, 4].map(row)],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(await db.rows("SELECT id_text FROM mention ORDER BY row_id")).toEqual(
    [1, 2, 3, 4].map((n) => ({ id_text: ID(n) })),
  );
});

it("reads the one with stars where there is no other", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保公示.xlsx",
    rows: [
      header("身份证号"),
      ...[1, 2, 3, 4].map(row).map((cells) => cells.filter((_, at) => at !== 2)),
    ],
  });
  expect(sheet?.recognition.columns.map(({ field }) => field)).toContain("id");
});
