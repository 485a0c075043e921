import { defineRoll } from "../roll.ts";

/** 防止返贫监测对象名册 (domain D05). */
export default defineRoll({
  id: "monitored",
  label: "防止返贫监测对象",
  supplier: "农业农村局",
  kind: "poverty",
  grain: "one member of a monitored household",
  snapshot: false,
  // Of a list of those removed and those not, or of both, the name says nothing of all.
  named: {
    risk_state: [
      [/^(?!.*(含|包括|所有|全部|已消除)).*(未消除|未解除)/, "未消除"],
      [/^(?!.*(含|包括|所有|全部|未消除|未解除)).*(已|稳定|自然)(消除|解除)/, "已消除"],
    ],
  },
  inOneRow: "family",
  householdSpace: "poverty",
  words: ["监测对象", "防返贫", "防止返贫", "三类人员"],
  columns: {
    household_no: ["户编号", "家庭编号", "户编码", "监测户编号"],
    householder_name: ["户主姓名", "户主"],
    relation: ["与户主关系", "家庭关系", "成员关系"],
    monitor_type: {
      headers: [
        "监测对象类别",
        "监测类别",
        "监测对象类型",
        "监测户类型",
        "易返贫致贫户类型",
        "易返贫致贫人口类型",
        "三类人员类别",
      ],
      // 脱贫户 or 一般农户 beside 监测对象类别 is what a household was before.
      lesser: ["户类型"],
      required: true,
    },
    risk_state: {
      headers: [
        "风险是否已消除",
        "风险消除情况",
        "风险状态",
        "是否消除风险",
        "风险是否消除",
        "风险消除状态",
        "监测状态",
        "监测对象状态",
        "监测户状态",
      ],
      // When or how it was removed says that it is; a blank, that it is not yet, of whoever is monitored: a list of all who were once poor names the others too.
      lesser: [
        "风险消除时间",
        "风险消除日期",
        "风险消除年月",
        "消除风险时间",
        "消除风险日期",
        "消除时间",
        "消除日期",
        "风险解除时间",
        "解除监测时间",
        "解除监测日期",
        "终止监测时间",
        "终止监测日期",
        "监测终止时间",
        "退出监测时间",
        "风险消除方式",
        "消除方式",
      ],
      blankUntil: {
        says: "未消除",
        where: "monitor_type",
        butNot:
          "^(否|无|非|不是|[-—/]|稳定脱贫|(已|已经)?脱贫(户|人口|人员)?$|一般|普通|正常)|[(（]非|(^|[^未])(消除|解除)|(退出|终止|停止)监测",
      },
      required: true,
    },
    identified_on: [
      "识别监测时间",
      "风险识别时间",
      "监测识别时间",
      "识别日期",
      "识别时间",
      "纳入监测时间",
      "监测时间",
    ],
    cause: ["致贫返贫风险", "风险类型", "主要风险", "返贫风险", "主要致贫返贫风险"],
    health: ["健康状况", "健康情况", "身体状况"],
    labour: ["劳动技能", "劳动能力", "劳动力状况", "劳动能力状况"],
    income_fen: ["人均年收入", "人均纯收入", "年人均纯收入"],
    id: ["证件号码", "身份证号", "身份证号码"],
    name: ["姓名", "成员姓名", "家庭成员姓名"],
  },
});
