import { defineRoll } from "../roll.ts";

/** 社会救助申请审批台账 (domain D25). */
export default defineRoll({
  id: "application",
  label: "社会救助申请审批台账",
  supplier: "乡镇",
  kind: "application",
  grain: "one application",
  snapshot: false,
  householdSpace: "dibao",
  words: ["申请不予", "不予批准", "申请审批", "申请台账", "受理台账", "审批台账", "救助申请"],
  notWords: ["临时救助"],
  titled: ["programme"],
  named: { decision: [[/不予(批准|纳入|受理|通过)|未(获)?批准/, "不予批准"]] },
  columns: {
    programme: {
      headers: ["申请项目", "申请类别", "申请事项", "救助项目", "申请救助类别", "业务类型"],
      required: true,
    },
    household_no: ["低保证号", "户编号", "救助证号"],
    received_on: {
      headers: ["受理日期", "受理时间", "申请受理日期", "申请日期", "申请时间"],
      required: true,
    },
    posted_on: ["公示起始日期", "公示日期", "公示时间", "公示开始日期"],
    decided_on: {
      headers: [
        "决定日期",
        "审批决定日期",
        "审批日期",
        "批准日期",
        "审核确认日期",
        "作出决定日期",
        "办结日期",
        "不予批准日期",
        "不予批准时间",
        "不予日期",
        "审批时间",
        "批准时间",
      ],
      required: true,
    },
    decision: [
      "审批结果",
      "审批意见",
      "决定",
      "审核结果",
      "办理结果",
      "审批决定",
      "是否批准",
      "审核确认结果",
    ],
    reason: ["不予批准原因", "不予原因", "不予理由", "退回原因"],
    income_fen: ["核定人均月收入", "核定收入", "人均月收入", "核定人均年收入", "人均年收入"],
    name: ["申请人姓名", "申请人", "姓名"],
    id: ["申请人身份证号", "身份证号"],
  },
});
