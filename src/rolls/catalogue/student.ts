import { defineRoll } from "../roll.ts";

/** 在校学生 (domain D23). */
export default defineRoll({
  id: "student",
  label: "在校学生名单",
  supplier: "教育局",
  kind: "student",
  grain: "one pupil or student",
  snapshot: false,
  words: ["在校学生", "在校生", "学籍", "学生", "在读"],
  columns: {
    school: [
      "学校",
      "学校名称",
      "就读学校",
      "在读学校",
      "院校",
      "院校名称",
      "所在学校",
      "就读院校",
      "所在院校",
      "毕业学校",
    ],
    stage: ["学段", "年级", "学历层次", "就读学段", "教育阶段"],
    study_state: ["学籍状态", "在读状态", "状态", "就读状态", "在校状态", "学生状态", "是否在读"],
    name: ["姓名", "学生姓名", "在校生姓名"],
    id: ["身份证号", "学生身份证号", "身份证件号"],
  },
});
