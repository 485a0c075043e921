import { describe, expect, it } from "vitest";
import { findPeriod } from "../../../src/sources/recognition/lines/find-period.ts";

const periodOf = (file: string, sheet = "", ...titles: string[]) => {
  const rows = titles.map((title, index) => ({ row: index + 1, cells: [title] }));
  const period = findPeriod({ file, sheet, rows, merges: [] }, titles.length + 1);
  return period === null ? null : `${Math.floor(period / 12)}-${(period % 12) + 1}`;
};

describe("the month of a roll", () => {
  it.each([
    ["2019年10月低保名册.xlsx", "2019-10"],
    ["低保名册2019年度10月份.xls", "2019-10"],
    ["低保名册（2019年第10月）.xls", "2019-10"],
    ["低保名册二〇一九年十月.xls", "2019-10"],
    ["低保名册二○一八年十二月.xls", "2018-12"],
    ["低保名册_20191031.csv", "2019-10"],
    ["低保名册2019.9.csv", "2019-9"],
    ["低保名册2018年底.csv", "2018-12"],
    ["特困2019年三季度.csv", "2019-9"],
    ["低保1910.xls", "2019-10"],
    ["低保花名册18.12.xls", "2018-12"],
  ])("%s", (file, wanted) => expect(periodOf(file)).toBe(wanted));

  it.each([
    "2019年第3批低保名册.xls",
    "2019年5个乡镇低保名册.xls",
    "低保名册.xls",
    "2019年低保名册.xls",
    "低保1905户.xls",
    "低保2012.xls",
    "低保19.15.xls",
  ])("is not told by %s", (file) => expect(periodOf(file)).toBeNull());

  it("is put together from the year of the file and the month of the sheet", () => {
    expect(periodOf("2019年低保名册.xls", "10月")).toBe("2019-10");
    expect(periodOf("2018至2019年低保名册.xls", "10月")).toBeNull();
  });

  it("is not the day a list was filled in, where something else says it", () => {
    const filled = "填报单位：民政局  填报日期：2019年11月5日";
    expect(periodOf("低保名册.xls", "", filled, "2019年10月低保花名册")).toBe("2019-10");
    expect(periodOf("低保名册.xls", "", filled)).toBe("2019-11");
  });

  it("is how far the data go, whenever they were written out", () => {
    const until = "数据截止日期：2018年12月31日　　导出机构：民政局　单位：元、人";
    expect(periodOf("城乡低保家庭成员明细_20190103151022.xls", "", "明细", until)).toBe("2018-12");
    expect(periodOf("2019年11月报送的低保.xls", "", "（截至2019年10月31日）")).toBe("2019-10");
    expect(periodOf("低保20191105.xls", "", "统计期：2019年1-10月")).toBe("2019-10");
    const handedIn = "上报截止日期：2019年11月20日";
    expect(periodOf("低保名册.xls", "", handedIn, "2019年10月低保花名册")).toBe("2019-10");
  });

  it("is none since which rules hold", () => {
    expect(periodOf("低保.xls", "", "根据民发〔2018〕12号文件，2018年6月起提标")).toBeNull();
    expect(periodOf("低保.xls", "", "低保花名册（执行2019年1月新标准）")).toBeNull();
    expect(periodOf("低保.xls", "", "按2019年10月低保花名册")).toBe("2019-10");
    expect(periodOf("低保.xls", "", "2019年10月起执行低保花名册")).toBe("2019-10");
  });

  it("is the month of the file's name before a day above the list, in the year of that", () => {
    expect(periodOf("低保（10月）.xls", "", "低保花名册", "2019.11.3")).toBe("2019-10");
    expect(periodOf("低保（12月）.xls", "", "填报日期：2020年1月5日")).toBe("2019-12");
  });

  it("is a month that is said before a day", () => {
    expect(periodOf("低保20190103.xls", "", "2018年12月低保花名册")).toBe("2018-12");
    expect(periodOf("低保2019-01-03.xls", "", "2018年12月低保花名册")).toBe("2018-12");
    expect(periodOf("低保20190103.xls")).toBe("2019-1");
  });

  it.each([
    ["10月低保名册-20191105.xls", "2019-10"],
    ["20200105导出12月低保名册.xls", "2019-12"],
    ["2019年11月公示10月低保名单.xls", "2019-10"],
    ["2020年1月发放12月低保金花名册.xls", "2019-12"],
    ["2020年1月报送2019年12月低保花名册.xls", "2019-12"],
    ["自2019年1月起享受低保花名册201910.xls", "2019-10"],
    ["2018年12月至2019年10月低保名册.xls", "2019-10"],
    ["201812-201910低保名册.xls", "2019-10"],
    ["在校学生201909-202008学年.xls", "2019-9"],
    ["低保名册20191105（10月1日前）.xls", "2019-11"],
  ])("of %s is not that in which something is done with it, or begins", (file, wanted) => {
    expect(periodOf(file)).toBe(wanted);
  });

  it("is the month before where a system wrote the list out in the first days of a month", () => {
    expect(periodOf("低保_20191105093012.xls")).toBe("2019-10");
    expect(periodOf("低保_20191125093012.xls")).toBe("2019-11");
    expect(periodOf("低保_20190103_151022.xls")).toBe("2018-12");
  });

  it("is the month of the day at the foot of a list that says none, but for the first days of a month", () => {
    const foot = (note: string) =>
      findPeriod({ file: "低保名册.xls", sheet: "", rows: [], merges: [], notes: [note] }, 1);
    expect(foot("填表人：某某  填表日期：2019年10月28日")).toBe(2019 * 12 + 9);
    expect(foot("填表日期：2019年11月5日")).toBeNull();
  });
});
