import { defineRoll } from "../roll.ts";

/** 临时救助台账 (domain D03). */
export default defineRoll({
  id: "aid",
  label: "临时救助台账",
  supplier: "民政局、乡镇",
  kind: "aid",
  grain: "one grant",
  snapshot: false,
  words: ["临时救助", "急难救助"],
  columns: {
    applied_on: ["申请日期", "申请时间", "受理日期", "受理时间"],
    approved_on: {
      headers: [
        "审批日期",
        "批准日期",
        "审批时间",
        "批准时间",
        "审核确认日期",
        "救助日期",
        "救助时间",
        "确认日期",
      ],
      required: true,
    },
    cause: ["救助原因", "困难原因", "申请原因", "致困原因", "救助事由", "事由", "原因"],
    first_aid: ["是否先行救助", "先行救助", "是否先行"],
    approved_by: ["审批层级", "审批单位", "审批级别", "审批主体", "批准层级"],
    amount_fen: {
      headers: ["救助金额", "金额", "发放金额", "批准金额", "救助资金", "救助金", "补助金额"],
      required: true,
    },
    name: ["姓名", "申请人姓名", "申请人", "受助人", "受助人姓名", "救助对象姓名", "救助对象"],
    id: ["身份证号", "申请人身份证号", "受助人身份证号", "救助对象身份证号"],
  },
});
