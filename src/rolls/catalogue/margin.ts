import { defineRoll } from "../roll.ts";

/** 低保边缘家庭、刚性支出困难家庭名册 (domain D18). */
export default defineRoll({
  id: "margin",
  label: "低保边缘和刚性支出困难家庭",
  supplier: "民政局",
  kind: "margin",
  grain: "one member of a household on the margin",
  snapshot: false,
  inOneRow: "family",
  named: {
    margin_type: [
      [/^(?!.*(刚性|支出)).*(低保边缘|边缘家庭|边缘户)/, "低保边缘"],
      [/^(?!.*边缘).*(刚性支出|支出型)/, "刚性支出困难"],
    ],
  },
  words: [
    "低保边缘",
    "刚性支出困难",
    "边缘家庭",
    "低收入家庭",
    "低收入人口",
    "低收入对象",
    "边缘户",
  ],
  columns: {
    margin_type: {
      headers: [
        "家庭类型",
        "认定类型",
        "低收入类型",
        "困难家庭类型",
        "困难类型",
        "类型",
        "类别",
        "对象类别",
        "人群类型",
        "人群类别",
        "低收入人口类型",
        "低收入人口类别",
      ],
      required: true,
    },
    household_no: ["户编号", "家庭编号", "认定编号", "证书编号"],
    householder_name: ["户主姓名", "户主", "申请人姓名"],
    relation: ["与户主关系", "家庭关系", "与申请人关系"],
    recognised_on: { headers: ["认定日期", "认定时间", "确认日期", "批准日期"], required: true },
    valid_until_on: ["有效期至", "有效期", "到期日期", "认定有效期至"],
    income_fen: [
      "家庭人均月收入",
      "人均月收入",
      "月人均收入",
      "人均收入",
      "人均年收入",
      "家庭人均年收入",
    ],
    name: ["姓名", "成员姓名"],
    id: ["身份证号", "成员身份证号"],
  },
});
