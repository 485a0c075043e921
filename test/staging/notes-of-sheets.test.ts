import { expect, it } from "vitest";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const ROWS = [
  ["姓名", "身份证号", "户号", "与户主关系"],
  ["张一", "999999199001010010", "1", "户主"],
];

it("keeps what the reader had to say of a sheet, for the summary to print: rows that it left out are nobody's else", async () => {
  const db = await emptyStage();
  await stageRows(db, { file: "户籍人口.dbf", rows: ROWS, notes: ["有 4 条记录带删除标记。"] });
  await stageRows(db, [
    { file: "户籍人口.xls", sheet: "甲镇", rows: ROWS },
    { sheet: "乙镇", rows: ROWS, notes: ["正好 65536 行。", "后面的行可能没有存下来。"] },
  ]);
  expect(await db.rows("SELECT file, read_note FROM source_file ORDER BY file")).toEqual([
    { file: "户籍人口.dbf", read_note: "有 4 条记录带删除标记。" },
    {
      file: "户籍人口.xls",
      read_note: "工作表“乙镇”：正好 65536 行。\n工作表“乙镇”：后面的行可能没有存下来。",
    },
  ]);
  db.close();
});
