import { describe, expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const ZHANG = ["张三", "999999195001010015"] as const;
const LI = ["李四", "999999196002020028"] as const;

describe("columns whose cells say something else than their headers", () => {
  it.each(["兑付日期", "清分日期"])(
    "takes whole days under %s for when it was paid, and the month from the list's name",
    (header) => {
      const { fields, said } = recognised(
        "2019年3月惠农一折通发放清册.csv",
        ["姓名", "身份证号", "低保证号", "补贴项目", "金额", header, "状态"],
        [...ZHANG, "D01", "低保金", "300", "2019年4月8日", "成功"],
        [...LI, "D02", "低保金", "120", "2019年4月9日", "退票"],
      );
      expect(fields).toMatchObject({ paid_on: header });
      expect(fields).not.toHaveProperty("for_month");
      expect(said).toMatchObject({ for_month: 2019 * 12 + 2 });
    },
  );

  it.each([
    ["一类", "三类"],
    ["A类", "B类"],
    ["A", "C"],
  ])("takes %s and %s under 保障类别 for no 城乡类别: the list's name says it", (one, other) => {
    const { fields, said } = recognised(
      "2019年10月农村低保花名册.xlsx",
      ["低保证号", "姓名", "身份证号", "保障类别", "月保障金额"],
      ["D01", ...ZHANG, one, "300"],
      ["D02", ...LI, other, "120"],
    );
    expect(fields).not.toHaveProperty("side");
    expect(said).toMatchObject({ side: "农村" });
  });

  it("keeps codes without a legend under 城乡类别, so that they are told as not understood", () => {
    const { fields } = recognised(
      "2019年10月低保花名册.xlsx",
      ["低保证号", "姓名", "身份证号", "城乡类别", "月保障金额"],
      ["D01", ...ZHANG, "1", "300"],
      ["D02", ...LI, "2", "120"],
    );
    expect(fields).toMatchObject({ side: "城乡类别" });
  });

  it("takes codes of townships for no names of them", () => {
    const { fields } = recognised(
      "2019年10月低保花名册.xlsx",
      ["低保证号", "乡镇代码", "村", "姓名", "身份证号", "月保障金额"],
      ["D01", "999999101", "桥村", ...ZHANG, "300"],
      ["D02", "999999102", "河村", ...LI, "120"],
    );
    expect(fields).not.toHaveProperty("town");
    expect(fields).toMatchObject({ village: "村" });
  });

  it.each(["账期", "归集期"])("takes firsts of months under %s for months", (header) => {
    const { fields } = recognised(
      "低保金发放流水2019年1-10月.csv",
      ["姓名", "身份证号", "补贴项目", "金额", header],
      [...ZHANG, "低保金", "300", "2019-03-01"],
      [...LI, "低保金", "120", "2019/4/1"],
    );
    expect(fields).toMatchObject({ for_month: header });
    expect(fields).not.toHaveProperty("paid_on");
  });

  it.each([
    ["01", "3"],
    ["999999101", "999999101203"],
  ])("takes %s and %s for no names of townships and villages", (town, village) => {
    const { fields } = recognised(
      "2019年10月低保花名册.xlsx",
      ["低保证号", "乡镇", "村", "姓名", "身份证号", "月保障金额"],
      ["D01", town, village, ...ZHANG, "300"],
      ["D02", town, village, ...LI, "120"],
    );
    expect(fields).not.toHaveProperty("town");
    expect(fields).not.toHaveProperty("village");
  });

  it("keeps classes under 城乡类别, so that they are told as not understood", () => {
    const { fields } = recognised(
      "2019年10月低保花名册.xlsx",
      ["低保证号", "姓名", "身份证号", "城乡类别", "月保障金额"],
      ["D01", ...ZHANG, "1类", "300"],
      ["D02", ...LI, "2类", "120"],
    );
    expect(fields).toMatchObject({ side: "城乡类别" });
  });
});
