import { defineRoll } from "../roll.ts";

/** 村干部名册, with the account each is paid into: none of it should receive other people's money. */
export default defineRoll({
  id: "official",
  label: "村干部名册",
  supplier: "乡镇、组织部门",
  kind: "official",
  grain: "one official of a village",
  snapshot: false,
  words: [
    "村干部",
    "村两委",
    "村组干部",
    "村级干部",
    "社区干部",
    "两委",
    "三委",
    "村组织成员",
    "干部",
  ],
  // Doctors, wardens of woods and workers have posts and accounts as well: only a name says that they are officials.
  ownFields: [],
  columns: {
    post: {
      headers: ["村内职务", "职务", "现任职务", "担任职务", "岗位", "职位", "任职情况"],
      required: true,
    },
    account: {
      headers: ["补贴账号", "银行账号", "银行卡号", "报酬账号", "一卡通账号"],
      required: true,
    },
    name: ["姓名", "村干部姓名"],
    id: ["身份证号", "身份证号码"],
  },
});
