import { defineRoll } from "../roll.ts";

/** 医疗费用自付名单 (domain D17). */
export default defineRoll({
  id: "medical",
  label: "医疗费用自付名单",
  supplier: "医保局",
  kind: "medical",
  grain: "one person and year",
  snapshot: false,
  words: ["医疗费用", "自付", "医疗支出", "高额费用", "因病致贫"],
  // A roll of who is seriously ill, whatever it says of what that cost.
  notWords: ["重病", "大病患者", "大病人员", "大病名单", "重大疾病", "重特大疾病"],
  columns: {
    year_text: ["年度", "年份", "结算年度"],
    total_fen: ["总费用", "医疗总费用", "费用总额", "医疗费用总额"],
    self_paid_fen: {
      headers: [
        "个人自付",
        "自付费用",
        "个人自付费用",
        "自付金额",
        "个人负担",
        "个人自付金额",
        "年自付医疗费",
        "自付医疗费用",
        "年度自付",
        "累计自付",
        "自付合计",
        "报销后自付",
        "个人支付",
        "个人承担",
      ],
      required: true,
    },
    disease: ["病种", "疾病名称", "诊断"],
    admitted_on: ["住院日期", "入院日期", "就诊日期"],
    name: ["姓名", "患者姓名", "参保人姓名"],
    id: ["身份证号", "患者身份证号", "参保人身份证号"],
  },
});
