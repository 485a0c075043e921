import { categoriesNamed } from "../categories-named.ts";
import { gradesNamed } from "../grades-named.ts";
import { defineRoll } from "../roll.ts";

/** 持证残疾人 (domain D06). */
export default defineRoll({
  id: "disability",
  label: "持证残疾人",
  supplier: "残联",
  kind: "disability",
  grain: "one disability card",
  snapshot: false,
  words: ["持证残疾人", "残疾人证", "残疾证", "残疾人", "残联"],
  notWords: ["补贴", "两补"],
  // Who has no card, or none yet; and lists of what some of those who have one get, which say of no card whether it is still in force.
  otherMatters:
    /燃油|轮椅|托养|康复(救助|训练|服务|对象|名单)|无障碍|辅(助器)?具|助学|培训|慰问|意外|保险|签约|家庭医生|(申请|拟|待|未|应|需)(办理?|评|领|持|补办|评定|残疾(等级)?(评|鉴)定)|评定申请|办证申请|疑似|无证/,
  // Of the card alone: 父亲已故 is of somebody else, and what expires in 2025 is in force.
  remarks: {
    card_state: [
      [/^(该|此|本人)?(残疾人?证|证件?)?(已经?|现已)(过期|到期|失效|超期)/, "过期"],
      [/^(残疾人?证|证件?)?(过期|失效|超期|到期未换)/, "过期"],
      [
        /^(\d{4}年(\d{1,2}月)?(\d{1,2}日)?)?(该|此|本人)?(残疾人?证|证件?)?(已经?|现已|已被|被)?(注销|作废|吊销|收回|撤销)/,
        "注销",
      ],
      [/^(残疾人?证|证件?)?(已经?|现已|已被|被)?(冻结|停用)/, "冻结"],
    ],
  },
  named: {
    grade: gradesNamed,
    category: categoriesNamed,
    // A list of the cards that are in force beside one of those that are not.
    card_state: [
      [/(?<![无失])有效(?!期)/, "有效"],
      [/(?<![含括除去未])(过期|到期|失效|超期)/, "过期"],
      [
        /^(?!.*(过期|到期|失效|超期)).*(?<![含括除去未])(注销|作废|吊销)|^(?!.*([含除]|家属|后)).*(死亡|已故)/,
        "注销",
      ],
    ],
  },
  columns: {
    card_no: [
      "残疾证号",
      "残疾人证号",
      "残疾证号码",
      "残疾人证号码",
      "证号",
      "残疾证编号",
      "残证号",
      "残联证号",
      "持证号",
      "残疾人证",
      "残疾证",
    ],
    category: {
      headers: ["残疾类别", "残疾类型", "残疾种类", "类别", "残别"],
      // 言语一级 says the grade as well.
      lesser: ["残疾情况", "残疾状况", "残疾人情况"],
    },
    grade: {
      headers: [
        "残疾等级",
        "等级",
        "残疾级别",
        "残级",
        "残等",
        "级别",
        "残疾程度",
        "残疾度",
        "级数",
        "几级",
      ],
      required: true,
    },
    card_state: {
      headers: [
        "证件状态",
        "状态",
        "残疾证状态",
        "证状态",
        "持证状态",
        "证书状态",
        "残疾人证状态",
        "是否有效",
        "证件是否有效",
        "有效",
        "是否注销",
        "注销标志",
        "注销标识",
        "注销状态",
        "是否过期",
        "是否到期",
        "是否失效",
      ],
      // When or why a card was cancelled says that it is; a blank, that it is not.
      lesser: ["失效原因", "注销原因", "注销日期", "注销时间"],
      blank: "有效",
    },
    valid_until_on: [
      "有效期至",
      "有效期止",
      "证件有效期",
      "有效期截止",
      "有效日期至",
      "到期时间",
      "到期日期",
      "证件到期日",
      "有效期到期日",
      "有效期限",
      "有效截止日期",
    ],
    name: ["姓名", "残疾人姓名", "持证人", "持证人姓名"],
    id: ["身份证号", "残疾人身份证号", "持证人身份证号"],
  },
});
