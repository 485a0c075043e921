import { defineRoll } from "../roll.ts";

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
  ],
  titled: ["programme"],
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
      headers: ["停发年月", "停发时间", "停发日期", "终止时间", "退出时间", "终止年月"],
      required: true,
    },
    reason: { headers: ["停发原因", "退出原因", "终止原因", "原因", "停发理由"], required: true },
    name: ["姓名", "成员姓名", "对象姓名"],
    id: ["身份证号", "成员身份证号"],
  },
});
