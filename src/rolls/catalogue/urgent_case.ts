import { defineRoll } from "../roll.ts";

/** 协调机制会议研究的急难个案 (domain D27). */
export default defineRoll({
  id: "urgent_case",
  label: "急难个案台账",
  supplier: "民政局",
  kind: "urgent_case",
  grain: "one case",
  snapshot: false,
  words: ["急难个案", "协调机制", "一事一议", "个案台账"],
  columns: {
    matter: { headers: ["个案事项", "事项", "急难情形", "个案情况", "议题"], required: true },
    received_on: {
      headers: ["受理日期", "受理时间", "提交日期", "上会日期", "会议日期"],
      required: true,
    },
    finished_on: ["办结日期", "办结时间", "完成日期"],
    minutes_no: ["会议纪要文号", "纪要文号", "会议纪要号", "会议纪要"],
    name: ["姓名", "个案对象", "当事人", "当事人姓名"],
    id: ["身份证号", "当事人身份证号"],
  },
});
