import { afterEach, beforeEach, expect, it } from "vitest";
import { measureText } from "../../src/cli/peek/measure-text.ts";
import type { Database } from "../../src/engine/database.ts";
import { looksLikeId } from "../../src/sources/recognition/columns/id-look.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const ARREST = ["2018-01-02", "未释放"];

it.each(["999999-19900101-0011", "999999 19900101 0011", "身份证：999999199001010011"])(
  "knows a number in its parts, or behind a label: %s",
  (text) => expect(looksLikeId(text)).toBe(true),
);

it.each(["2019-01-01/2019-12-31", "0873-4621234", "身份证"])("takes %s for no number", (text) =>
  expect(looksLikeId(text)).toBe(false),
);

it("reads name and number out of one cell, and a date that has not come as none", async () => {
  const [sheet] = await stageRows(db, {
    file: "服刑人员名单.xlsx",
    rows: [
      ["姓名/身份证号码", "类型", "入监日期", "释放日期", "乡镇"],
      [`张一 ${ID(1)}`, "服刑", ...ARREST, "平安镇"],
      [`李·二（${ID(2)}）`, "服刑", ...ARREST, "平安镇"],
      [`身份证号：${ID(3)} 王 三`, "服刑", ...ARREST, "平安镇"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(await db.rows("SELECT name_text FROM mention ORDER BY row_no")).toEqual([
    { name_text: "张一" },
    { name_text: "李·二" },
    { name_text: "王 三" },
  ]);
  expect(await db.rows("SELECT until_on FROM stage.custody WHERE until_on IS NOT NULL")).toEqual(
    [],
  );
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});

it("takes a township and its village apart where one cell holds both", async () => {
  await stageRows(db, {
    file: "死亡人员名单.xlsx",
    rows: [
      ["姓名", "身份证号", "死亡日期", "所属乡镇村"],
      ["张一", ID(1), "2019-01-02", "平安镇上坝村委会"],
      ["李二", ID(2), "2019-01-03", "西街道花园社区"],
    ],
  });
  expect(await db.rows("SELECT town_text, village_text FROM mention ORDER BY row_no")).toEqual([
    { town_text: "平安镇", village_text: "上坝村委会" },
    { town_text: "西街道", village_text: "花园社区" },
  ]);
});

it("counts each one's share for all who are covered, and says so", async () => {
  const rows = (count: readonly string[]) => [
    ["低保证号", "姓名", "身份证号", "与户主关系", "城乡类别", ...count.slice(0, 1), "人均月补差"],
    ["7", "张一", ID(1), "户主", "农村", ...count.slice(1, 2), "150"],
    ["7", "李二", ID(2), "配偶", "农村", ...count.slice(1, 2), "150"],
  ];
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: rows(["保障人数", "3"]),
  });
  expect(sheet && measureText(sheet.recognition)).toEqual([
    "“人均月补差”按 ×保障人数 折算成月保障金额（元）",
  ]);
  await stageRows(db, { file: "2018年10月低保名册.xlsx", rows: rows([]) });
  const amounts = "SELECT period, min(amount_fen) AS least, max(amount_fen) AS most";
  expect(await db.rows(`${amounts} FROM stage.enrolment GROUP BY 1 ORDER BY 1`)).toMatchObject([
    { least: 30_000, most: 30_000 },
    { least: 45_000, most: 45_000 },
  ]);
});

it("cuts no amount in 万元 short before it is counted", async () => {
  await stageRows(db, {
    file: "临时救助台账.xlsx",
    rows: [
      ["姓名", "身份证号", "审批日期", "救助金额（万元）"],
      ["张一", ID(1), "2019-03-01", "0.0145"],
      ["李二", ID(2), "2019-03-01", "0.3"],
    ],
  });
  expect(await db.rows("SELECT amount_fen FROM stage.aid ORDER BY row_no")).toEqual([
    { amount_fen: 14_500 },
    { amount_fen: 300_000 },
  ]);
});

it("takes a list that says of nobody who he is for no roll, for all covered by it would be thought missed", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月特困人员名册.xlsx",
    rows: [
      ["人", "供养方式", "生活自理能力", "开始享受年月", "基本生活费", "照料护理费", "探访日期"],
      ["01号", "分散供养", "全自理", "2018-01", "560", "0", "2019-10-02"],
      ["02号", "集中供养", "半护理", "2018-02", "560", "260", "2019-10-03"],
    ],
  });
  expect(sheet?.recognition.roll).toBeNull();
  expect(sheet?.recognition.questions[0]?.text).toContain("没有认出姓名列和身份证号列");
});

it("reads what was paid and for which month out of a bank's remark", async () => {
  const rows = [
    `2019年9月低保金`,
    `发放201908低保金及物价补贴`,
    `孤儿基本生活费(2019-07)`,
    `2019年第二季度特困供养金`,
  ].map((remark, n) => [`张${"一二三四"[n]}`, ID(n), remark, "2019-10-10", "300", "交易成功"]);
  const [sheet] = await stageRows(db, {
    file: "代发回单.xlsx",
    rows: [["户名", "证件号码", "摘要", "交易日期", "交易金额", "交易结果"], ...rows],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  const month = 2019 * 12 - 1;
  expect(
    await db.rows("SELECT item, for_month, for_count FROM stage.payment ORDER BY row_no"),
  ).toEqual([
    { item: "dibao", for_month: month + 9, for_count: 1 },
    { item: "dibao_price", for_month: month + 8, for_count: 1 },
    { item: "orphan", for_month: month + 7, for_count: 1 },
    { item: "tekun", for_month: month + 4, for_count: 3 },
  ]);
});

it("takes a remark in brackets for no part of a header", async () => {
  const [sheet] = await stageRows(db, {
    file: "死亡人员名单.xlsx",
    rows: [
      ["姓名（见填表说明）", "身份证（详见填表说明）", "死亡日期（文本格式）"],
      ["张一", ID(1), "2019-01-02"],
    ],
  });
  expect(sheet?.recognition.columns.map(({ field }) => field)).toEqual(["name", "died_on", "id"]);
});

it.each(["米热古丽●穆萨", "米热古丽▪穆萨", "次仁卓玛 ཚེ་རིང་སྒྲོལ་མ"])(
  "takes a column of names such as %s",
  async (name) => {
    await stageRows(db, {
      file: "死亡人员名单.xlsx",
      rows: [
        ["姓名", "身份证号", "死亡时间"],
        ...[1, 2, 3].map((at) => [name, ID(at), "2019-03-05"]),
      ],
    });
    expect(await db.rows("SELECT count(name_text)::INTEGER AS n FROM mention")).toEqual([{ n: 3 }]);
  },
);
