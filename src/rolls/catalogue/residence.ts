import { defineRoll } from "../roll.ts";

/** 机构入住人员名册：敬老院、福利院、精神病院 (domain D19). */
export default defineRoll({
  id: "residence",
  label: "机构入住人员",
  supplier: "敬老院、福利院、精神卫生机构",
  kind: "residence",
  grain: "one stay",
  snapshot: false,
  words: ["敬老院", "福利院", "养老机构", "入住人员", "供养机构", "精神病院", "机构入住"],
  notWords: ["特困"],
  columns: {
    institution: [
      "机构名称",
      "机构",
      "入住机构",
      "所在机构",
      "养老机构名称",
      "供养机构",
      "敬老院名称",
      "福利院名称",
      "所在敬老院",
      "所在福利院",
    ],
    admitted_on: {
      headers: ["入住日期", "入住时间", "入院日期", "入院时间", "入院年月", "入住年月"],
      required: true,
    },
    left_on: ["退出日期", "离院日期", "退住日期", "离院时间", "退出时间"],
    payer: ["费用来源", "资金来源", "供养资金来源"],
    name: ["姓名", "老人姓名", "入住人姓名"],
    id: ["身份证号", "老人身份证号"],
  },
});
