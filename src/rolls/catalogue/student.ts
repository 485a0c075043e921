import { defineRoll } from "../roll.ts";

/** 在校学生 (domain D23). */
export default defineRoll({
  id: "student",
  label: "在校学生名单",
  supplier: "教育局",
  kind: "student",
  grain: "one pupil or student",
  snapshot: false,
  words: [
    "在校学生",
    "在校生",
    "学籍",
    "学生",
    "在读",
    "中学",
    "学校",
    "学院",
    "小学",
    "技校",
    "大学",
  ],
  notWords: ["毕业生"],
  otherMatters:
    /辍学|控辍(?!.*(在[校读籍]|学籍))|劝返|失学|退学|休学|(?<!不含|不包括|剔除)(学前|幼儿)(?!.{0,4}除外)|^(?!.*在[校读]).*毕业(生|学生|人员|名单)/,
  ownFields: ["school", "stage"],
  signs: ["班级", "专业", "学号", "学籍号", "院系", "专业或班级", "生源地", "入学时间", "入学年月"],
  remarks: {
    study_state: [
      [/^(\d{4}年(\d{1,2}月)?)?(已经?|现已)?(毕业|结业|肄业)(?!班|年级)/, "毕业"],
      [/^(\d{4}年(\d{1,2}月)?)?(已经?|现已|自动)?(退学|辍学|离校)/, "退学"],
      [/^(\d{4}年(\d{1,2}月)?)?(已经?|现已)?休学/, "休学"],
    ],
  },
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
      "就学单位",
      "就读单位",
    ],
    stage: ["学段", "年级", "学历层次", "就读学段", "教育阶段"],
    study_state: [
      "学籍状态",
      "在读状态",
      "状态",
      "就读状态",
      "在校状态",
      "学生状态",
      "是否在读",
      "是否在校",
      "在校与否",
    ],
    name: ["姓名", "学生姓名", "在校生姓名", "学生", "学员"],
    id: {
      headers: ["身份证号", "学生身份证号", "身份证件号"],
      // G and the number that stood on the 身份证 when the pupil came: taken where no other column has it.
      lesser: ["全国学籍号", "学籍号"],
    },
  },
});
