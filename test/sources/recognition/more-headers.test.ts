import { describe, expect, it } from "vitest";
import { readFlag } from "../../../src/rolls/cell/read-number.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { isSpelling, resolveCode } from "../../../src/rolls/resolve-code.ts";
import { saidByTitles } from "../../../src/sources/recognition/lines/said-by-titles.ts";
import { recognised } from "../../support/recognise-rows.ts";

const rolls = await loadRolls();

const ZHANG = ["张三", "999999195001010015"] as const;
const LI = ["李四", "999999196002020028"] as const;
const WANG = ["王五", "999999197003030030"] as const;

describe("headers of other offices", () => {
  it.each([
    [
      "低保花名册2019年10月.xls",
      "dibao",
      {
        classified: ["重点类别", "老年人"],
        town: ["所在街镇", "石村乡"],
        village: ["村", "东村"],
      },
    ],
    ["低保对象名册2026年3月.xls", "dibao", { coverage: ["按户/按人", "按人"] }],
    [
      "核对报告结论.xls",
      "income_check",
      { income_fen: ["人均月收入", "380"], handled: ["核对后处理", "已复核"] },
    ],
    ["低保名册2019年10月.xls", "dibao", { town: ["镇乡", "石村乡"], village: ["村", "东村"] }],
    [
      "特困人员供养花名册2019年10月.xls",
      "tekun",
      { care_fen: ["看护费", "260"], visited_on: ["巡视时间", "2019-09-12"] },
    ],
    [
      "建档立卡贫困户信息.xls",
      "poverty",
      { household_no: ["档案编号", "P01"], health: ["患病情况", "长期慢性病"] },
    ],
    [
      "家庭经济状况核对结果.xls",
      "income_check",
      {
        household_size: ["家庭人口", "3"],
        income_fen: ["人均月收入", "380"],
        assets: ["财产情况", "超过规定"],
        checked_on: ["核对时间", "2023-04-11"],
        handled: ["处理情况", "已复核，符合条件"],
      },
    ],
    [
      "临时救助台账.xls",
      "aid",
      {
        applied_on: ["申请日期", "2023-02-04"],
        approved_on: ["审批日期", "2023-02-05"],
        amount_fen: ["救助金额", "1200"],
        urgency: ["救助类型", "急难型"],
        paid_on: ["拨付日期", "2023-02-06"],
      },
    ],
    [
      "临时救助备用金台账.xls",
      "aid",
      {
        applied_on: ["申请日期", "2023-02-04"],
        approved_on: ["审批日期", "2023-02-05"],
        amount_fen: ["救助金额", "1200"],
        cause: ["主要困难", "患病"],
        paid_on: ["领款日期", "2023-02-06"],
        papers_on: ["完善审批手续时间", "2023-02-20"],
        special: ["是否集体研究", "是"],
        minutes_no: ["党委会纪要", "第3次"],
      },
    ],
    [
      "敬老院花名册.xls",
      "residence",
      { admitted_on: ["入院日期", "2018-03-04"], left_on: ["出院日期", "2019-08-01"] },
    ],
    [
      "家庭经济状况核对反馈.xls",
      "income_check",
      {
        household_size: ["家庭人口", "3"],
        income_fen: ["人均月收入", "380"],
        assets: ["财产情况", "超过规定"],
        checked_on: ["比对日期", "2023-04-11"],
        finding: ["预警信息", "名下小型轿车1辆"],
        handled: ["乡镇核实情况", "车辆已报废"],
      },
    ],
    [
      "村两委成员.xls",
      "official",
      { post: ["岗位", "村支书"], account: ["工资账号", "6217001234567890123"] },
    ],
    [
      "特困人员取消名单.xls",
      "welfare_exit",
      { stop_month: ["取消时间", "2019-08"], reason: ["取消原因", "名额限制"] },
    ],
    [
      "特困人员停止供养名单.xls",
      "welfare_exit",
      { stop_month: ["停止供养时间", "2019-08"], reason: ["停止供养原因", "死亡"] },
    ],
    [
      "2019年10月孤儿减员名单.xls",
      "welfare_exit",
      { stop_month: ["减员时间", "2019-08"], reason: ["减员原因", "年满18周岁"] },
    ],
    ["医疗费用自付名单.xls", "medical", { self_paid_fen: ["累计自付", "42000"] }],
    [
      "留守儿童摸排台账.xls",
      "child_survey",
      {
        father_state: ["父亲状况", "正常"],
        mother_state: ["母亲状况", "正常"],
        agreement: ["委托监护协议签订日期", "2019、4、6"],
      },
    ],
    ["大病患者名单.xls", "illness", { disease: ["患病情况", "肺癌"] }],
    [
      "五类困难人员.xls",
      "jobless",
      {
        category: ["人员身份", "困难企业职工"],
        since_month: ["停产时间", "2019-03"],
        hardship: ["是否生活困难", "是"],
      },
    ],
    [
      "经济状况核对台账.xls",
      "income_check",
      {
        household_size: ["家庭人口数", "3"],
        income_fen: ["家庭人均月收入", "512.30"],
        rigid_fen: ["刚需支出", "120"],
        assets: ["财产状况", "通过"],
      },
    ],
    [
      "强制戒毒人员.xls",
      "custody",
      { from_on: ["收戒日期", "20170921"], until_on: ["出戒日期", "20191001"] },
    ],
    [
      "惠农补贴一卡通发放明细.xls",
      "payment",
      {
        item: ["补贴项目", "农保金"],
        for_month: ["所属月份", "2019-09"],
        paid_on: ["到卡日期", "2019-09-05"],
        amount_fen: ["发放数", "420"],
      },
    ],
    [
      "失业人员.xls",
      "jobless",
      { since_month: ["离职时间", "2019-03"], hardship: ["是否生活困难", "是"] },
    ],
    ["在校学生名册.xls", "student", { school: ["就学单位", "县第一中学"] }],
    [
      "特困月报2019年10月.xlsx",
      "tekun",
      {
        supply: ["特困类别", "分散特困"],
        visited_on: ["探访记录（最近）", "2019年10月16日"],
        from_month: ["起始救助年月", "2018年2月"],
      },
    ],
    [
      "特困人员名册2019年10月.xlsx",
      "tekun",
      { from_month: ["认定时间", "2018年2月"], supply: ["供养方式", "分散供养"] },
    ],
    [
      "核对结果.xlsx",
      "income_check",
      {
        income_fen: ["家庭人均月收入", "512.30"],
        rigid_fen: ["必需支出", "120.00"],
        job_cost_fen: ["就业支出", "100"],
        assets: ["财产状况", "未超标"],
      },
    ],
    [
      "服刑、强戒人员名单.xlsx",
      "custody",
      { from_on: ["自", "2017.09.21"], until_on: ["至", "2020.01.03"] },
    ],
    [
      "涉法服刑人员.xls",
      "custody",
      { from_on: ["入监(所)", "20170921"], until_on: ["出监(所)", "20200103"] },
    ],
    [
      "因灾生活困难人员.xls",
      "disaster",
      { happened_on: ["成灾时间", "2019-08-12"], living_state: ["生活恢复情况", "尚有困难"] },
    ],
    [
      "2019年临时救助台账.xls",
      "aid",
      {
        applied_on: ["申请", "6月30日"],
        approved_on: ["批准", "7月3日"],
        amount_fen: ["金额", "800元"],
      },
    ],
    [
      "2019年10月特困人员.xls",
      "tekun",
      { supply: ["供养机构名称", "县中心敬老院"], self_care: ["自理能力评估", "具备"] },
    ],
    [
      "石村乡低保公示表2019年10月.xls",
      "dibao",
      { classified: ["增发对象", "未成年人"], amount_fen: ["户月低保金", "240"] },
    ],
    [
      "2019年1-10月低保停保人员.xls",
      "dibao_exit",
      { stop_month: ["停止享受月份", "2月"], reason: ["原因", "收入超标"] },
    ],
    [
      "2019年10月低保家庭成员.xls",
      "dibao",
      { coverage: ["施保户型", "单人户施保"], household_no: ["救助证编码", "D01"] },
    ],
    [
      "社区矫正对象名单.xls",
      "custody",
      {
        custody_type: ["矫正类别", "缓刑"],
        from_on: ["起始日期", "2018-03-01"],
        until_on: ["终止日期", "2021-02-28"],
      },
    ],
    [
      "2019年低保申请不予批准名单.xls",
      "application",
      {
        received_on: ["申请时间", "2019-08-01"],
        decided_on: ["不予批准时间", "2019-08-20"],
        reason: ["不予批准原因", "收入超标"],
      },
    ],
    [
      "2019年临时救助发放.xls",
      "aid",
      {
        applied_on: ["申办日期", "2019-08-01"],
        approved_on: ["审定日期", "2019-08-20"],
        amount_fen: ["救助金", "1000"],
      },
    ],
    [
      "居民家庭经济状况核对.xls",
      "income_check",
      { household_size: ["户内人数", "3"], income_fen: ["人均月收入", "300"] },
    ],
    [
      "金河乡儿童摸底排查表.xls",
      "child_survey",
      {
        father_name: ["爸爸姓名", "王大"],
        father_state: ["爸爸状况", "死亡"],
        mother_state: ["妈妈情况", "失联"],
      },
    ],
    [
      "2019年10月农村低保.xls",
      "dibao",
      { household_no: ["低保证号", "D01"], classified: ["加发类别", "高龄老人"] },
    ],
    [
      "2019年10月分散供养特困.xls",
      "tekun",
      { self_care: ["失能程度", "未失能"], visited_on: ["上次探望时间", "2019-10-03"] },
    ],
    [
      "2019年10月农村低保花名册.csv",
      "dibao",
      { household_no: ["低保证号", "D01"], coverage: ["享受方式", "单人享受"] },
    ],
    [
      "困难群体摸排.csv",
      "jobless",
      { since_month: ["失业起始时间", "2019.7"], hardship: ["生活状况", "困难"] },
    ],
    [
      "受灾群众.csv",
      "disaster",
      { happened_on: ["受灾时间", "20190812"], living_state: ["现在是否仍需救助", "是"] },
    ],
    [
      "农村留守儿童信息台账.xls",
      "child_hardship",
      { agreement: ["委托监护协议签订情况", "未签订"] },
    ],
    ["县第一中学.csv", "student", { study_state: ["是否在校", "是"], stage: ["年级", "高二"] }],
    [
      "残疾人证办理情况.csv",
      "disability",
      { grade: ["残疾等级", "二级"], valid_until_on: ["到期时间", "2022-02-19"] },
    ],
    [
      "持证残疾人基本信息.xls",
      "disability",
      { grade: ["残疾等级", "2"], card_state: ["是否注销", "否"] },
    ],
    [
      "灵活就业人员生活困难情况排查表.xls",
      "jobless",
      {
        since_month: ["中断就业时间", "2019年7月"],
        hardship: ["家庭是否存在生活困难", "是"],
      },
    ],
  ] as const)("takes those of %s", (file, roll, columns) => {
    const said = Object.entries(columns) as [string, readonly [string, string]][];
    const row = (who: readonly [string, string]) => [...who, ...said.map(([, [, cell]]) => cell)];
    const found = recognised(
      file,
      ["姓名", "身份证号", ...said.map(([, [header]]) => header)],
      row(ZHANG),
      row(LI),
    );
    expect(found.roll).toBe(roll);
    expect(found.fields).toMatchObject(
      Object.fromEntries(said.map(([field, [header]]) => [field, header])),
    );
  });

  it("takes the head of a household hit by a disaster for who is meant where no other name stands beside him", () => {
    const { roll, fields } = recognised(
      "洪涝受灾户情况.xls",
      ["受灾户户主", "身份证号码", "受灾日期", "灾种", "目前生活状况"],
      [...ZHANG, "2019-04-12", "洪涝", "仍有困难"],
      [...LI, "2019-04-12", "洪涝", "已恢复正常"],
    );
    expect(roll).toBe("disaster");
    expect(fields.name).toBe("受灾户户主");
  });

  it("takes the months of both subsidies for the roll of each, though it is called 发放明细, where nothing there is of a payment", () => {
    const list = (...headers: string[]) =>
      recognised(
        "残疾人两项补贴发放明细.csv",
        [
          "补贴年月",
          "乡镇",
          "村",
          "残疾人姓名",
          "身份证号码",
          "补贴类别",
          "月补贴金额（元）",
          ...headers,
        ],
        ["2018年12月", "石村乡", "东村", ...ZHANG, "困难残疾人生活补贴", "60", "2018-12-10"],
        ["2019年10月", "石村乡", "东村", ...LI, "重度残疾人护理补贴", "80", "2019-10-11"],
      );
    const { roll, fields } = list();
    expect(roll).toBe("subsidy");
    expect(fields).toMatchObject({ period: "补贴年月", programme: "补贴类别" });
    expect(list("到账日期").roll).toBe("payment");
  });

  it("takes the 居民 who are insured without a job for no employees", () => {
    const insured = (file: string) =>
      recognised(
        file,
        ["姓名", "证件号码", "参保身份", "缴费年度", "缴费金额", "缴费日期"],
        [...ZHANG, "普通", "2020", "250", "20191015"],
        [...LI, "普通", "2020", "250", "20191016"],
      ).roll;
    expect(insured("2020年城乡居民基本医疗保险参保缴费.csv")).toBeNull();
    expect(insured("企业职工养老保险参保缴费.csv")).toBe("employment");
  });

  it("takes 月应发金额 for what a household gets, not for 增发金额: they end alike and say nothing else in common", () => {
    const { fields } = recognised(
      "2019年10月低保花名册.xlsx",
      ["低保证号", "姓名", "身份证号", "月应发金额", "分类施保类别"],
      ["D01", ...ZHANG, "300", "老年人"],
      ["D02", ...LI, "120", ""],
    );
    expect(fields).toMatchObject({ amount_fen: "月应发金额", classified: "分类施保类别" });
    expect(fields).not.toHaveProperty("classified_fen");
  });

  it.each(["金额", "实发金额", "补发金额", "扣发金额", "救助金额"])(
    "takes %s beside 月补差额 for no 分类施保金额: everybody on the list would be marked",
    (header) => {
      const { fields } = recognised(
        "2019年10月低保花名册.xlsx",
        ["低保证号", "姓名", "身份证号", "月补差额", header],
        ["D01", ...ZHANG, "300", "300"],
        ["D02", ...LI, "120", "120"],
      );
      expect(fields.amount_fen).toBe("月补差额");
      expect(fields).not.toHaveProperty("classified_fen");
    },
  );

  it("takes the words of a bank's return and not its codes, where it gives both", () => {
    const list = (...headers: string[]) =>
      recognised(
        "2019年10月低保金代发回盘.csv",
        ["姓名", "身份证号", "账号", "金额", "交易日期", ...headers],
        [...ZHANG, "6228000000000000001", "300", "2019-10-10", "0000", "交易成功"],
        [...LI, "6228000000000000002", "300", "2019-10-10", "1001", "账户不存在"],
      ).fields.result;
    expect(list("返回码", "返回信息")).toBe("返回信息");
    expect(list("返回码")).toBe("返回码");
  });

  it("takes A类, B类 and C类 in every row for no mark of 分类施保, but where the header says so or some rows have none", () => {
    const list = (header: string, ...said: string[]) =>
      recognised(
        "2019年10月低保花名册.xlsx",
        ["低保证号", "姓名", "身份证号", "城乡类别", header],
        ...[ZHANG, LI, WANG].map((who, n) => [`D0${n}`, ...who, "农村低保", said[n] ?? ""]),
      ).fields.classified;
    expect(list("施保类别", "A类", "B类", "C类")).toBeUndefined();
    expect(list("施保类别", "A类", "", "C类")).toBe("施保类别");
    expect(list("分类施保类别", "A类", "B类", "C类")).toBe("分类施保类别");
  });

  it("takes 保障金领取证号 for a number and not for money, though it begins with 保障金", () => {
    const { fields } = recognised(
      "2018年12月低保花名册.xlsx",
      ["保障金领取证号", "姓名", "身份证号", "城乡"],
      ["5325290001", ...ZHANG, "农村"],
      ["5325290002", ...LI, "农村"],
    );
    expect(fields).toMatchObject({ household_no: "保障金领取证号" });
    expect(fields).not.toHaveProperty("amount_fen");
  });

  it("takes the one sum left on a list of 低保 for the household's, and asks", () => {
    const { fields, asked } = recognised(
      "2019年10月低保花名册.xlsx",
      ["低保证号", "姓名", "身份证号", "每户每月到手（元）", "家庭年收入（元）"],
      ["D01", ...ZHANG, "300", "9000"],
      ["D02", ...LI, "120", "8000"],
    );
    expect(fields.amount_fen).toBe("每户每月到手（元）");
    expect(asked).toEqual(["没有认得的月保障金额列，只有“每户每月到手（元）”像"]);
  });

  it("reads 称谓, with the code before each word", () => {
    const { fields } = recognised(
      "户籍底册.txt",
      ["户籍号", "姓名", "公民身份号码", "称谓", "人员状态"],
      ["1008162", ...ZHANG, "02户主", ""],
      ["1008162", ...LI, "10配偶", "迁出"],
    );
    expect(fields.relation).toBe("称谓");
    expect(isSpelling("relation", "02户主")).toBe(true);
    expect(isSpelling("self_care", "半护理(二档)")).toBe(true);
  });

  it("takes the last month with for when somebody was taken off, before the first one without", () => {
    const { fields } = recognised(
      "低保退出人员明细.xls",
      ["姓名", "身份证号", "停发起始月份", "最后享受月份", "停保原因"],
      [...ZHANG, "2019年4月", "2019年3月", "收入超标"],
      [...LI, "2019年6月", "2019年5月", "死亡"],
    );
    expect(fields.stop_month).toBe("最后享受月份");
    expect(fields.first_unpaid).toBeUndefined();
  });

  it("knows the first month without where no column says the last one with", () => {
    const { fields } = recognised(
      "低保退出人员明细.xls",
      ["姓名", "身份证号", "停发起始月份", "停保原因"],
      [...ZHANG, "2019年4月", "收入超标"],
      [...LI, "2019年6月", "死亡"],
    );
    expect(fields.stop_month).toBe("停发起始月份");
    expect(fields.first_unpaid).toBe("停发起始月份");
  });

  it("knows a child left behind by its kind, where one column says both kinds", () => {
    const { fields } = recognised(
      "农村留守儿童和困境儿童信息.xlsx",
      ["儿童姓名", "身份证号", "儿童类型", "父亲情况", "母亲情况"],
      [...ZHANG, "农村留守儿童", "健康", "健康"],
      [...LI, "困境儿童", "死亡", "失联"],
    );
    expect(fields.left_behind).toBe("儿童类型");
    expect(
      ["农村留守儿童", "困境儿童", "事实无人抚养儿童", "散居孤儿", "非留守儿童"].map(readFlag),
    ).toEqual([1, 0, 0, 0, 0]);
  });

  it("asks of each member of a family that is listed whole whether he is covered", () => {
    const { fields } = recognised(
      "2019年10月低保家庭成员花名册.xlsx",
      [
        "救助证号",
        "户主姓名",
        "家庭成员姓名",
        "身份证号码",
        "是否保障对象",
        "业务状态",
        "月保障金额",
      ],
      ["D01", "张三", ...ZHANG, "是", "保障中", "300"],
      ["D01", "张三", ...LI, "否", "保障中", "300"],
    );
    expect(fields.status).toBe("是否保障对象");
    expect(["是", "否"].map((text) => resolveCode("enrolment_status", text).value)).toEqual([
      "在保",
      "停发",
    ]);
  });

  it("takes why somebody is off the register before a code that nothing explains, and no code for an address", () => {
    const { fields } = recognised(
      "户籍人口.txt",
      [
        "户号",
        "与户主关系",
        "姓名",
        "身份证号",
        "行政区划代码",
        "行政区划名称",
        "注销标识",
        "注销原因",
      ],
      ["1", "户主", ...ZHANG, "999999100200", "平安镇上坝村委会", "0", ""],
      ["1", "配偶", ...LI, "999999100200", "平安镇上坝村委会", "2", "迁出县外"],
      ["1", "子", ...WANG, "999999100200", "平安镇上坝村委会", "1", "死亡注销"],
    );
    expect(fields).toMatchObject({ state: "注销原因", address: "行政区划名称" });
  });

  it("keeps a listed header over a township's one damaged number", () => {
    const { fields } = recognised(
      "2019年10月孤儿名册.xls",
      ["儿童姓名", "儿童身份证号", "开始享受年月"],
      ["张三", "*", "2018-05"],
    );
    expect(fields.id).toBe("儿童身份证号");
  });

  it("does not ask for the numbers of the holders of 残疾证, which begin theirs", () => {
    const { roll, fields, asked } = recognised(
      "残联持证.xlsx",
      ["序号", "残疾人姓名", "类别", "残疾证号", "证件状态", "残疾级别"],
      ["1", "张三", "2", `${ZHANG[1]}24`, "正常", "四级"],
      ["2", "李四", "1", `${LI[1]}12B1`, "已过期", "二级"],
      ["3", "王五", "4", `${WANG[1]}43`, "正常", "三级"],
    );
    expect(roll).toBe("disability");
    expect(fields).toMatchObject({ card_no: "残疾证号", category: "类别" });
    expect(asked).toEqual([]);
  });

  it("knows who gets a subsidy by the number of the 残疾证 alone", () => {
    const { fields } = recognised(
      "残疾人两项补贴2019年10月.xlsx",
      ["姓名", "残疾人证号", "补贴类型", "补贴金额"],
      ["张三", `${ZHANG[1]}24`, "护理补贴", "80"],
      ["李四", `${LI[1]}12`, "生活补贴", "80"],
    );
    expect(fields.id).toBe("残疾人证号");
  });
});

describe("values of other offices", () => {
  it("takes the reasons of a list of stops from its remarks, and asks; remarks on a few say no reason", () => {
    const header = ["低保证号", "姓名", "身份证号", "停保年月", "情况说明"];
    const listed = (reasons: readonly string[]) =>
      recognised(
        "2019年低保停保名单.xls",
        header,
        ["D01", ...ZHANG, "2019-05", reasons[0] ?? ""],
        ["D02", ...LI, "2019-05", reasons[1] ?? ""],
        ["D03", ...WANG, "2019-06", reasons[2] ?? ""],
      );
    const { fields, asked } = listed([
      "家庭收入超过低保标准",
      "2019年3月因病死亡",
      "家庭人均收入已超过标准",
    ]);
    expect(fields.reason).toBe("情况说明");
    expect(asked).toEqual(["没有认得的停发原因列，只有“情况说明”像"]);
    expect(listed(["已核", "外地电话", "已核"]).fields).not.toHaveProperty("reason");
    expect(listed(["", "", "对象死亡"]).fields).not.toHaveProperty("reason");
  });

  it("reads 之妻/夫 as what both say, and nothing where they differ", () => {
    expect(resolveCode("relation", "之妻/夫")).toEqual({ value: "配偶", known: true });
    expect(resolveCode("relation", "子/女").known).toBe(false);
  });

  it("takes no total for a value of its column: two members of a family and a subtotal, village by village", () => {
    const rows = ["河村", "上村", "下村"].flatMap((village, at) => [
      ["1", `乐安镇${village}村委会`, ...(at === 0 ? ZHANG : at === 1 ? LI : WANG), "560"],
      [`${village}小计`, "1人", "", "", "560"],
    ]);
    const { fields } = recognised(
      "2019年10月特困供养花名册.xlsx",
      ["序号", "所属乡镇（村）", "供养对象", "身份证号", "基本生活费"],
      ...rows,
    );
    expect(fields.address).toBe("所属乡镇（村）");
    expect(fields).not.toHaveProperty("town");
  });

  it("takes the township below 住址 for the township", () => {
    const { fields } = recognised(
      "低保退出.xls",
      ["住址", "住址", "姓名", "身份证号", "停保年月", "停保原因"],
      ["镇（场）", "行政村", "", "", "", ""],
      ["乐安镇", "河村村委会", ...ZHANG, "2019-05", "死亡"],
      ["乐安镇", "上村村委会", ...LI, "2019-05", "死亡"],
    );
    expect(fields).toMatchObject({ town: "住址/镇（场）", village: "住址/行政村" });
  });
});

describe("groups of a header that nothing merges", () => {
  const body = [
    ["1", ...ZHANG, "李甲", LI[1], "正常", "王乙", WANG[1], "死亡", "是", "乐安镇"],
    ["2", ...LI, "张甲", ZHANG[1], "失联", "王丙", WANG[1], "正常", "否", "乐安镇"],
  ];
  const lower = ["", "", "", "姓名", "身份证号", "现状", "姓名", "身份证号", "现状", "", ""];

  it("holds for the columns to its right, as text files write them", () => {
    const upper = ["序号", "儿童姓名", "儿童身份证号", "父亲", "", "", "母亲", "", "", "是否留守"];
    const { roll, fields } = recognised(
      "留守儿童摸底排查表.txt",
      [...upper, "乡镇"],
      lower,
      ...body,
    );
    expect(roll).toBe("child_survey");
    expect(fields).toMatchObject({
      father_name: "父亲/姓名",
      father_id: "父亲/身份证号",
      father_state: "父亲/现状",
      mother_id: "母亲/身份证号",
      mother_state: "母亲/现状",
      left_behind: "是否留守",
      town: "乡镇",
    });
  });
});

describe("the title of a form over one of its parts", () => {
  it.each([
    // roll, file, sheet, title, said
    ["subsidy", "201812-护理补贴", "", "残疾人两项补贴发放台账", { programme: "disability_care" }],
    [
      "subsidy",
      "残补-困难残疾人生活补贴",
      "",
      "困难残疾人生活补贴和重度残疾人护理补贴花名册",
      { programme: "disability_living" },
    ],
    [
      "child",
      "儿童福利保障-孤儿",
      "",
      "孤儿和事实无人抚养儿童基本生活费花名册",
      { programme: "orphan" },
    ],
    // The part of a name that names one value says which.
    ["subsidy", "残疾人两项补贴201910-护理补贴-上乡", "", "", { programme: "disability_care" }],
    ["child", "孤儿事实孤儿2019年10月-孤儿-上乡", "", "", { programme: "orphan" }],
    ["child", "孤儿-事实孤儿2019年10月", "", "", {}],
    // The sheet's own name is no form's title.
    ["subsidy", "护理补贴", "生活补贴和护理补贴", "", {}],
    // A list of payments may hold both.
    ["payment", "低保发放", "", "低保金和特困供养金发放表", {}],
    // 基本生活费 is no 困难残疾人生活补贴.
    ["subsidy", "名册", "", "孤儿基本生活费发放花名册", {}],
  ] as const)("%s: %s / %s / %s", (id, file, sheet, title, said) => {
    const roll = rolls.get(id);
    if (!roll) throw new Error(`no roll ${id}`);
    expect(Object.fromEntries(saidByTitles(roll, [file, sheet, title]))).toEqual(said);
  });

  it("takes numbers of families and whose they are for no list of the poor", () => {
    const { roll } = recognised(
      "户信息.csv",
      ["户号", "户主姓名", "乡镇", "村", "家庭住址", "户人口"],
      ["7001", "张三", "甲乡", "东村", "甲乡东村1组", "3"],
      ["7002", "李四", "甲乡", "西村", "甲乡西村2组", "1"],
    );
    expect(roll).toBeNull();
  });
});

it.each(["开始享受年月", "享受时间", "享受低保年月"])(
  "takes %s on a list of stops for no month in which somebody was stopped",
  (since) => {
    const { roll, fields } = recognised(
      "2019年低保停保名单.xls",
      ["低保证号", "姓名", "身份证号", "停保原因", since],
      ["D01", ...ZHANG, "死亡", "2015-03"],
      ["D02", ...LI, "收入超标", "2016-07"],
      ["D03", ...WANG, "死亡", "2017-01"],
    );
    expect([roll, fields.stop_month]).toEqual(["dibao_exit", undefined]);
  },
);
