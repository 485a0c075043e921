import { VISITED, visitRemarks } from "../days-in-remarks.ts";
import { defineRoll } from "../roll.ts";

/** 留守老人台账 (domain D10b). */
export default defineRoll({
  id: "elder",
  label: "留守老人台账",
  supplier: "乡镇",
  kind: "elder",
  grain: "one old person",
  snapshot: false,
  words: ["留守老人", "空巢老人", "独居老人"],
  remarks: { visited_on: visitRemarks },
  remarksOften: { visited_on: VISITED },
  columns: {
    children: { headers: ["子女情况", "子女状况", "子女外出情况", "赡养人情况"], required: true },
    visited_on: {
      headers: ["最近探访日期", "探访日期", "最近走访日期", "走访日期", "探访时间"],
      required: true,
    },
    name: ["姓名", "老人姓名"],
    id: ["身份证号", "老人身份证号"],
  },
});
