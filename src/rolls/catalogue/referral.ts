import { defineRoll } from "../roll.ts";

/** 转介和社会服务台账 (domain D26). */
export default defineRoll({
  id: "referral",
  label: "转介和社会服务台账",
  supplier: "民政局、慈善组织",
  kind: "referral",
  grain: "one referral or service",
  snapshot: false,
  words: ["转介", "慈善救助", "社会服务台账", "服务台账"],
  columns: {
    referred_on: { headers: ["转介日期", "转介时间", "转办日期", "服务日期"], required: true },
    receiver: {
      headers: ["接收机构", "接收单位", "承接机构", "服务机构", "转介机构", "慈善组织"],
      required: true,
    },
    service: ["服务类型", "服务内容", "服务项目"],
    result: ["办理结果", "救助结果", "结果", "处理结果", "办理情况", "转介结果", "服务结果"],
    amount_fen: ["救助金额", "资助金额", "金额"],
    finished_on: ["办结日期", "完成日期", "办结时间"],
    name: ["姓名", "服务对象", "服务对象姓名", "转介对象", "转介对象姓名"],
    id: ["身份证号", "服务对象证号", "服务对象身份证号", "转介对象身份证号"],
  },
});
