import { defineRoll } from "../roll.ts";

/** 残疾人两项补贴名册: living and care subsidies (domain D07). */
export default defineRoll({
  id: "subsidy",
  label: "残疾人两项补贴名册",
  supplier: "民政局",
  kind: "enrolment",
  grain: "one person and one of the two subsidies",
  snapshot: true,
  words: ["两项补贴", "残疾人补贴", "生活补贴", "护理补贴", "残疾人两补", "两补"],
  notWords: ["流水", "停发", "退出"],
  columns: {
    programme: {
      headers: [
        "补贴类型",
        "补贴类别",
        "补贴种类",
        "补贴项目",
        "享受补贴类型",
        "补贴名称",
        "项目",
        "发放项目",
        "补贴",
      ],
      required: true,
    },
    amount_fen: [
      "补贴金额",
      "月补贴金额",
      "金额",
      "补贴标准",
      "月标准",
      "发放金额",
      "补助金额",
      "月补助金额",
      "补贴额",
    ],
    from_month: [
      "享受补贴起始月份",
      "开始享受年月",
      "享受起始月份",
      "起始月份",
      "起始时间",
      "纳入时间",
      "享受起始年月",
    ],
    status: ["状态", "享受状态", "补贴状态"],
    name: ["姓名", "残疾人姓名", "对象姓名", "补贴对象姓名", "补贴对象"],
    id: ["身份证号", "残疾人身份证号"],
  },
});
