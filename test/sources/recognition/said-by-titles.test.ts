import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { saidByTitles } from "../../../src/sources/recognition/lines/said-by-titles.ts";

const OCTOBER_2019 = 2019 * 12 + 9;

describe("what the names of a sheet say for all its rows", () => {
  it.each([
    // roll, file, sheet, title, said
    ["subsidy", "两项补贴201910", "护理补贴", "", { programme: "disability_care" }],
    ["subsidy", "重度残疾人护理补贴发放名册", "Sheet1", "", { programme: "disability_care" }],
    ["subsidy", "补贴", "Sheet1", "困难残疾人生活补贴名册", { programme: "disability_living" }],
    ["subsidy", "补贴", "Sheet1", "困难残疾人生活补贴和重度残疾人护理补贴名册", {}],
    ["subsidy", "2019年10月残疾人两项补贴", "Sheet1", "", {}],
    ["subsidy", "护理补贴201812两项补贴", "Sheet1", "", { programme: "disability_care" }],
    ["subsidy", "两项补贴2019年10月生活补贴", "Sheet1", "", { programme: "disability_living" }],
    ["subsidy", "生活补贴201812护理补贴", "Sheet1", "", {}],
    ["subsidy", "2019年护理补贴等两项补贴", "Sheet1", "", {}],
    // The title of the sheet speaks before the file's name.
    ["subsidy", "护理补贴", "Sheet1", "生活补贴花名册", { programme: "disability_living" }],
    ["child", "儿童", "事实孤儿", "", { programme: "unsupported_child" }],
    ["child", "孤儿基本生活保障名册", "Sheet1", "", { programme: "orphan" }],
    ["child", "孤儿和事实无人抚养儿童名册", "Sheet1", "", {}],
    [
      "payment",
      "发放",
      "10月",
      "2019年10月农村低保金发放花名册",
      { item: "dibao", for_month: OCTOBER_2019 },
    ],
    ["payment", "发放", "Sheet1", "2019年1-10月特困供养金发放明细", { item: "tekun" }],
    // When it was paid is not what it was paid for.
    [
      "payment",
      "2019年11月发放10月低保金",
      "Sheet1",
      "",
      { item: "dibao", for_month: OCTOBER_2019 },
    ],
    [
      "payment",
      "发放",
      "Sheet1",
      "10月低保金（2019年11月发放）",
      { item: "dibao", for_month: OCTOBER_2019 },
    ],
    [
      "payment",
      "发放",
      "Sheet1",
      "2019年10月低保金（2019年11月8日发放）",
      { item: "dibao", for_month: OCTOBER_2019 },
    ],
    [
      "payment",
      "发放",
      "Sheet1",
      "2019年10月低保金发放表",
      { item: "dibao", for_month: OCTOBER_2019 },
    ],
    [
      "payment",
      "发放",
      "Sheet1",
      "2019年11月发放7-9月低保金",
      { item: "dibao", for_month: OCTOBER_2019 - 3, for_count: 3 },
    ],
    ["payment", "低保金和物价补贴发放明细", "Sheet1", "", {}],
    ["payment", "残疾人两项补贴发放明细", "Sheet1", "", {}],
    // A list may sum up the one thing that it names.
    ["payment", "2019年低保金发放汇总", "发放", "", { item: "dibao" }],
    ["payment", "城乡低保等救助资金发放汇总", "Sheet1", "", {}],
    ["payment", "低保对象价格临时补贴发放明细", "Sheet1", "", { item: "price" }],
    ["payment", "城乡低保、特困人员物价补贴发放表", "Sheet1", "", { item: "price" }],
    // What children and those without family live on is called 生活补贴 too.
    ["payment", "事实无人抚养儿童基本生活补贴发放表", "", "", { item: "unsupported_child" }],
    ["payment", "孤儿生活补贴发放明细", "", "", { item: "orphan" }],
    ["payment", "事实孤儿生活费发放台账", "", "", { item: "unsupported_child" }],
    ["payment", "特困人员基本生活补贴发放明细", "", "", { item: "tekun" }],
    ["payment", "孤儿生活补贴、残疾人生活补贴发放明细", "", "", {}],
    ["payment", "低保对象生活补贴发放明细", "", "", {}],
    ["custody", "在册社区矫正对象名单", "Sheet1", "", { custody_type: "社区矫正" }],
    [
      "application",
      "2019年农村低保申请不予批准名单",
      "Sheet1",
      "",
      { programme: "dibao", decision: "不予批准" },
    ],
    ["income_check", "财产超标", "Sheet1", "", { assets: "超标" }],
    ["income_check", "核对结果", "未超标", "", { assets: "未超标" }],
    ["income_check", "1", "Sheet1", "家庭经济状况核对结果（财产未超标）", { assets: "未超标" }],
    ["income_check", "收入超标家庭核对结果", "Sheet1", "", {}],
    ["hukou", "户籍人口（正常）", "Sheet1", "", { state: "正常" }],
    ["hukou", "户籍人口-已迁出", "Sheet1", "", { state: "迁出" }],
    ["hukou", "户籍", "注销", "", { state: "注销" }],
    ["hukou", "户籍", "死亡", "某县户籍人口", { state: "死亡" }],
    ["hukou", "户籍人口（不含注销）", "Sheet1", "", {}],
    ["hukou", "户籍人口（含迁出、注销）", "Sheet1", "", {}],
    ["hukou", "户籍人口（正常、迁出）", "Sheet1", "", {}],
    ["disability", "残联数据", "肢体残疾", "", { category: "肢体" }],
    [
      "disability",
      "残联数据",
      "Sheet1",
      "2019年精神残疾人（一级）名册",
      { category: "精神", grade: 1 },
    ],
    ["disability", "智力、精神残疾人", "Sheet1", "", {}],
    ["disability", "听力言语残疾", "Sheet1", "", {}],
    ["disability", "持证残疾人（不含精神残疾）", "Sheet1", "", {}],
    ["disability", "持证残疾人", "其他残疾", "", {}],
    ["disability", "精神卫生中心残疾人名单", "Sheet1", "", {}],
    ["disability", "肢残人协会持证残疾人", "Sheet1", "", {}],
    ["disability", "持证残疾人（含精神残疾）", "Sheet1", "", {}],
    ["disability", "持证残疾人，其中智力残疾12人", "Sheet1", "", {}],
    ["disability", "持证残疾人", "肢体残疾以外", "", {}],
    ["disability", "持证残疾人", "精神病院", "", {}],
    ["disability", "持证残疾人", "聋哑学校", "", {}],
    ["disability", "持证残疾人", "聋哑人", "", {}],
    ["disability", "持证残疾人", "盲人", "", { category: "视力" }],
    ["disability", "大聋坡村持证残疾人", "Sheet1", "", {}],
    ["disability", "持证残疾人", "Sheet1", "按县残联会议精神核实的持证残疾人名册", {}],
    ["subsidy", "2019年10月残疾人两项补贴（不含护理补贴）", "Sheet1", "", {}],
    ["subsidy", "2019年10月残疾人两项补贴", "Sheet1", "2019年10月两项补贴 护理补贴标准80元", {}],
    ["disability", "有效残疾人证人员", "Sheet1", "", { card_state: "有效" }],
    ["disability", "过期注销残疾人证人员", "Sheet1", "", { card_state: "过期" }],
    ["disability", "已注销残疾人证", "Sheet1", "", { card_state: "注销" }],
    ["disability", "持证残疾人（含注销）", "Sheet1", "", {}],
    ["disability", "持证残疾人有效期一览", "Sheet1", "", {}],
    // A file's name says when it was made more often than what it is for.
    ["payment", "社会化发放流水20191105", "Sheet1", "", {}],
    ["welfare_exit", "特困人员停发名单", "Sheet1", "", { programme: "tekun" }],
    ["tekun", "特困人员201910", "分散供养", "", { supply: "分散供养" }],
    ["tekun", "特困人员201910", "Sheet1", "集中供养和分散供养名册", {}],
    ["poverty", "2019年未脱贫人口花名册", "Sheet1", "", { poverty_state: "未脱贫" }],
    ["poverty", "建档立卡", "返贫", "返贫户名单", { poverty_state: "返贫" }],
    ["poverty", "贫困人口（返贫）", "", "", { poverty_state: "返贫" }],
    ["poverty", "建档立卡贫困人口（防止返贫监测）", "", "", {}],
    ["poverty", "贫困人口", "已脱贫", "某县建档立卡贫困户花名册", { poverty_state: "已脱贫" }],
    ["poverty", "建档立卡贫困户花名册", "Sheet1", "脱贫攻坚基础信息", {}],
    ["poverty", "建档立卡贫困人口（含已脱贫户）", "Sheet1", "", {}],
    ["poverty", "未脱贫和已脱贫人口名单", "Sheet1", "", {}],
    ["poverty", "防返贫人员名单", "Sheet1", "", {}],
    ["monitored", "监测对象（风险未消除）名单", "Sheet1", "", { risk_state: "未消除" }],
    ["monitored", "监测对象", "风险已消除", "", { risk_state: "已消除" }],
    ["monitored", "监测对象（含风险已消除）", "Sheet1", "", {}],
    ["monitored", "监测对象（含风险未消除）", "Sheet1", "", {}],
    ["monitored", "风险未消除和已消除监测对象", "Sheet1", "", {}],
    ["monitored", "监测对象名单", "Sheet1", "防返贫监测", {}],
    ["margin", "低保边缘家庭花名册", "Sheet1", "", { margin_type: "低保边缘" }],
    ["margin", "刚性支出困难家庭名册", "Sheet1", "", { margin_type: "刚性支出困难" }],
    ["margin", "低保边缘和刚性支出困难家庭", "Sheet1", "", {}],
    ["margin", "低收入人口名册", "Sheet1", "", {}],
    ["child_survey", "农村留守儿童摸底排查表", "Sheet1", "", { left_behind: 1 }],
    ["child_survey", "困境儿童花名册", "Sheet1", "", {}],
    ["child_survey", "农村留守儿童和困境儿童摸底排查表", "Sheet1", "", {}],
    ["disaster", "受灾人员", "仍有困难", "", { living_state: "仍有困难" }],
    ["disaster", "受灾人员", "已恢复", "", { living_state: "已恢复" }],
    ["disaster", "受灾困难群众名册", "Sheet1", "", {}],
    ["dibao", "农村低保201910", "Sheet1", "", { side: "农村" }],
    ["dibao", "低保", "城镇低保", "某县低保花名册", { side: "城市" }],
    ["dibao", "城乡低保花名册", "城关镇", "", {}],
  ] as const)("%s: %s / %s / %s", async (id, file, sheet, title, said) => {
    const roll = (await loadRolls()).get(id);
    if (!roll) throw new Error(`no roll ${id}`);
    expect(Object.fromEntries(saidByTitles(roll, [file, sheet, title]))).toEqual(said);
  });
});

describe("the month in the name of a file of payments", () => {
  const october = { item: "dibao", for_month: OCTOBER_2019 };
  it.each([
    // file, days on the sheet, said
    ["2019年10月低保金代发回盘", [["20191012", "20191013"]], october],
    ["低保金代发201910", [["2019-11-04"]], october],
    ["2019年10月低保金代发", [], october],
    // A few were paid before the month began.
    ["低保金代发201910", [[...Array(12).fill("2019-10-09"), "2019-09-29"]], october],
    ["低保金代发201910", [["2019-10-09", "2019-09-29"]], { item: "dibao" }],
    // Days of other months: the name says when the list was drawn up.
    ["2019年10月低保金代发", [["2019-01-10", "2019-10-10"]], { item: "dibao" }],
    ["低保金代发201910", [], { item: "dibao" }],
    ["低保金代发20191012", [["2019-10-12"]], { item: "dibao" }],
    ["2019年1-10月低保金代发", [["2019-10-12"]], { item: "dibao" }],
  ] as const)("%s %j", async (file, days, said) => {
    const roll = (await loadRolls()).get("payment");
    if (!roll) throw new Error("no payment roll");
    expect(Object.fromEntries(saidByTitles(roll, [file, "Sheet1"], days))).toEqual(said);
  });
});

describe("the month in the folders of a file of payments", () => {
  const october = { item: "dibao", for_month: OCTOBER_2019 };
  it.each([
    // folder, file, days on the sheet, said
    ["发放/2019年/10月", "低保金.xls", [["2019-10-12"]], october],
    ["发放/2019年", "10月低保金.xls", [["2019-10-12", "2019-11-04"]], october],
    ["发放/2019/十月", "低保金.xls", [], october],
    // Days of other months, a span, two years.
    ["发放/2019年/10月", "低保金.xls", [["2019-03-12"]], { item: "dibao" }],
    ["发放/2019年", "1月至10月低保金.xls", [["2019-10-12"]], { item: "dibao" }],
    ["发放/2019年", "1-10月低保金.xls", [], { item: "dibao" }],
    ["发放/2019年", "7、9月低保金.xls", [], { item: "dibao" }],
    ["发放/2019年", "截至10月低保金.xls", [], { item: "dibao" }],
    ["2018年/2019年/10月", "低保金.xls", [["2019-10-12"]], { item: "dibao" }],
  ] as const)("%s/%s %j", async (folder, file, days, said) => {
    const roll = (await loadRolls()).get("payment");
    if (!roll) throw new Error("no payment roll");
    expect(Object.fromEntries(saidByTitles(roll, [file, "Sheet1"], days, folder))).toEqual(said);
  });
});

describe("the day above a list of payments", () => {
  const line = "填报单位：民政局2019年11月5日";
  it.each([
    // title, days on the sheet, for_month
    [line, ["2019-02-11", "2019-06-12", "2019-10-10"], undefined],
    [line, ["2019-11-11", "2019-11-12"], OCTOBER_2019 + 1],
    [line, [], OCTOBER_2019 + 1],
    ["发放日期：2019年11月5日", ["2019-11-05"], OCTOBER_2019 + 1],
    [`2019年10月发放明细${line}`, ["2019-11-05"], OCTOBER_2019],
  ] as const)("%s above %j", async (title, days, month) => {
    const payment = (await loadRolls()).get("payment");
    if (!payment) throw new Error("no such roll");
    const said = saidByTitles(payment, ["低保金发放明细", "Sheet1", title], [days]);
    expect(said.get("for_month")).toBe(month);
  });
  it.each([
    // folder, file, title, for_month
    ["代发/2019年10月", "低保金201910_20191105", "代发日期:2019年11月5日  笔数:24", OCTOBER_2019],
    ["代发", "低保金201910_20191105", "代发日期:2019年11月5日  笔数:24", OCTOBER_2019],
    ["代发", "2019年10月低保金发放明细", line, OCTOBER_2019],
    // The folder is called after the month in which old lists were handed in.
    ["2019年10月报送", "低保金", "代发日期:2019年4月5日", OCTOBER_2019 - 6],
    ["代发", "低保金", "代发日期:2019年11月5日", OCTOBER_2019 + 1],
    ["2019年10月数据", "发放明细3", "2019年3月10日", OCTOBER_2019 - 7],
    ["2019年10月数据", "发放明细3", "制表日期：2019年11月2日", OCTOBER_2019],
    ["2019年3月数据", "2019年10月低保金发放明细", "制表日期：2019年9月28日", OCTOBER_2019],
  ] as const)("%s/%s below %s", async (folder, file, title, month) => {
    const payment = (await loadRolls()).get("payment");
    if (!payment) throw new Error("no such roll");
    const said = saidByTitles(payment, [file, "Sheet1", title], [], folder);
    expect(said.get("for_month")).toBe(month);
  });
});

describe("the months that one sum is for", () => {
  const JULY = OCTOBER_2019 - 3;
  it.each([
    // folder, file, titles, days on the sheet, first month and how many
    ["", "2019年第三季度低保金", [], [], [JULY, 3]],
    ["2019年", "三季度低保金", ["填报单位：民政局2019年7月8日"], [], [JULY, 3]],
    ["2019年第三季度", "低保金", [], ["2019-07-05", "2019-08-02"], [JULY, 3]],
    ["", "物价补贴", ["2019年7-9月价格临时补贴发放表", "2019年10月8日"], [], [JULY, 3]],
    ["", "2019年7月、8月、9月物价补贴", [], [], [JULY, 3]],
    ["发放/2019年", "7、8月低保金", [], [], [JULY, 2]],
    ["", "201907-201909低保金", [], [], [JULY, 3]],
    ["", "2019年下半年低保金", [], [], [JULY, 6]],
    ["", "2018年12月至2019年2月低保金", [], [], [JULY - 7, 3]],
    // One month nearer to the list, more than half a year, days of other months, no year, and what is paid besides.
    ["2019年三季度", "2019年9月低保金", [], [], [JULY + 2, undefined]],
    ["", "2019年1-10月低保金", [], [], [undefined, undefined]],
    ["", "2019年第三季度低保金", [], ["2019-03-05", "2019-07-05"], [undefined, undefined]],
    ["", "三季度低保金", [], [], [undefined, undefined]],
    ["", "2019年10月低保金（含补发7-9月）", [], [], [undefined, undefined]],
    ["", "2019年7-9月低保金（截至9月5日）", [], [], [undefined, undefined]],
  ] as const)("%s/%s %j %j", async (folder, file, titles, days, [month, count]) => {
    const payment = (await loadRolls()).get("payment");
    if (!payment) throw new Error("no such roll");
    const said = saidByTitles(payment, [file, "Sheet1", ...titles], [days], folder);
    expect([said.get("for_month"), said.get("for_count")]).toEqual([month, count]);
  });
});
