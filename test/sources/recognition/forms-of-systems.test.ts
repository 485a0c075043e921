import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";
import { rowsOf } from "./form-rows.ts";

it("takes what all of a household get more for no mark of one of them", async () => {
  const columns =
    "户主姓名 | 户主身份证号 | 家庭人口:3 | 保障人口:3 | 户月保障金额（元）:420 | 家庭分类施保总额（元）:0 | 人员分类施保总额（元）:0/60 | 低保（特困）证号:999001 | 家庭成员姓名 | 家庭成员身份证号";
  const form = { roll: "dibao", file: "农村低保家庭查询_20191031.xlsx", columns };
  const head = { file: form.file, sheet: "Sheet1", rows: rowsOf(form), merges: [] };
  const { columns: taken } = recogniseSheet(head, await loadRolls());
  expect(taken.map(({ field }) => field)).not.toContain("classified");
});

const WINTER =
  "序号:1 | 户主姓名 | 户主身份证号 | 家庭类型:低保户/分散特困/一般户 | 家庭人口:4 | 家庭住址:阿里乡东村 | 需救助人口:4 | 已发放救助款:200";
const HANDED_OUT =
  "序号:1 | 乡镇:阿里乡 | 村:东村委会 | 户主姓名 | 身份证号 | 家庭类别:低保对象/分散特困/散居孤儿 | 家庭人口:4 | 救助人数:4 | 救助金额:400 | 账号:6228888800001111222 | 发放日期:2019-12-20";
const BY_COUNT =
  "序号:1 | 村:东村委会 | 户主姓名 | 身份证号 | 家庭人口:4 | 救助人数:4 | 救助金额:400 | 账号:6228888800001111222";
const INSURED = "所属年份:2019 | 所属月份:10/9 | 姓名 | 身份证号 | 是否资助参保:是/否";
const POOR =
  "姓名 | 性别:男/女 | 身份证号 | 年收入（元）:1200 | 健康状况:良好 | 劳动能力:有劳动能力 | 残疾类别:";

it.each([
  ["发放月数", "1"],
  ["参保状态", "正常"],
])("takes %s on a list of payments for no word of how they went", async (header, cell) => {
  const columns = `姓名 | 身份证号 | 发放项目:低保 | 所属年月:2019-10 | ${header}:${cell} | 发放金额:420 | 账号:6228888800001111222`;
  const form = { roll: "payment", file: "2019年10月发放流水.xls", columns };
  const head = { file: form.file, sheet: "Sheet1", rows: rowsOf(form), merges: [] };
  const { columns: taken } = recogniseSheet(head, await loadRolls());
  expect(taken.map(({ field }) => field)).not.toContain("result");
});

const VISITED =
  "序号:1 | 户主姓名 | 身份证号 | 家庭人口:4 | 保障人口:2 | 月保障金额:300 | 核查情况:符合条件/有车 | 处理意见:继续保障/停保 | 核查人 | 核查时间:2019-08-03 | 乡镇:阿里乡 | 村:东村委会";
const FAMILY = "序号:1 | 户主姓名 | 姓名 | 身份证号 | 与户主关系:户主/配偶";
/** Who has left school, whatever his list calls him. */
const LEFT_SCHOOL =
  "序号:1 | 学校:某中学 | 年级:八年级 | 学生姓名 | 身份证号 | 辍学时间:2019-03 | 劝返情况:已返校/未返校";
const OTHER_LISTS: readonly (readonly [string, string, string])[] = [
  // What whoever calls proposes is no state of a roll.
  ["低保入户核查登记.xlsx", "2019年三季度低保入户核查登记表", VISITED],
  // 建档立卡 below 人员类别 makes no child of the roll.
  [
    "外出务工人员信息.xlsx",
    "某县农村劳动力转移就业人员信息",
    `${FAMILY} | 人员类别:建档立卡/一般农户 | 务工地点:某省 | 务工单位:某厂 | 外出时间:2019-02 | 就业状态:在岗/返乡 | 乡镇:阿里乡 | 村:东村委会`,
  ],
  // Nobody is on the register for his loan, his share or his street.
  [
    "扶贫小额信贷.xlsx",
    "某县扶贫小额信贷贷款户信息",
    "序号:1 | 乡镇:阿里乡 | 村:东村委会 | 户主姓名 | 身份证号 | 户编号:530001/530002 | 贷款金额:30000 | 贷款日期:2018-05-01 | 到期日期:2021-05-01 | 还款状态:正常",
  ],
  ["附件38.xls", "", `${FAMILY} | 户编号:530001/530002 | 成员类型:户籍成员 | 股份数:1 | 状态:正常`],
  [
    "网格化人口信息.xlsx",
    "网格人口基础信息表",
    `${FAMILY} | 网格名称:第一网格 | 人口类型:户籍人口/流动人口 | 重点人员类型:低保对象/残疾人 | 性别:男/女 | 联系电话:1380000 | 状态:正常`,
  ],
  ["学生劝返.xls", "2019年秋季学期控辍保学劝返学生台账", LEFT_SCHOOL],
  // Some of all who are insured, or were treated, are on 低保.
  [
    "附件2.xls",
    "",
    `${FAMILY} | 人员类别:一般居民/低保对象/特困人员 | 缴费金额:250 | 缴费日期:2019-10-15`,
  ],
  [
    "附件12.xls",
    "",
    "姓名 | 身份证号 | 救助对象类别:低保对象/特困人员 | 住院时间:2019-05-03 | 医疗总费用:8000 | 救助金额:1200 | 结算时间:2019-05-10",
  ],
];

describe("lists that have the columns of a roll and are none", () => {
  it.each<readonly [string, string, string]>([
    ...OTHER_LISTS,
    ["受灾人员冬春生活政府救助人口一览表", "", WINTER],
    ["冬春救助.xls", "某县2019年冬春救助资金发放花名册", HANDED_OUT],
    ["冬春救助.xls", "某县2019年低保对象冬春救助资金发放花名册", HANDED_OUT],
    ["附件3.xls", "某镇2019年过渡期生活救助发放表", HANDED_OUT],
    ["附件2.xls", "附件2 某镇困难群众生活救助花名册", BY_COUNT],
    // Whoever is helped to insure himself has no job for that.
    ["资助参保.xls", "", INSURED],
    ["特困人员参保名单.xls", "", INSURED],
    // 健康状况, 劳动能力 and an income are of no poverty roll that nothing calls so.
    ["农村低保人员查询.xls", "农村低保人员查询", POOR],
  ])("takes %s 《%s》 for no roll", async (file, title, columns) => {
    const rolls = await loadRolls();
    const form = { roll: "", file, columns, ...(title === "" ? {} : { title }) };
    const found = recogniseSheet({ file, sheet: "Sheet1", rows: rowsOf(form), merges: [] }, rolls);
    expect(found.roll?.id).toBeUndefined();
  });

  it("keeps a list of those insured by their work, and one of the poor that is called so", async () => {
    const rolls = await loadRolls();
    const taken = (file: string, columns: string) =>
      recogniseSheet(
        { file, sheet: "Sheet1", rows: rowsOf({ roll: "", file, columns }), merges: [] },
        rolls,
      ).roll?.id;
    expect(
      taken("脱贫人口就业参保.xls", "姓名 | 身份证号 | 单位名称:厂 | 最近缴费月份:2019-09"),
    ).toBe("employment");
    expect(taken("建档立卡人员查询.xls", POOR)).toBe("poverty");
    const households = `${FAMILY} | 户编号:530001/530002 | 健康状况:健康/残疾 | 劳动技能:普通劳动力`;
    expect(taken("脱贫户花名册.xls", households)).toBe("poverty");
    expect(taken("某村成员名册.xls", `${FAMILY} | 户编号:530001/530002 | 成员类型:户籍成员`)).toBe(
      undefined,
    );
    const register = `${FAMILY} | 户号:530001/530002 | 户籍状态:正常`;
    expect(taken("附件1.xls", register)).toBe("hukou");
    const joint = `${FAMILY} | 救助类别:农村低保/特困人员/孤儿 | 月保障金额:300`;
    expect(taken("附件3.xls", joint)).toBe("dibao");
  });
});
