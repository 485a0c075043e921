import { defineRoll } from "../roll.ts";

/** 下岗失业、困难企业职工等五类人员 (domain D16). */
export default defineRoll({
  id: "jobless",
  label: "失业及困难职工名单",
  supplier: "人社局、工会",
  kind: "jobless",
  grain: "one person of the five groups",
  snapshot: false,
  words: ["失业", "困难职工", "下岗", "困难企业", "未就业"],
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
      ],
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
        "返乡时间",
      ],
      lesser: ["登记时间", "登记日期"],
    },
    name: ["姓名", "职工姓名", "人员姓名"],
    id: ["身份证号"],
  },
});
