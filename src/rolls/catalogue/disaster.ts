import { defineRoll } from "../roll.ts";

/** 受灾人员名册 (domain D15). */
export default defineRoll({
  id: "disaster",
  label: "受灾人员名册",
  supplier: "应急局",
  kind: "disaster",
  grain: "one person hit by a disaster",
  snapshot: false,
  words: ["受灾人员", "受灾群众", "受灾", "灾情", "灾害"],
  columns: {
    disaster: ["灾种", "灾害种类", "灾害类型", "受灾类型", "灾害名称", "灾害"],
    happened_on: {
      headers: [
        "受灾日期",
        "受灾时间",
        "灾害发生日期",
        "受灾年月日",
        "发生日期",
        "灾害日期",
        "灾害时间",
        "发生时间",
      ],
      required: true,
    },
    loss: [
      "损失情况",
      "受灾情况",
      "受损情况",
      "房屋情况",
      "损失",
      "灾损情况",
      "主要损失",
      "倒损情况",
      "房屋受损情况",
    ],
    living_state: [
      "当前生活状况",
      "生活状况",
      "目前生活状况",
      "当前状况",
      "生活情况",
      "现状",
      "现生活状况",
      "基本生活状况",
      "恢复情况",
    ],
    casualty: ["人员伤亡", "伤亡情况", "人员伤亡情况"],
    rebuilt: ["重建进度", "重建状态", "重建情况", "恢复重建情况"],
    name: ["姓名", "受灾人姓名", "户主姓名", "受灾人员姓名", "受灾群众姓名"],
    id: ["身份证号", "受灾人身份证号", "户主身份证号", "受灾人员身份证号"],
  },
});
