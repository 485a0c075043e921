import { describe, expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const IDS = ["999999195001010015", "999999196002020028", "999999197003030030"] as const;
const NAMES = ["张三", "李四", "王五"] as const;

/** Three people under this header; a cell is the same for all or one each. */
const list = (file: string, header: readonly string[], cells: readonly (string | string[])[]) =>
  recognised(
    `${file}.csv`,
    ["姓名", "身份证号", ...header],
    ...IDS.map((id, row) => [
      NAMES[row] ?? "",
      id,
      ...cells.map((cell) => (typeof cell === "string" ? cell : (cell[row] ?? ""))),
    ]),
  ).fields;

describe("headers that clerks write", () => {
  it.each([
    ["死亡人员名单", ["死亡发生时间"], ["2019-03-08"], { died_on: "死亡发生时间" }],
    [
      "服刑人员名单",
      ["收监日期", "刑释时间"],
      ["2017-03-08", "2021-03-07"],
      { until_on: "刑释时间" },
    ],
    [
      "低保花名册2019年10月",
      ["低保证号", "低保类别", "准保时间"],
      [["D1", "D2", "D3"], "农村低保", "2017-03"],
      { from_month: "准保时间" },
    ],
    [
      "家庭经济状况核对结果",
      ["家庭人口", "月人均", "刚性开支", "务工开支"],
      ["3", "410", "120", "60"],
      { income_fen: "月人均", rigid_fen: "刚性开支", job_cost_fen: "务工开支" },
    ],
    [
      "户籍人口",
      ["户ID", "与户主关系", "户籍动态"],
      [["1", "2", "3"], "户主", ["正常", "迁出", "正常"]],
      { hukou_no: "户ID", state: "户籍动态" },
    ],
    [
      "特困人员花名册2019年10月",
      ["供养方式", "自理能力", "末次探访"],
      ["分散", "全自理", "2019-10-08"],
      { visited_on: "末次探访" },
    ],
    [
      "特困人员花名册2019年10月",
      ["供养方式", "自理能力", "最近一次探望时间"],
      ["分散", "全自理", "2019-10-08"],
      { visited_on: "最近一次探望时间" },
    ],
    ["受灾人员名册", ["灾种", "因灾日期"], ["洪涝", "2019-08-12"], { happened_on: "因灾日期" }],
    ["残疾人名册", ["残别", "级数"], ["肢体", "二级"], { grade: "级数" }],
  ])("reads those of %s", (file, header, cells, fields) => {
    expect(list(file, header, cells)).toMatchObject(fields);
  });

  it("knows a number that is quoted as formulas are, from four people on", () => {
    const rows = [...IDS, "999999198004040040"].map((id) => ["张三", `="${id}"`, "2019-03-08"]);
    const { fields } = recognised("死亡人员名单.xlsx", ["姓名", "证件号码", "死亡日期"], ...rows);
    expect(fields).toMatchObject({ id: "证件号码", died_on: "死亡日期" });
  });

  it("knows a header of few words above the lines of a township and a village", () => {
    const { roll, fields } = recognised(
      "重病患者名单.xlsx",
      ["重病患者名单", "", ""],
      ["病人", "18位身份证号", "得的病"],
      ["青石乡", "", ""],
      ["青石乡河东村", "", ""],
      ["张三", IDS[0], "恶性肿瘤"],
      ["青石乡河西村", "", ""],
      ["李四", IDS[1], "白血病"],
    );
    expect(roll).toBe("illness");
    expect(fields).toMatchObject({ id: "18位身份证号" });
  });

  it("takes the number of eighteen figures where one of fifteen stands beside it, and neither for a household's", () => {
    const [old, wife] = ["999999800101002", "999999198004040040"];
    for (const [first, second, taken] of [
      ["15位身份证号", "18位身份证号", "18位身份证号"],
      ["15位身份证号", "身份证号", "身份证号"],
      ["身份证号", "有效证件号", "身份证号"],
    ] as const) {
      const { fields } = recognised(
        "2019年10月低保花名册.xlsx",
        ["户主姓名", "姓名", first, second, "月保障金额"],
        ...[...IDS, wife].map((id) => {
          const of = (header: string) => (header.startsWith("15") ? old : id);
          return ["张三", "李四", of(first), of(second), "300"];
        }),
      );
      expect(fields).toMatchObject({ id: taken });
      expect(fields).not.toHaveProperty("household_no");
    }
  });

  it("does not take one month of several side by side whose sums cannot be read for the month of all", () => {
    const months = ["201901", "201902", "201903"];
    const rows = [...IDS, "999999198004040040"].map((id, at) => [
      ["张三", "李四", "王五", "赵六"][at] ?? "",
      id,
      "低保金",
      ...months.flatMap((month) => ["见附件", `${month}08`]),
    ]);
    const { roll, asked } = recognised(
      "2019年发放明细.csv",
      ["姓名", "身份证号", "资金项目", ...months.flatMap((month) => [month, ""])],
      ["", "", "", ...months.flatMap(() => ["金额", "发放日期"])],
      ...rows,
    );
    expect(roll).toBe(null);
    expect(asked.join()).toContain("几个月并排写");
  });

  it("finds a header whose columns a list calls by its own matter, and the month that stands before the stop", () => {
    const { roll, fields, said } = recognised(
      "201904停发.csv",
      ["所在镇", "居住村", "原低保证号", "退出人员姓名", "身份证件编号", "停保原因"],
      ...IDS.map((id, at) => ["甲镇", "东村", `D${at}`, NAMES[at] ?? "", id, "收入超标"]),
    );
    expect(roll).toBe("dibao_exit");
    expect(fields).toMatchObject({ id: "身份证件编号", name: "退出人员姓名" });
    expect(said).toMatchObject({ stop_month: 2019 * 12 + 3 });
    const exported = recognised(
      "低保停发201904.csv",
      ["低保证号", "姓名", "身份证号", "停保原因"],
      ...IDS.map((id, at) => [`D${at}`, NAMES[at] ?? "", id, "收入超标"]),
    );
    expect(exported.said).not.toHaveProperty("stop_month");
  });

  it("knows the lists of 集中供养 and 分散供养, and leaves those of orphans to them", () => {
    const rows = IDS.map((id, at) => [NAMES[at] ?? "", id, "自理", "2017-03"]);
    const header = ["姓名", "身份证号", "自理情况", "开始享受时间"];
    const of = (file: string) => recognised(file, header, ...rows);
    expect(of("2018年12月分散供养人员名册.xlsx")).toMatchObject({
      roll: "tekun",
      said: { supply: "分散供养" },
    });
    const children = recognised(
      "2018年12月集中供养孤儿名册.xlsx",
      ["姓名", "身份证号", "月补助", "开始享受时间"],
      ...IDS.map((id, at) => [NAMES[at] ?? "", id, "1000", "2017-03"]),
    );
    expect(children.roll).toBe("child");
  });

  it("takes who stands for a family for whom a row is about on a list of families only", () => {
    const called = ["张大春", "李小夏", "王秋", "赵冬", "钱东", "刘西", "陈南", "杨北", "黄中"];
    const rows = called.map((name, at) => [name, `99999919${50 + at}0101001X`, "3", "410"]);
    const of = (header: string) =>
      recognised("家庭经济状况核对.xlsx", [header, "证件号码", "家庭人口", "人均月收入"], ...rows)
        .fields;
    expect(of("家庭代表")).toMatchObject({ name: "家庭代表" });
    expect(of("当家的")).toMatchObject({ name: "当家的" });
    for (const header of ["村民小组组长，联系人", "子女", "邻居"])
      expect(of(header)).not.toHaveProperty("name");
    const subsidy = (header: string) =>
      recognised(
        "2019年10月残疾人护理补贴.xlsx",
        [header, "证件号码", "残疾等级", "补贴金额"],
        ...rows,
      ).fields;
    expect(subsidy("家庭代表")).not.toHaveProperty("name");
  });

  it("tells 残证号 from the number of the person under 二代证号", () => {
    const { fields } = recognised(
      "持证残疾人.csv",
      ["残证号", "姓名", "二代证号", "残别", "残级"],
      ...IDS.map((id, row) => [`${id}42`, NAMES[row] ?? "", id, "肢体", "二级"]),
    );
    expect(fields).toMatchObject({ id: "二代证号", card_no: "残证号" });
  });

  it("does not take 户籍类别 that says 农业 for whether somebody is on the register", () => {
    const header = ["户号", "与户主关系", "户籍类别"];
    const { state } = list("户籍人口", header, [["1", "2", "3"], "户主", "农业户口"]);
    expect(state).toBeUndefined();
  });

  it("takes 所属单位 over townships for the township, and over employers not", () => {
    const header = ["低保证号", "低保类别", "所属单位", "村"];
    const rows = (unit: string) =>
      list("低保花名册2019年10月", header, [["D1", "D2", "D3"], "农村低保", unit, "东村村委会"]);
    expect(rows("金河乡").town).toBe("所属单位");
    expect(rows("县水泥厂").town).toBeUndefined();
  });

  it("does not take sums under 补贴 for which subsidy it is", () => {
    const rows = (sum: string) =>
      list("残疾人两项补贴201910", ["业务类型", "补贴"], ["护理补贴", sum]);
    expect(rows("80").programme).toBe("业务类型");
    expect(rows("80").amount_fen).toBe("补贴");
    expect(list("残疾人两项补贴201910", ["补贴", "金额"], ["护理补贴", "80"]).programme).toBe(
      "补贴",
    );
  });
});

describe("days and months of payments", () => {
  const DAYS = ["2019-09-12", "2019-10-14", "2019-10-15"];
  const MONTHS = ["2019-08", "2019-09", "2019-10"];
  const payments = (day: string, month: string, days = DAYS, months = MONTHS) =>
    list("发放明细", ["发放项目", day, month, "金额"], ["低保", days, months, "420"]);

  it("are told by what stands there where the headers resemble one another", () => {
    expect(payments("打款日", "核算月份")).toMatchObject({
      paid_on: "打款日",
      for_month: "核算月份",
    });
    expect(payments("发放到位时间", "结算月份")).toMatchObject({
      paid_on: "发放到位时间",
      for_month: "结算月份",
    });
  });

  it("stay what their headers list", () => {
    // Every month of a list whose months are kept as days.
    const firsts = ["2019-08-01", "2019-09-01", "2019-10-01"];
    expect(payments("发放日期", "所属年月", DAYS, firsts)).toMatchObject({
      paid_on: "发放日期",
      for_month: "所属年月",
    });
    expect(payments("所属期", "享受起始月份", DAYS, MONTHS).for_month).toBe("所属期");
  });

  it("are not since when somebody has it", () => {
    for (const began of ["享受时间", "纳保时间"]) {
      const months = ["2017年11月", "2018年3月", "2015年8月"];
      const found = list("发放明细", ["发放项目", "金额", began], ["低保", "420", months]);
      expect(found.item).toBe("发放项目");
      expect(Object.values(found)).not.toContain(began);
    }
    const paid = list("发放明细", ["发放项目", "金额", "核发月份"], ["低保", "420", MONTHS]);
    expect(paid.for_month).toBe("核发月份");
  });

  it("take 应发金额 for what was paid where there is no other sum", () => {
    const header = ["发放项目", "所属年月", "应发金额"];
    const cells = ["低保", "2019-10", "420"];
    expect(list("发放明细", header, cells)).toMatchObject({ amount_fen: "应发金额" });
    const both = list("发放明细", [...header, "实发金额"], [...cells, "400"]);
    expect(both).toMatchObject({ amount_fen: "实发金额", due_fen: "应发金额" });
  });
});
