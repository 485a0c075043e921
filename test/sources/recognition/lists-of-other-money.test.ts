import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { resolveCode } from "../../../src/rolls/resolve-code.ts";
import { saidByTitles } from "../../../src/sources/recognition/lines/said-by-titles.ts";
import { recognised } from "../../support/recognise-rows.ts";

const rolls = await loadRolls();

const itemOf = (file: string, title = "") => {
  const payment = rolls.get("payment");
  if (!payment) throw new Error("no roll of payments");
  return saidByTitles(payment, [file, "Sheet1", title]).get("item");
};

describe("lists of payments that no programme makes, without a column for the item", () => {
  it.each([
    "生态护林员工资发放表2019年10月",
    "优抚对象抚恤金2019年10月发放花名册",
    "2019年城乡居民养老金发放明细（10月）",
    "2019年耕地地力保护补贴一卡通发放清册",
    "计划生育奖励扶助金打卡发放表",
    "退役士兵优待金发放名册",
  ])("%s pays none of what the rules ask for", (file) => {
    expect(itemOf(file)).toBe("other");
  });

  it("leaves a list its programme that is called after one of them as well", () => {
    expect(itemOf("2019年10月农村低保金发放花名册")).toBe("dibao");
    expect(itemOf("特困供养金发放明细", "2019年特困人员基本生活费")).toBe("tekun");
    // Two kinds of money in one list: which of them a row pays nobody knows.
    expect(itemOf("2019年10月低保金、养老金发放明细")).toBeUndefined();
  });

  it("reads them in a column of items too", () => {
    expect(resolveCode("item", "耕地地力保护补贴").value).toBe("other");
    expect(resolveCode("item", "孤儿基本生活费").value).toBe("orphan");
    expect(resolveCode("item", "高龄津贴").value).toBe("elder");
  });
});

describe("a column that says nothing, and is like a field's by its words alone", () => {
  const subsidy = (file: string, header: string, cell: string) =>
    recognised(
      `${file}.csv`,
      ["姓名", "身份证号", "乡镇", "村", header, "补贴金额"],
      ["张三", "999999195001010015", "金河乡", "东村", cell, "80"],
      ["李四", "999999196002020028", "金河乡", "东村", cell, "80"],
      ["王五", "999999197003030030", "金河乡", "东村", cell, "80"],
    );

  it("leaves what it is to the list's name: 残疾类别 that nobody filled in is no 补贴类型", () => {
    const { fields, said } = subsidy("2019年10月残疾人护理补贴", "残疾类别", "");
    expect(fields).not.toHaveProperty("programme");
    expect(said.programme).toBe("disability_care");
  });

  it("reads the column that is called so, and one that says which subsidy it is", () => {
    expect(subsidy("2019年10月残疾人护理补贴", "补贴类型", "").fields).toHaveProperty("programme");
    expect(subsidy("残疾人补贴201910", "享补类别", "护理补贴").fields).toHaveProperty("programme");
  });
});
