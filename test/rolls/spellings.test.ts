import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDay, readMonth, readSpan } from "../../src/rolls/cell/read-date.ts";
import { readCount, readFlag, readGrade, readYuan } from "../../src/rolls/cell/read-number.ts";
import { resolveCode } from "../../src/rolls/resolve-code.ts";

/** Code list -> official value -> spellings that offices use, with `|` between, most of them on no list. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL("./code-spellings.json", import.meta.url), "utf8"),
);
const YUAN: Record<string, string> = {
  "42000":
    "420|420元|420.00|￥420|¥420.00元|420元/月|420元/人/月|４２０|四百二十元|420.00元整|人民币420元|RMB420|每月420元| 420 |420元/人·月|420.0|420/月|420（含护理费）|420元（补发）|420块|420，00|42O",
  "132050": "1,320.50|1，320.50|1320.5元|1320.50元|1 320.50",
  "-30000": "-300|－300|(300)|（300.00）|-300.00元",
  "100000000": "100万|100万元",
  "0": "0|0.00|零|0元",
  null: "1.320,50|420+80|更正420",
};
const DAY: Record<string, string> = {
  "2019-09-13":
    "2019-09-13|2019/9/13|2019.9.13|2019年9月13日|20190913|43721|2019-9-13 0:00|2019-09-13 00:00:00|2019年09月13号|2019-09-13T00:00:00|2019/09/13 8:30|19.9.13|2019、9、13|2019 9 13|2019。9。13|二〇一九年九月十三日|2019年9月13|9/13/2019|13-Sep-19|2019-Sep-13|2019.09.13.|2019－09－13|2019–09–13|2019_09_13|2019\\9\\13|Sep 13, 2019|2019年9月13日上午|2019-9.13|2019年9.13|2019-09-13 上午9:00|2019/9/13 下午 3:20|2019-09-13 09:00 AM|2019-09-13T00:00:00+08:00|20190913 12:00:00|190913|2019.9.13病故|2019-9-13日|2019,9,13|2019·9·13|2019年9月13日（农历八月十五）|民国108年9月13日",
  "2019-09-01": "2019-09-00|20190900|2019年9月|约2019年9月|2019年9月左右|2019年9月上旬",
  null: "2019-09-13（农历）|农历八月十五|2019年八月初三|1899-12-30|1900-01-00|2019-02-30",
};
const MONTH: Record<string, string> = {
  "2019-09":
    "2019-09|2019/9|2019.9|2019.09|2019年9月|201909|2019年09月份|2019-09-01|20190901|43709|2019年9月|9/2019|2019年第9月|2019、9|2019_09|二〇一九年九月|2019年九月|2019 09|Sep-19|2019年度9月|2019-09月|2019M09|9月/2019年|2019年9月份低保金|2019年9月发|2019-9期|2019年第9期|2019-09-30 00:00:00|2019年9月补发|补发2019年9月|2019-09补|2019年9月（补）|201909月|2019第9期|2019年9月（第三批）|2019年9月低保|自2019年9月起|2019年9月至今|2019-09-|2019-09-00|1909|190913|2019年9月上旬",
  "2019-10": "2019.10|10/2019",
  null: "2019年10月以前|2019-10（补发9月）|2019|2012年",
  "1949-10": "民国三十八年十月",
};
const SPAN: Record<string, string> = {
  "3": "2019年第三季度|2019Q3|2019年7-9月|201907-201909|2019年三季度|2019三季度|2019年第3季度|2019-Q3|2019.7-9|2019年7月-9月|2019年7月至9月|2019年7月-2019年9月|2019/7-2019/9|2019年7—9月|2019年7～9月|2019年7、8、9月|2019年7-9月份|2019年度第三季度",
  "6": "2019年上半年|2019年1-6月|2019上半年|2019年度上半年",
  12: "2019年1-12月|2019年全年|2018.11-2019.10|2019年度|2019年度全年",
  "1": "2019年9月|2019-09",
  "2": "2019年9月、10月|2018年12月-2019年1月",
};
const GRADE: Record<string, string> = {
  "1": "一级|1|1级|Ⅰ|Ⅰ级|壹级|I级|一|01|重度一级|肢体一级|一级残疾|1.0|壹|第一级|肢体一级、智力二级|肢体四级/视力一级",
  "2": "二级|2|Ⅱ级|贰级|II|二级残疾|肢体2级|2级（重度）|两级|二级(重度)|二级肢体|二级/肢体|二級|贰級",
  "3": "三级|3|Ⅲ|叁级|三级（中度）|43类|43",
  "4": "四级|4|Ⅳ|Ⅳ级|肆级|IV",
  null: "未评定|五级",
};
const FLAG: Record<string, string> = {
  "1": "是|√|Y|有|1|对|是的|√ |困难|生活困难|属于|留守|留守儿童|存在|T|真|●|√是|存在困难|V|✔|家庭困难|生活极困难|较困难|单亲留守",
  "0": "否|×|N|无|0|不是|没有|不困难|非留守|不存在|F|假|○|一般",
  null: "不清楚|是/否|待查",
};
const COUNT: Record<string, string> = {
  "3": "3|3人|3.0|三|３|三人|3口|3 人|叁|共3人|3口人|3（人）|3人（其中残疾1人）",
};
/** Reads every spelling of a table; what comes out otherwise than the table says. */
function misread(
  table: Readonly<Record<string, string>>,
  read: (text: string) => unknown,
): string[] {
  return Object.entries(table).flatMap(([wanted, texts]) =>
    texts.split("|").flatMap((text) => {
      const got = String(read(text));
      return got === wanted ? [] : [`${text} is read as ${got}, not ${wanted}`];
    }),
  );
}

it.each(Object.entries(CODES))("knows the spellings of %s", (list, table) => {
  const read = (text: string) => {
    const { value, known } = resolveCode(list, text);
    return known ? value : `?${value}`;
  };
  expect(misread(table, read)).toEqual([]);
});

const monthText = (text: string) => {
  const month = readMonth(text);
  return month === null
    ? null
    : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
};

it.each([
  ["yuan", YUAN, readYuan],
  ["days", DAY, readDay],
  ["months", MONTH, monthText],
  ["spans of months", SPAN, readSpan],
  ["grades", GRADE, readGrade],
  ["flags", FLAG, readFlag],
  ["counts", COUNT, readCount],
] as const)("knows the spellings of %s", (_, table, read) => {
  expect(misread(table, read)).toEqual([]);
});

it("reads a code written with its name, and the traditional characters of a code", () => {
  const spellings = ["02-户主", "02户主", "户主(02)", "2.户主", "戶主", "之户主"];
  expect(spellings.map((text) => resolveCode("relation", text).value)).toEqual(
    spellings.map(() => "户主"),
  );
  expect(resolveCode("side", "農村低保").value).toBe("农村");
  expect(resolveCode("relation", "02-某某").value).toBe("02-某某");
});

it.each([
  ["hukou_state", "不在籍"],
  ["hukou_state", "非正常"],
  ["parent_state", "不健康"],
  ["parent_state", "非正常"],
  ["disability_category", "非视力"],
  ["enrolment_status", "非在册"],
  ["custody", "不在押"],
  ["custody", "未羁押"],
  ["custody", "非服刑"],
  ["self_care", "不属于失能"],
  ["self_care", "自理能力较差"],
  ["parent_state", "未患重病"],
  ["stop_reason", "非自愿放弃"],
  ["card_state", "达标"],
  ["card_state", "2028年12月到期"],
  ["programme", "低保边缘"],
  ["payment_result", "待发放"],
  ["payment_result", "处理中"],
] as const)("takes a word of %s that is denied for no value: %s", (list, text) => {
  expect(resolveCode(list, text)).toEqual({ value: text, known: false });
});

it.each([
  ["self_care", "失去自理能力", "全护理"],
  ["self_care", "未失去自理能力", "全自理"],
  ["custody", "刑罚执行完毕", "社区矫正"],
  ["custody", "强制隔离戒毒期满", "社区矫正"],
  ["custody", "强制隔离戒毒未期满", "强制隔离戒毒"],
  ["custody", "撤销缓刑收监执行", "服刑在押"],
  ["decision", "未获批准", "不予批准"],
  ["decision", "收入不高于标准，批准", "批准"],
  ["decision", "收入高于标准，不予批准", "不予批准"],
  ["card_state", "即将过期", "有效"],
  ["card_state", "2018-05-06 00:00:00", "注销"],
  ["card_state", "2018年5月注销", "注销"],
  ["card_state", "解除冻结", "有效"],
  ["card_state", "评定不达标", "注销"],
  ["hukou_state", "注销后恢复", "正常"],
  ["living_state", "不存在困难", "已恢复"],
  ["item", "离任村干部生活补贴", "other"],
  ["item", "困难群众一次性生活补贴", "other"],
  ["item", "残疾人低保金", "dibao"],
  ["item", "低保老人护理补贴", "elder"],
  ["risk_state", "待消除", "未消除"],
  ["risk_state", "监测中", "未消除"],
  ["risk_state", "未退出监测", "未消除"],
  ["risk_state", "已退出监测", "已消除"],
  ["risk_state", "终止监测", "已消除"],
  ["margin_type", "最低生活保障对象", "低保"],
  ["margin_type", "最低生活保障边缘家庭成员", "低保边缘"],
  ["margin_type", "刚性支出困难家庭成员", "刚性支出困难"],
  ["margin_type", "防止返贫监测对象", "监测对象"],
  ["enrolment_status", "拟停保", "在保"],
] as const)("reads of %s in %s what it says as a whole", (list, text, value) => {
  expect(resolveCode(list, text)).toEqual({ value, known: true });
});

it.each(["清理财政供养人员", "清理整顿村干部亲属", "专项清理公职人员"])(
  "leaves %s, which says why somebody was stopped, for no clearing by a system",
  (text) => {
    expect(resolveCode("stop_reason", text).known).toBe(false);
  },
);
