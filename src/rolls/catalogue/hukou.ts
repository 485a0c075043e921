import { defineRoll } from "../roll.ts";

/** 户籍人口 (domain D13). */
export default defineRoll({
  id: "hukou",
  label: "户籍人口",
  supplier: "公安局",
  kind: "hukou",
  grain: "one person on the household register",
  snapshot: false,
  inOneRow: "family",
  householdSpace: "hukou",
  words: ["户籍人口", "户籍", "常住人口", "户口", "人口信息"],
  columns: {
    hukou_no: {
      headers: [
        "户号",
        "户口号",
        "户籍号",
        "户籍编号",
        "家庭户编号",
        "户口簿号",
        "户口本号",
        "户编号",
        "家庭户号",
        "户籍户号",
        "户口簿编号",
      ],
      required: true,
    },
    householder_name: ["户主姓名", "户主"],
    relation: ["与户主关系", "家庭关系", "成员关系", "关系"],
    state: {
      headers: [
        "户籍状态",
        "户口状态",
        "状态",
        "人员状态",
        "户籍情况",
        "人口状态",
        "登记状态",
        "注销标志",
        "是否注销",
        "注销标识",
      ],
      required: true,
      blank: "正常",
    },
    moved_on: ["迁出日期", "迁出时间", "注销日期"],
    id: ["公民身份号码", "身份证号", "公民身份证号码"],
    name: ["姓名", "公民姓名"],
  },
});
