import { defineRoll } from "../roll.ts";

/** One of the five groups: 失业等五类人员, 失业及困难职工 and 失业、困难职工 are several, of which nobody knows who is which. */
const one = (words: RegExp) =>
  new RegExp(
    `^(?!.*([等及和与]|[五各多]类|重点[人群]|(?<!^\\(?[一二三四五六七八九十\\d]+)、)).*(${words.source})`,
  );

/** 下岗失业、困难企业职工等五类人员 (domain D16). */
export default defineRoll({
  id: "jobless",
  label: "失业及困难职工名单",
  supplier: "人社局、工会",
  kind: "jobless",
  grain: "one person of the five groups",
  snapshot: false,
  words: ["失业", "困难职工", "下岗", "困难企业", "未就业", "五类人员", "重点群体", "重点人群"],
  otherMatters: /(?<!未)(已(实现)?|再)就业(?!困难|创业|优惠|服务|援助)|招聘/,
  // Which of the five a sheet, or a line above some of its rows, is of: one that names several tells of none.
  named: {
    category: [
      [one(/下岗|(?<!未)失业(?!保险|金)/), "下岗失业人员"],
      [one(/困难企业|停产企业/), "困难企业职工"],
      [one(/未就业.*(毕业生|大学生)/), "未就业大学毕业生"],
      [one(/农民工/), "农民工"],
      [one(/灵活就业/), "灵活就业人员"],
    ],
  },
  columns: {
    category: {
      headers: [
        "人员类别",
        "人群类别",
        "类别",
        "人员类型",
        "对象类别",
        "类型",
        "身份类别",
        "群体类别",
        "重点人群类别",
        "所属群体",
        "群体类型",
        "人群类型",
        "所属人群",
        "人员身份",
      ],
    },
    hardship: {
      headers: [
        "是否生活困难",
        "生活困难",
        "是否困难",
        "是否存在生活困难",
        "困难情况",
        "生活是否困难",
        "是否有困难",
        "生活困难情况",
        "家庭困难情况",
        "家庭生活困难情况",
      ],
      // 困难 or 不困难.
      lesser: ["生活状况", "生活情况", "家庭生活状况", "困难程度"],
      required: true,
    },
    since_month: {
      headers: [
        "失业时间",
        "登记失业日期",
        "失业日期",
        "失业登记时间",
        "失业年月",
        "失业起始时间",
        "登记失业时间",
        "下岗时间",
        "失业起始日期",
        "中断就业时间",
        "停产停工时间",
        "停工时间",
        "停产时间",
        "返乡时间",
        "离岗时间",
        "离职时间",
        "待业时间",
        "何时失业",
        "何时下岗",
        "解除合同时间",
      ],
      lesser: ["登记时间", "登记日期"],
    },
    name: ["姓名", "职工姓名", "人员姓名"],
    id: ["身份证号"],
  },
});
