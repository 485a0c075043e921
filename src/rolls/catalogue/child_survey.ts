import { AGREEMENT_HEADERS, leftBehindNamed } from "../headers/agreement-headers.ts";
import { defineRoll } from "../roll.ts";

/** 农村留守儿童和困境儿童摸底排查表, with the parents' states (domain D09, D10). */
export default defineRoll({
  id: "child_survey",
  label: "儿童摸底排查表",
  supplier: "乡镇、儿童主任",
  kind: "child_survey",
  grain: "one child surveyed",
  snapshot: false,
  named: { left_behind: leftBehindNamed },
  words: ["摸底排查", "留守儿童", "困境儿童", "儿童摸底", "儿童排查", "摸底", "摸排"],
  columns: {
    name: ["儿童姓名", "姓名", "孩子姓名", "孩子", "被监护人姓名"],
    id: ["儿童身份证号", "身份证号", "孩子身份证号"],
    father_name: ["父亲姓名", "父亲", "父", "父姓名", "父亲名字"],
    father_id: ["父亲身份证号", "父亲证件号码", "父身份证号", "父亲公民身份号码"],
    father_state: {
      headers: [
        "父亲状况",
        "父亲状态",
        "父亲情况",
        "父亲现状",
        "父亲目前状况",
        "父状况",
        "父亲具体情况",
        "父亲生存状况",
        "父亲生活状态",
      ],
      required: true,
    },
    mother_name: ["母亲姓名", "母亲", "母", "母姓名", "母亲名字"],
    mother_id: ["母亲身份证号", "母亲证件号码", "母身份证号", "母亲公民身份号码"],
    mother_state: {
      headers: [
        "母亲状况",
        "母亲状态",
        "母亲情况",
        "母亲现状",
        "母亲目前状况",
        "母状况",
        "母亲具体情况",
        "母亲生存状况",
        "母亲生活状态",
      ],
      required: true,
    },
    hardship_type: ["困境类型", "困难类型", "困境儿童类型"],
    guardianship: ["监护情况", "监护状况"],
    visited_on: ["最近走访日期", "走访日期"],
    left_behind: {
      headers: [
        "是否留守",
        "留守",
        "是否留守儿童",
        "留守儿童",
        "是否农村留守儿童",
        "留守情况",
        "留守状况",
        "留守类型",
        "留守类别",
        "留守儿童类型",
        "留守儿童标识",
        "留守儿童标志",
        "留守标识",
      ],
      // 农村留守儿童 or 困境儿童.
      lesser: ["儿童类型", "儿童类别", "人员类别", "人员类型", "对象类别", "类别", "类型"],
    },
    agreement: AGREEMENT_HEADERS,
  },
});
