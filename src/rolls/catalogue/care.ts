import { VISITED, visitRemarks } from "../days-in-remarks.ts";
import { defineRoll } from "../roll.ts";

/** 特困人员照料服务台账 (domain D24). */
export default defineRoll({
  id: "care",
  label: "特困人员照料服务台账",
  supplier: "乡镇",
  kind: "care",
  grain: "one person cared for",
  snapshot: false,
  words: ["照料服务", "照料护理", "委托照料", "照护服务"],
  remarks: { visited_on: visitRemarks },
  remarksOften: { visited_on: VISITED },
  columns: {
    carer_name: {
      headers: [
        "照料人",
        "照料人姓名",
        "委托照料人",
        "照护人",
        "照护人姓名",
        "照料护理人",
        "护理人姓名",
      ],
      required: true,
    },
    carer_id: ["照料人身份证号", "照护人身份证号", "委托照料人身份证号", "护理人身份证号"],
    agreed_on: {
      headers: [
        "协议签订日期",
        "签订协议日期",
        "协议日期",
        "协议起始日期",
        "签订日期",
        "协议签订时间",
      ],
      required: true,
    },
    agreed_until_on: ["协议到期日期", "协议终止日期", "协议截止日期", "协议有效期至"],
    visited_on: ["最近探访日期", "探访日期", "最近走访日期", "最近一次探访日期"],
    assessed_on: ["评估日期", "自理能力评估日期", "最近评估日期", "评估时间"],
    self_care: ["评估等级", "评估结果", "自理能力", "生活自理能力"],
    name: ["姓名", "特困人员姓名", "被照料人姓名", "供养对象姓名"],
    id: ["身份证号", "特困人员身份证号", "被照料人身份证号", "供养对象身份证号"],
  },
});
