import { defineRoll } from "../roll.ts";

/** 职工社保参保 (domain D16, D22). */
export default defineRoll({
  id: "employment",
  label: "职工社保参保",
  supplier: "人社局",
  kind: "employment",
  grain: "one insured employee",
  snapshot: false,
  words: ["社保参保", "职工社保", "参保", "社保", "养老保险", "就业"],
  notWords: ["失业", "下岗"],
  spread: { value: "paid_fen", by: ["paid_month"], own: [], marks: true, named: true },
  columns: {
    employer: [
      "参保单位",
      "单位名称",
      "工作单位",
      "单位",
      "就业单位",
      "缴费单位",
      "用人单位",
      "参保单位名称",
      "所在单位",
    ],
    paid_month: {
      headers: [
        "最近缴费月份",
        "最近缴费年月",
        "最后缴费月份",
        "缴费月份",
        "缴费年月",
        "最近缴费时间",
        "最后缴费年月",
        "缴费截止月份",
        "最近缴费期",
        "缴费至",
        "最新缴费月份",
        "费款所属期",
        "费款所属期止",
        "最近缴费所属期",
      ],
      required: true,
    },
    name: ["姓名", "职工姓名", "参保人姓名", "参保人"],
    id: ["身份证号", "参保人身份证号", "职工身份证号"],
  },
});
