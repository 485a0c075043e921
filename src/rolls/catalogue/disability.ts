import { defineRoll } from "../roll.ts";

/** 持证残疾人 (domain D06). */
export default defineRoll({
  id: "disability",
  label: "持证残疾人",
  supplier: "残联",
  kind: "disability",
  grain: "one disability card",
  snapshot: false,
  words: ["持证残疾人", "残疾人证", "残疾证", "残疾人", "残联"],
  notWords: ["补贴", "两补"],
  columns: {
    card_no: ["残疾证号", "残疾人证号", "残疾证号码", "残疾人证号码", "证号", "残疾证编号"],
    category: ["残疾类别", "残疾类型", "残疾种类", "类别", "残别"],
    grade: {
      headers: ["残疾等级", "等级", "残疾级别", "残级", "级别", "残疾程度"],
      required: true,
    },
    card_state: [
      "证件状态",
      "状态",
      "残疾证状态",
      "证状态",
      "持证状态",
      "证书状态",
      "残疾人证状态",
      "是否有效",
      "证件是否有效",
    ],
    valid_until_on: ["有效期至", "有效期止", "证件有效期", "有效期截止", "有效日期至"],
    name: ["姓名", "残疾人姓名", "持证人", "持证人姓名"],
    id: ["身份证号", "残疾人身份证号", "持证人身份证号"],
  },
});
