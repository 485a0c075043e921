import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const REGISTER = ["户号", "姓名", "称谓", "身份证号", "组、门牌", "备注"];
const person = (n: number, remark = "") => [
  `H${n}`,
  `张${"一二三四五六七"[n]}`,
  "户主",
  ID(n),
  "3组5号",
  remark,
];
const STATES = "SELECT state FROM stage.hukou ORDER BY sheet_id, row_no";

describe("a sheet with the same headers as another of its book", () => {
  it("is the same form, though none of its people has a remark", async () => {
    const sheets = await stageRows(db, [
      { file: "底册.xlsx", sheet: "东村", rows: [REGISTER, person(0), person(1)] },
      {
        sheet: "西村",
        rows: [["西村户籍人口"], REGISTER, person(2), person(3, "已迁出"), person(4)],
      },
    ]);
    expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["hukou", "hukou"]);
    expect((await db.rows(STATES)).map(({ state }) => state)).toEqual([
      "正常",
      "正常",
      "正常",
      "迁出",
      "正常",
    ]);
  });

  it("is not where it calls itself something else", async () => {
    const header = ["姓名", "身份证号", "低保证号", "备用一", "备用二", "备用三", "备用四"];
    const row = (n: number) => [`张${"一二三四"[n]}`, ID(n), `D${n}`, "", "", "", ""];
    const sheets = await stageRows(db, [
      { file: "花名册.xlsx", sheet: "2019年10月低保名册", rows: [header, row(0), row(1)] },
      { sheet: "退出", rows: [header, row(2), row(3)] },
    ]);
    expect(sheets[0]?.recognition.roll?.id).toBe("dibao");
    expect(sheets[1]?.recognition.roll?.id).not.toBe("dibao");
  });
});

describe("a sheet that begins with people", () => {
  const CHECK = ["申请人", "证件号码", "家庭人口", "人均月收入(元)", "财产状况"];
  const checked = (n: number) => [`张${"一二三四五六七"[n]}`, ID(n), "3", "350", "未超标"];

  it("goes on with the one before", async () => {
    const sheets = await stageRows(db, [
      { file: "核对结果.xlsx", sheet: "sheet1", rows: [CHECK, checked(0), checked(1)] },
      { sheet: "sheet2", rows: [checked(2), checked(3)] },
      { sheet: "sheet3", rows: [checked(4)] },
    ]);
    expect(sheets.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
    expect(
      await db.rows(
        "SELECT count(*)::INTEGER AS n, min(income_fen)::INTEGER AS fen FROM stage.income_check",
      ),
    ).toEqual([{ n: 5, fen: 35000 }]);
  });

  it.each([
    ["is wider", [...checked(2), "多"], CHECK],
    ["has no numbers where the other has them", ["张三", "3", ID(2), "350", "未超标"], CHECK],
    [
      "needs the header to be read",
      checked(2),
      ["申请人", "证件号码", "家庭人口", "人均年收入(元)", "财产状况"],
    ],
  ])("does not where it %s", async (_, row, header) => {
    const sheets = await stageRows(db, [
      { file: "核对结果.xlsx", sheet: "sheet1", rows: [header, checked(0), checked(1)] },
      { sheet: "sheet2", rows: [row] },
    ]);
    expect(sheets[1]?.recognition.roll).toBeNull();
  });
});
