import { defineRoll } from "../roll.ts";

/** 其他待遇领取名单：工伤护理费、高龄津贴、优抚等 (domain D22). */
export default defineRoll({
  id: "benefit",
  label: "其他待遇领取名单",
  supplier: "人社局、老龄办、退役军人局",
  kind: "benefit",
  grain: "one benefit of one person",
  snapshot: false,
  words: ["工伤护理", "高龄津贴", "优抚对象", "待遇领取", "养老金领取", "津贴发放"],
  columns: {
    benefit: {
      headers: ["待遇项目", "待遇名称", "待遇类别", "津贴类别", "补助项目", "待遇类型", "享受待遇"],
      required: true,
    },
    amount_fen: [
      "月待遇金额",
      "待遇金额",
      "月金额",
      "金额",
      "津贴金额",
      "月津贴标准",
      "津贴标准",
      "待遇标准",
      "月标准",
    ],
    from_month: ["待遇开始时间", "开始享受年月", "享受起始年月", "起始时间"],
    until_month: ["待遇终止时间", "停止享受年月", "终止时间"],
    name: ["姓名", "成员姓名", "领取人姓名"],
    id: ["身份证号", "成员身份证号", "领取人身份证号"],
  },
});
