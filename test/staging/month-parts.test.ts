import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const HEADER = ["姓名", "身份证号", "保障类别", "月保障金额", "乡镇"];
const OCTOBER = 2019 * 12 + 9;
const child = (serial: number, ...month: string[]) => [
  `张${serial}`,
  `99999920100101${String(1000 + serial)}`,
  "孤儿",
  "1000",
  "青溪镇",
  ...month,
];

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const staged = () =>
  db.rows<{ period: number | null; people: number }>(
    "SELECT period, CAST(count(*) AS INTEGER) AS people FROM stage.enrolment GROUP BY ALL ORDER BY ALL",
  );

describe("a list whose rows say of which month they are", () => {
  it("is of that month, whatever its file is called", async () => {
    const [report] = await stageRows(db, {
      file: "孤儿名册_导出20191105.csv",
      rows: [
        [...HEADER, "统计年月"],
        child(1, "2019-10"),
        child(2, "201910"),
        child(3, "2019年10月"),
      ],
    });
    expect(report?.recognition.questions).toEqual([]);
    expect(await staged()).toEqual([{ period: OCTOBER, people: 3 }]);
  });

  it("is several lists where they are of several months, and no row is lost", async () => {
    const reports = await stageRows(db, {
      file: "孤儿名册.csv",
      rows: [
        ["孤儿保障名册"],
        ["数据月份", ...HEADER],
        ...[1, 2, 3].map((serial) => ["2018-12", ...child(serial)]),
        ["2019-10", ...child(1)],
        ["", ...child(4)],
        ["合计", "5"],
      ],
    });
    expect(reports.map(({ recognition }) => recognition.period)).toEqual([OCTOBER - 10, OCTOBER]);
    expect(reports.map(({ rowsIn, rowsUsed }) => [rowsIn, rowsUsed])).toEqual([
      [5, 3],
      [3, 2],
    ]);
    expect(await staged()).toEqual([
      { period: OCTOBER - 10, people: 3 },
      { period: OCTOBER, people: 2 },
    ]);
    expect(
      await db.rows(
        "SELECT row_no FROM mention WHERE period = 24237 AND role = 'self' ORDER BY row_no",
      ),
    ).toEqual([{ row_no: 6 }, { row_no: 7 }]);
  });

  it("is of the month that its file names where the column says something else", async () => {
    const months = Array.from(
      { length: 40 },
      (_, index) => `${2015 + Math.floor(index / 12)}-${(index % 12) + 1}`,
    );
    await stageRows(db, {
      file: "2019年10月孤儿名册.csv",
      rows: [[...HEADER, "年月"], ...months.map((month, index) => child(index, month))],
    });
    expect(await staged()).toEqual([{ period: OCTOBER, people: 40 }]);
  });

  it("is asked about where neither its rows nor its names say a month", async () => {
    const months = Array.from(
      { length: 40 },
      (_, index) => `${2015 + Math.floor(index / 12)}-${(index % 12) + 1}`,
    );
    const [report] = await stageRows(db, {
      file: "孤儿名册.csv",
      rows: [[...HEADER, "年月"], ...months.map((month, index) => child(index, month))],
    });
    expect(report?.recognition.questions.map(({ about }) => about)).toEqual(["period"]);
  });
});
