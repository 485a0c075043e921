import type { Kind } from "./kind.ts";
import { account, choice, code, day, kind, month, text, yuan } from "./kind-fields.ts";

/** What the ledgers of townships, hospitals, homes and other departments say (domain D10b, D17 to D19, D22, D24 to D27). */
export const SERVICE_KINDS = {
  margin: kind(
    "低收入认定",
    "one member of a household on the margin of dibao or with rigid spending",
    {
      margin_type: choice("类型", "margin_type"),
      household_no: code("户编号"),
      householder_name: text("户主姓名"),
      relation: choice("与户主关系", "relation"),
      recognised_on: day("认定日期"),
      valid_until_on: day("有效期至"),
      income_fen: yuan("人均月收入"),
    },
  ),
  medical: kind("医疗支出", "one person's medical spending of one year or stay", {
    year_text: text("年度"),
    total_fen: yuan("总费用"),
    self_paid_fen: yuan("个人自付"),
    disease: text("病种"),
    admitted_on: day("住院日期"),
  }),
  residence: kind("机构入住", "one stay in an institution", {
    institution: text("机构"),
    admitted_on: day("入住日期"),
    left_on: day("退出日期"),
    payer: text("费用来源"),
  }),
  benefit: kind("其他待遇", "one other benefit of one person", {
    benefit: choice("待遇项目", "benefit"),
    amount_fen: yuan("金额"),
    from_month: month("开始享受年月"),
    until_month: month("停止享受年月"),
  }),
  care: kind(
    "照料服务",
    "the care arranged for one person on full support",
    {
      agreed_on: day("协议签订日期"),
      agreed_until_on: day("协议到期日期"),
      visited_on: day("最近探访日期"),
      assessed_on: day("评估日期"),
      self_care: choice("评估结果", "self_care"),
    },
    { carer: { label: "照料人" } },
  ),
  application: kind("救助申请", "one application for one programme and what became of it", {
    programme: choice("申请项目", "programme"),
    household_no: code("低保证号"),
    received_on: day("受理日期"),
    posted_on: day("公示起始日期"),
    decided_on: day("决定日期"),
    decision: choice("审批结果", "decision"),
    reason: text("不予批准原因"),
    income_fen: yuan("核定人均月收入"),
  }),
  referral: kind("转介服务", "one referral to a charity or one service given", {
    referred_on: day("转介日期"),
    receiver: text("接收机构"),
    service: text("服务类型"),
    result: text("办理结果"),
    amount_fen: yuan("救助金额"),
    finished_on: day("办结日期"),
  }),
  urgent_case: kind("急难个案", "one urgent case before the county's coordination meeting", {
    matter: text("事项"),
    received_on: day("受理日期"),
    finished_on: day("办结日期"),
    minutes_no: code("会议纪要文号"),
  }),
  official: kind("村干部", "one official of a village", {
    post: text("职务"),
    account: account("银行账号"),
  }),
  elder: kind("留守老人", "one old person left behind", {
    children: text("子女情况"),
    visited_on: day("最近探访日期"),
  }),
} as const satisfies Record<string, Kind>;
