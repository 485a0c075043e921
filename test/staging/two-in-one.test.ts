import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;

/** The cards of a list with one column for what is wrong and how much. */
async function cards(header: string, cells: readonly string[]) {
  const rows = cells.map((cell, index) => [`张${"一二三四五六"[index]}`, ID(index), cell, "有效"]);
  const written = [["姓名", "身份证号", header, "证件状态"], ...rows];
  const [sheet] = await stageRows(db, { file: "持证残疾人名单.xlsx", rows: written });
  const staged = await db.rows<{ category: string | null; grade: number | null }>(
    "SELECT category, grade FROM stage.disability ORDER BY row_no",
  );
  return {
    cards: staged.map(({ category, grade }) => `${category} ${grade}`),
    fields: sheet?.recognition.columns.map(({ field }) => field) ?? [],
  };
}

it("reads category and grade out of one column", async () => {
  const found = await cards("残疾类别等级", ["肢体二级", "智力残疾一级", "视力三级", "多重二级"]);
  expect(found.cards).toEqual(["肢体 2", "智力 1", "视力 3", "多重 2"]);
});

it("notes a cell that says one of the two only", async () => {
  const found = await cards("残疾类别及等级", ["肢体二级", "智力一级", "肢体", "听力四级"]);
  expect(found.cards).toEqual(["肢体 2", "智力 1", "肢体 null", "听力 4"]);
  expect(await db.rows("SELECT field, row_no FROM cell_fault")).toEqual([
    { field: "grade", row_no: 4 },
  ]);
});

it("takes bare codes of a category for no grades", async () => {
  const found = await cards("残疾类别", ["3", "4", "2", "1"]);
  expect(found.fields).not.toContain("grade");
  expect(found.cards.every((card) => card.endsWith(" null"))).toBe(true);
});

it("takes the holder of the account for who was paid where a bank's list names nobody else", async () => {
  const [sheet] = await stageRows(db, {
    file: "代发明细.xlsx",
    rows: [
      ["录入人员", "户名", "身份证号", "发放项目", "所属年月", "发放日期", "发放金额"],
      ["王经办", "张一", ID(1), "低保", "2019-10", "2019-10-10", "300"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows("SELECT name_text, account_name FROM mention JOIN stage.payment USING (row_id)"),
  ).toEqual([{ name_text: "张一", account_name: null }]);
});

it("says whose an account is where it is another's than that of whom the row pays", async () => {
  await stageRows(db, {
    file: "代发明细.xlsx",
    rows: [
      ["领款人", "户名", "身份证号", "发放项目", "所属年月", "发放日期", "发放金额"],
      // Written as a typist had it: the register calls him 张国华.
      ["張國華", "張國華 ", ID(1), "低保", "2019-10", "2019-10-10", "300"],
      ["李四", "王五", ID(2), "低保", "2019-10", "2019-10-10", "300"],
    ],
  });
  expect(await db.rows("SELECT account_name FROM stage.payment ORDER BY row_no")).toEqual([
    { account_name: null },
    { account_name: "王五" },
  ]);
});

it("takes the holder of the account for who was paid where the names are to be signed by hand", async () => {
  const header = ["户名", "领取人身份证号", "银行卡号", "发放项目", "发放金额", "领取人签字"];
  for (const signed of ["领取人签字", "领款人（签章）"]) {
    const [sheet] = await stageRows(db, {
      file: "2019年9月发放.csv",
      rows: [
        [...header.slice(0, 5), signed],
        ["张三", ID(1), "6228480000000000011", "农村低保", "400", ""],
        ["李四", "", "6228480000000000022", "农村低保", "400", ""],
      ],
    });
    expect(sheet?.recognition.columns).toContainEqual({ field: "name", index: 0, header: "户名" });
    expect(sheet).toMatchObject({ rowsUsed: 2 });
  }
});

it("reads how both parents are from one column", async () => {
  const [sheet] = await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["序号", "儿童姓名", "身份证号", "父亲姓名", "母亲姓名", "父母情况", "是否留守"],
      ["1", "张一", ID(1), "张大", "李花", "父亲死亡，母亲服刑在押", "否"],
      ["2", "张二", ID(2), "张中", "王花", "父母双亡", "否"],
      ["3", "张三", ID(3), "张小", "赵花", "母亲失联", "是"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows("SELECT father_state, mother_state FROM stage.child_survey ORDER BY row_no"),
  ).toEqual([
    { father_state: "死亡", mother_state: "服刑在押" },
    { father_state: "死亡", mother_state: "死亡" },
    { father_state: null, mother_state: "失联" },
  ]);
});

it("takes a list of parents, one a row, for none of both: 死亡 is the father's alone", async () => {
  const child = (n: number) => [`${n}`, "张一", ID(n), "否"];
  const [sheet] = await stageRows(db, {
    file: "儿童摸底排查表.xlsx",
    rows: [
      ["序号", "儿童姓名", "儿童身份证号", "是否留守", "父母关系", "父母姓名", "父母状况"],
      [...child(1), "父亲", "张大", "死亡"],
      ["", "", "", "", "母亲", "李花", "正常"],
      [...child(2), "父亲", "张中", "服刑在押"],
      ["", "", "", "", "母亲", "王花", "正常"],
    ],
  });
  expect(sheet?.recognition.roll).toBeNull();
  expect(sheet?.recognition.questions[0]?.text).toContain("父亲、母亲各写了一行");
});

it("reads who a parent is and how out of one column a parent", async () => {
  const of = (name: string, n: number, state: string) => `${name}，99999919800101001${n}，${state}`;
  const [sheet] = await stageRows(db, {
    file: "留守困境儿童摸底表.xlsx",
    rows: [
      [
        "儿童姓名",
        "儿童身份证号",
        "父亲（姓名、身份证号、现状）",
        "母亲（姓名、身份证号、现状）",
        "是否留守",
      ],
      ["张一", ID(1), of("张重", 1, "死亡"), of("李亡", 2, "正常"), "是"],
      ["王二", ID(2), of("王福", 3, "强戒"), of("赵敏", 4, "重残"), "否"],
      ["陈三", ID(3), "陈大，去世", "", "否"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows("SELECT father_state, mother_state FROM stage.child_survey ORDER BY row_no"),
  ).toEqual([
    { father_state: "死亡", mother_state: "正常" },
    { father_state: "强制隔离戒毒", mother_state: "重度残疾" },
    { father_state: "死亡", mother_state: null },
  ]);
  expect(
    await db.rows("SELECT name_text FROM mention WHERE role = 'father' AND row_no = 2"),
  ).toEqual([{ name_text: "张重" }]);
});

it("knows the children's half of an export that keeps the parents apart, for what it says of the children", async () => {
  const sheets = await stageRows(db, [
    {
      file: "农村留守儿童困境儿童信息.xls",
      sheet: "儿童信息",
      rows: [
        [
          "儿童编号",
          "儿童姓名",
          "儿童证件号码",
          "留守儿童标识",
          "委托监护（关爱）协议",
          "所属机构",
        ],
        ["LS1", "张一", ID(1), "Y", "未签", "平安县>东山乡>河头村委会"],
        ["LS2", "王二", ID(2), "N", "已签", "平安县>东山乡>河头村委会"],
      ],
    },
  ]);
  expect(sheets[0]?.recognition.roll?.id).toBe("child_hardship");
  expect(
    await db.rows("SELECT left_behind, agreement FROM stage.child_survey ORDER BY row_no"),
  ).toEqual([
    { left_behind: 1, agreement: "无" },
    { left_behind: 0, agreement: "已签订" },
  ]);
});

it("reads when aid was applied for and when it was granted out of one column", async () => {
  await stageRows(db, {
    file: "2019年临时救助台账.xlsx",
    rows: [
      ["姓名", "身份证号", "救助金额", "申请/审批时间"],
      ["张一", ID(1), "500", "2019.03.05/2019.04.20"],
      ["张二", ID(2), "500", "2019/3/5、2019/4/21"],
      ["张三", ID(3), "500", "2019-04-22"],
    ],
  });
  const days = "CAST(applied_on AS VARCHAR) AS applied, CAST(approved_on AS VARCHAR) AS approved";
  expect(await db.rows(`SELECT ${days} FROM stage.aid ORDER BY row_no`)).toEqual([
    { applied: "2019-03-05", approved: "2019-04-20" },
    { applied: "2019-03-05", approved: "2019-04-21" },
    { applied: null, approved: "2019-04-22" },
  ]);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});

it("reads since when somebody is on a roll from the day of approval beside that of the application", async () => {
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "姓名", "身份证号", "户月保障金额", "申请、审批时间"],
      ["D1", "张一", ID(1), "500", "2018.03.05/2018.04.20"],
      ["D2", "张二", ID(2), "500", "2018年3月 2018年5月"],
    ],
  });
  const months = await db.rows<{ from_month: number }>(
    "SELECT from_month FROM stage.enrolment ORDER BY row_no",
  );
  expect(months.map(({ from_month }) => from_month - 2018 * 12 + 1)).toEqual([4, 5]);
});

it("gives a second date that leaves its year out that of the first, and takes no first date for the second", async () => {
  const cells = {
    "2019年3月5日/4月20日": ["2019-03-05", "2019-04-20"],
    "2019.3.5/12.10": ["2019-03-05", "2019-12-10"],
    "2019.3.5/4.20": ["2019-03-05", "2019-04-20"],
    "2019.3.5-2019.4.20": ["2019-03-05", "2019-04-20"],
    "2019.3.6-2019.4.20": ["2019-03-06", "2019-04-20"],
    "2019.3.7;2019.4.20": ["2019-03-07", "2019-04-20"],
    "2019/3/5/4/20": ["2019-03-05", "2019-04-20"],
    "2019.12.28、1.5": ["2019-12-28", "2020-01-05"],
    "20191228/2020.1.5": ["2019-12-28", "2020-01-05"],
    "2019年5月10日/3月2日": [null, null],
    "2019年3月5日，乡镇4月2日审": [null, null],
    "2019年3月5日": [null, "2019-03-05"],
    "2019-03-05 00:00:00": [null, "2019-03-05"],
    "2019/3/5": [null, "2019-03-05"],
  };
  await stageRows(db, {
    file: "2019年临时救助台账.xlsx",
    rows: [
      ["姓名", "身份证号", "救助金额", "申请/审批时间"],
      ...Object.keys(cells).map((cell, n) => [`张${n}`, ID(n % 10), "500", cell]),
    ],
  });
  const days = "CAST(applied_on AS VARCHAR) AS applied, CAST(approved_on AS VARCHAR) AS approved";
  const read = await db.rows<{ applied: string; approved: string }>(
    `SELECT ${days} FROM stage.aid ORDER BY row_no`,
  );
  expect(
    Object.fromEntries(
      Object.keys(cells).map((cell, n) => [cell, [read[n]?.applied, read[n]?.approved]]),
    ),
  ).toEqual(cells);
  // Whatever is neither is named.
  const faults = await db.rows<{ row_no: number }>(
    "SELECT DISTINCT row_no FROM cell_fault WHERE field = 'approved_on' ORDER BY 1",
  );
  expect(faults).toHaveLength(2);
});

it.each([
  [["农村/整户保", "农村/单人保", "城市/整户保"], "整户保 单人保 整户保"],
  [["农村整户", "农村单人户", "城市整户"], "整户保 单人保 整户保"],
  [["农村低保", "农村低保", "城市低保"], "null null null"],
])("reads who of a household is covered out of 低保类型 of %j", async (types, covered) => {
  const rows = types.map((type, at) => [`D${at}`, `张${"一二三"[at]}`, ID(at), type, "300"]);
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["低保证号", "姓名", "身份证号", "低保类型", "户月保障金额"], ...rows],
  });
  const staged = await db.rows<{ side: string | null; coverage: string | null }>(
    "SELECT side, coverage FROM stage.enrolment ORDER BY row_no",
  );
  expect(staged.map(({ coverage }) => String(coverage)).join(" ")).toBe(covered);
  expect(staged.map(({ side }) => side)).toEqual(["农村", "农村", "城市"]);
});
