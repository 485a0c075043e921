import { STOP_MONTH_HEADERS } from "../headers/stop-month-headers.ts";
import { defineRoll } from "../roll.ts";

/** What a list is called that is of one of these programmes, or of several. */
const OF_THESE =
  "特困|五保|供养|孤儿|儿童|残|两项|两补|[困护]补|(困难|护理)补|低保|最低生活|待遇|救助|民政|各[类项]|和|及|、";
/** Money that others than they get. */
const OTHER_MONEY =
  "高龄|老年|老人|长寿|养老|优抚|抚恤|军人|退役|计生|计划生育|奖励?扶|特别扶|特扶|失独|农机|农资|种粮|粮食|耕地|公益林|护林|大学生|村医|遗属|精简|公益性?岗位";

/** 特困、儿童、残疾人补贴停发台账 (domain D20). */
export default defineRoll({
  id: "welfare_exit",
  label: "特困儿童和补贴停发名单",
  supplier: "民政局",
  kind: "departure",
  grain: "one person taken off a programme other than dibao",
  snapshot: false,
  words: [
    "特困停发",
    "停止供养",
    "补贴停发",
    "儿童停发",
    "停发名单",
    "停发台账",
    "停发",
    "退出",
    "减员",
    "停供",
    "特困取消",
    "特困注销",
    "特困人员取消",
    "特困人员注销",
    "孤儿取消",
    "孤儿注销",
    "儿童取消",
    "儿童注销",
    "终止供养",
    "终止救助供养",
    "停止救助供养",
    ...["补贴取消", "补贴注销", "补贴清退", "补贴减少", "补贴核减", "两补取消", "两补清退"],
  ],
  // 低保退出花名册 says that none of it is about other programmes, 社保减员 and 公租房退出 that it is about none of them.
  // 高龄补贴停发名单 is of money that no rule is about: its reasons are nobody's for leaving a programme.
  otherMatters: new RegExp(
    `^(?!.*(特困|五保|供养|孤儿|儿童|补[贴助]|两补|残疾|津贴|各[项类]|待遇|社会救助|和|及|、)).*(低保|最低生活|城保|农保)|^(?!.*(特困|五保|供养|孤儿|儿童|补[贴助]|两补|津贴|待遇|救助)).*(社保|职工|企业|参保|医保|保险|养老院|敬老院|福利院|租房|学生|学籍|护林|干部|党员|贫困[户人]|脱贫|监测[对户])|^(?!.*(${OF_THESE})).*(${OTHER_MONEY})`,
  ),
  titled: ["programme"],
  named: { programme: [[/两项补[贴助]|两补|残疾人?补[贴助]/, "disability_both"]] },
  columns: {
    programme: {
      headers: [
        "停发项目",
        "待遇项目",
        "保障项目",
        "项目",
        "救助项目",
        "停发待遇",
        "停发项目名称",
        "救助类别",
        "待遇类别",
      ],
      required: true,
    },
    stop_month: {
      headers: [
        ...STOP_MONTH_HEADERS,
        "停供时间",
        "停供年月",
        "停止供养时间",
        "终止供养时间",
        "终止救助供养时间",
        "清退时间",
        "减员时间",
        "减员年月",
        "核减时间",
        "核减年月",
        "核减日期",
        "减少时间",
      ],
      required: true,
    },
    reason: {
      headers: [
        "停发原因",
        "退出原因",
        "终止原因",
        "停发理由",
        "停供原因",
        "停止原因",
        "停止供养原因",
        "停止发放原因",
        "停止享受原因",
        "终止供养原因",
        "终止救助供养原因",
        "取消原因",
        "注销原因",
        "清退原因",
        "减员原因",
        "核减原因",
        "减少原因",
        "停发情形",
        "终止情形",
        "退出情形",
        "原因",
      ],
      required: true,
    },
    name: ["姓名", "成员姓名", "对象姓名"],
    id: ["身份证号", "成员身份证号"],
  },
});
