import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCell } from "../../src/rolls/cell/read-cell.ts";
import { monthNumber, readDay, readMonth, readSpan } from "../../src/rolls/cell/read-date.ts";
import { readCount, readFlag, readGrade, readYuan } from "../../src/rolls/cell/read-number.ts";
import { headerText } from "../../src/rolls/headers/header-text.ts";
import { KINDS } from "../../src/rolls/kinds.ts";
import { resolveCode } from "../../src/rolls/resolve-code.ts";

const october2019 = monthNumber(2019, 10);

describe("a day", () => {
  it.each([
    ["2019-09-13", "2019-09-13"],
    ["2019/9/13", "2019-09-13"],
    ["2019.9.13", "2019-09-13"],
    ["2019年9月13日", "2019-09-13"],
    ["20190913", "2019-09-13"],
    ["20190913083000", "2019-09-13"],
    // Half past eight in Beijing, and the last second before midnight there.
    ["1568334600000", "2019-09-13"],
    ["1568390399", "2019-09-13"],
    ["1568390400", "2019-09-14"],
    ["201909130830", "2019-09-13"],
    ["43721", "2019-09-13"],
    ["2019-09-13 00:00:00", "2019-09-13"],
    ["２０１９－０９－１３", "2019-09-13"],
    [" 2019-9-3\u200b", "2019-09-03"],
    ["9/13/2019", "2019-09-13"],
    // Midnight in Beijing by the clock of Greenwich, and noon.
    ["2019-09-12T16:00:00.000Z", "2019-09-13"],
    ["2019-09-13T04:00:00Z", "2019-09-13"],
    ["2019-09-13T00:00:00.000Z", "2019-09-13"],
    ["2019-12-31T16:00:00+00:00", "2020-01-01"],
    ["2019-09-13T00:00:00+08:00", "2019-09-13"],
    ["Fri Sep 13 00:00:00 CST 2019", "2019-09-13"],
    ["Thu Sep 12 16:00:00 UTC 2019", "2019-09-13"],
    ["Fri Sep 13 2019 00:00:00 GMT+0800 (中国标准时间)", "2019-09-13"],
    ["13-9月 -19", "2019-09-13"],
    ["13-12月-19", "2019-12-13"],
    ["13-十一月-2019", "2019-11-13"],
    ["03-9月 -58", "1958-09-03"],
    ["58.9.13", "1958-09-13"],
    ["2019年9月", "2019-09-01"],
    ["2019年9月起停发", "2019-09-01"],
    ["2019年9月批次", "2019-09-01"],
    ["2020-02-29", "2020-02-29"],
  ])("%s is %s", (written, day) => expect(readDay(written)).toBe(day));

  it.each([
    "2019-02-29",
    "2019-13-01",
    "2019-09-31",
    "长期",
    "12345678901234",
    "",
    "无",
    "1899-12-30x",
    // A day of October, whose year stands elsewhere.
    "10.21",
    "10.8",
    "10/08",
  ])("%s is none", (written) => expect(readDay(written)).toBeNull());

  it("comes back from every spelling it is written in", () => {
    const days = fc.date({
      min: new Date("1920-01-01"),
      max: new Date("2039-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split("-").map(Number);
        for (const written of [
          iso,
          iso.replaceAll("-", ""),
          `${year}/${month}/${day}`,
          `${year}.${month}.${day}`,
          `${year}年${month}月${day}日`,
        ]) {
          expect(readDay(written)).toBe(iso);
        }
      }),
    );
  });
});

describe("a month", () => {
  it.each([
    "2019-10",
    "2019.10",
    "201910",
    "2019年10月",
    "2019/10",
    "2019年10月份",
    "20191031",
    "2019-10-01",
    "19年10月",
  ])("%s is October 2019", (written) => expect(readMonth(written)).toBe(october2019));

  it("takes a quarter for its first month and says how long it lasts", () => {
    expect([readMonth("2019年第四季度"), readSpan("2019年第四季度")]).toEqual([october2019, 3]);
    expect([readMonth("2019年10-12月"), readSpan("2019年10-12月")]).toEqual([october2019, 3]);
    expect([readMonth("201910-201912"), readSpan("201910-201912")]).toEqual([october2019, 3]);
    expect([readMonth("2019年下半年"), readSpan("2019年下半年")]).toEqual([
      monthNumber(2019, 7),
      6,
    ]);
    expect(readSpan("2019-10")).toBe(1);
  });

  it.each(["2019", "2019-13", "未定", ""])("%s is none", (written) =>
    expect(readMonth(written)).toBeNull(),
  );
});

describe("money", () => {
  it.each([
    ["420", 42000],
    ["1,320.50元", 132050],
    ["854.23", 85423],
    ["￥300.5", 30050],
    ["４２０", 42000],
    ["-60", -6000],
    ["0.1", 10],
    ["600元/月", 60000],
    ["12.345", 1235],
    ["?1,320.00", 132000],
  ])("%s yuan is %i fen", (written, fen) => expect(readYuan(written)).toBe(fen));

  it.each(["三百多", "12a", "?480", "", "1.2.3", "三百二十五十"])("%s is no amount", (written) =>
    expect(readYuan(written)).toBeNull(),
  );

  it("keeps every amount of whole fen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        expect(readYuan((fen / 100).toFixed(2))).toBe(fen);
      }),
    );
  });
});

describe("small numbers and marks", () => {
  it("reads grades however they are written", () => {
    expect(["一级", "Ⅰ级", "壹级", "1级", "1", "肢体一级"].map(readGrade)).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
    expect(["四级", "Ⅳ", "5级", "无"].map(readGrade)).toEqual([4, 4, null, null]);
  });

  it("reads flags", () => {
    expect(["是", "√", "有", "Y", "1", "已签"].map(readFlag)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(["否", "×", "无", "N", "0", "未签"].map(readFlag)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(["1-是", "01|有", "是(1)", "0-否", "00无"].map(readFlag)).toEqual([1, 1, 1, 0, 0]);
    expect(readFlag("待定")).toBeNull();
  });

  it("is the last month of a span where that is meant", () => {
    const paid = KINDS.employment.fields.paid_month;
    const read = (text: string) => readCell(paid, text);
    const october = { state: "value", value: october2019 };
    expect(["201505-201910", "2015年5月至2019年10月", "2019-10"].map(read)).toEqual([
      october,
      october,
      october,
    ]);
  });

  it("may be none under 分类施保, with a code or without", () => {
    const none = new RegExp(KINDS.enrolment.fields.classified.none ?? "x");
    expect(
      ["无", "00-无", "0.不享受", "01-老年人", "不满18周岁"].map((text) => none.test(text)),
    ).toEqual([true, true, true, false, false]);
  });

  it("reads counts", () =>
    expect(["3", "3人", "3.0", "三", "三四个"].map(readCount)).toEqual([3, 3, 3, 3, null]));
});

describe("code lists", () => {
  it.each([
    ["stop_reason", "转特困", "转特困供养"],
    ["stop_reason", "经核查家庭收入超过标准", "收入超标"],
    ["relation", "之妻", "配偶"],
    ["relation", "长子", "子"],
    ["programme", "社会散居孤儿", "orphan"],
    ["programme", "事实无人抚养", "unsupported_child"],
    ["payment_result", "账户不存在", "失败"],
    ["parent_state", "服刑", "服刑在押"],
    ["assets", "不超标", "未超标"],
    ["hukou_state", "死亡注销", "死亡"],
    ["relation", "女 མོ", "女"],
    ["card_state", "ئىناۋەتلىك 有效", "有效"],
  ])("%s: %s is %s", (list, written, value) =>
    expect(resolveCode(list, written)).toEqual({ value, known: true }),
  );

  it("keeps what it does not know as written", () =>
    expect(resolveCode("stop_reason", "村里说的")).toEqual({ value: "村里说的", known: false }));
});

describe("a header", () => {
  it.each([
    ["身份证号（18位）", "身份证号"],
    ["姓 名", "姓名"],
    ["*姓名", "姓名"],
    ["村(社区)", "村社区"],
    ["家庭人均月收入\n（元）", "家庭人均月收入"],
    ["姓名（必填）", "姓名"],
    ["姓名\nئىسمى", "姓名"],
    ["村\nكەنت", "村"],
    ["与户主关系（ئۆي ئىگىسى）", "与户主关系"],
    ["མིང་། / 姓名", "姓名"],
    ["ᠨᠡᠷ᠎ᠡ 姓名", "姓名"],
    ["姓名/Name", "姓名"],
    ["ئىسمى", "ئىسمى"],
  ])("%s compares as %s", (written, text) => expect(headerText(written)).toBe(text));
});
