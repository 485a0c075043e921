import { AGREEMENT_HEADERS, leftBehindNamed } from "../headers/agreement-headers.ts";
import { defineRoll } from "../roll.ts";

/** 困境儿童、留守儿童关爱台账，不含父母状况 (domain D10). */
export default defineRoll({
  id: "child_hardship",
  label: "困境儿童关爱台账",
  supplier: "乡镇、儿童主任",
  kind: "child_survey",
  grain: "one child",
  snapshot: false,
  words: ["困境儿童", "留守儿童", "关爱台账"],
  notWords: ["摸底", "排查"],
  named: { left_behind: leftBehindNamed },
  signs: ["父母外出情况", "外出务工地", "父母务工地", "受委托监护人", "受委托监护人姓名"],
  // A ledger of children in hardship, or the children's half of a system's export that keeps the parents apart.
  oneOf: ["guardianship", "left_behind"],
  columns: {
    hardship_type: ["困境类型", "困难类型", "困境儿童类型", "困境情形"],
    guardianship: ["监护情况", "监护状况", "监护类型", "监护人情况"],
    left_behind: [
      "是否留守",
      "留守",
      "是否留守儿童",
      "是否农村留守儿童",
      "留守状况",
      "留守类型",
      "留守类别",
      "留守儿童类型",
      "留守儿童",
      "留守儿童标识",
      "留守儿童标志",
      "留守标识",
    ],
    visited_on: ["最近走访日期", "走访日期", "最近一次走访日期"],
    agreement: AGREEMENT_HEADERS,
    name: ["儿童姓名", "姓名", "留守儿童姓名", "困境儿童姓名"],
    id: ["儿童身份证号", "身份证号", "留守儿童身份证号", "困境儿童身份证号"],
  },
});
