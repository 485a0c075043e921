import { CHANGED_HEADERS } from "../headers/covered-headers.ts";
import { BEGAN } from "../headers/headers.ts";
import { STOP_MONTH_HEADERS } from "../headers/stop-month-headers.ts";
import { PRICE_SUBSIDIES } from "../price-subsidies.ts";
import { defineRoll } from "../roll.ts";

/** 孤儿、事实无人抚养儿童保障名册: children who receive money (domain D08, D09). */
export default defineRoll({
  id: "child",
  label: "儿童保障名册",
  supplier: "民政局",
  kind: "enrolment",
  grain: "one child receiving the orphan's or de facto orphan's allowance",
  snapshot: true,
  exits: "welfare_exit",
  words: ["儿童保障", "儿童基本生活", "孤儿", "事实无人抚养", "儿童福利", "儿童"],
  notWords: ["摸底", "排查", "留守", "困境儿童信息", "发放流水", "发放明细", "发放记录", "流水"],
  // Children who are ill or disabled have a subsidy of their own; a list of all says of each which he is.
  otherMatters: new RegExp(
    `${PRICE_SUBSIDIES.source}|^(?!.*(孤|事实|无人抚养)).*困境儿童(基本)?(生活)?(补贴|补助|津贴)`,
  ),
  values: { programme: ["orphan", "unsupported_child"] },
  titled: ["programme"],
  ownFields: ["programme"],
  columns: {
    programme: {
      headers: [
        "保障类别",
        "儿童类别",
        "类别",
        "类型",
        "儿童类型",
        "对象类别",
        "保障类型",
        "人员类别",
        "保障对象类别",
        "身份类别",
      ],
      required: true,
    },
    amount_fen: {
      headers: [
        "月保障金额",
        "月补贴金额",
        "保障金额",
        "基本生活费",
        "补贴金额",
        "月标准",
        "金额",
        "发放标准",
        "月发放金额",
        "基本生活补贴",
        "补助金额",
        "月补助金额",
        "保障标准",
        "生活费标准",
        "基本生活费标准",
        "月生活费",
        "补助标准",
        "月补助标准",
        "生活费金额",
        "养育标准",
        "养育金",
        "待遇标准",
        "待遇金额",
        "月待遇标准",
      ],
      wanted: true,
    },
    from_month: {
      headers: [
        ...BEGAN,
        "享受起始月份",
        "起始时间",
        "纳入时间",
        "开始时间",
        "享受起始年月",
        "纳入年月",
        "起始年月",
        "开始保障年月",
        "首次享受年月",
        "享受时间",
        "起补时间",
        "起补年月",
        "开始发放年月",
        "起发年月",
        "纳入保障时间",
      ],
      // Decided, not begun: taken where nothing says when it began.
      lesser: ["认定日期", "批准时间", "认定时间", "审批时间", "审批年月"],
      wanted: true,
    },
    until_month: STOP_MONTH_HEADERS,
    status: { headers: ["状态", "保障状态", "享受状态"], lesser: CHANGED_HEADERS },
    name: ["姓名", "儿童姓名", "孤儿姓名", "对象姓名", "保障儿童姓名", "孩子姓名", "享受人姓名"],
    id: ["身份证号", "儿童身份证号", "孤儿身份证号"],
  },
});
