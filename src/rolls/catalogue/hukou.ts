import { LEFT_REGISTER, registerRemarks } from "../remarks-of-register.ts";
import { defineRoll } from "../roll.ts";

/** A state that is all that stands in brackets, behind a dash, or in the name of a sheet. */
const OF_ONE_STATE = (
  [
    ["正常|在册|在籍", "正常"],
    ["迁出", "迁出"],
    ["注销|销户", "注销"],
    ["死亡", "死亡"],
  ] as const
).map(
  ([words, state]) =>
    [
      new RegExp(`(?:^|[（(_—·-])(?:户籍|户口)?(?:状态)?[:：]?已?(?:${words})[)）]?$`),
      state,
    ] as const,
);

/** 户籍人口 (domain D13). */
export default defineRoll({
  id: "hukou",
  label: "户籍人口",
  supplier: "公安局",
  kind: "hukou",
  grain: "one person on the household register",
  snapshot: false,
  inOneRow: "family",
  // A list of those who left, beside the register.
  named: {
    state: [
      [
        /^(?!.*[、及和与含除]|.*迁入).*(?<![未应拟])(迁出|外迁)(户口)?(人员|人口|名单|名册)/,
        "迁出",
      ],
      [
        /^(?!.*[、及和与含除]|.*死亡).*(?<![未应拟证照卡])((注销|销户)(户口|户籍)?(人员|人口|名单|名册|情况|信息|明细|清单|台账)|(?<!账号?户?)销户$)/,
        "注销",
      ],
      [/^(?!.*[、及和与含除]).*死亡(注销|销户)/, "死亡"],
      // 户籍人口（正常）.xlsx, 户籍-迁出, or a sheet called 注销: a file or a sheet for each state.
      ...OF_ONE_STATE,
    ],
  },
  // Families that have numbers and states of other kinds, such as that of a loan; 补贴比对用人口信息 is what a register is asked for.
  otherMatters:
    /^(?!.*户籍).*(贷款|信贷|集体经济|股权|股份|确权|承包(经营权|地|方)|搬迁|危房|补[贴助](?!.{0,6}([比核]对|核查))|网格(?!员))/,
  householdSpace: "hukou",
  words: ["户籍人口", "户籍", "常住人口", "户口", "派出所", "人口信息", "人口数据"],
  signs: [
    "曾用名",
    "户类型",
    "户别",
    "户口类别",
    "籍贯",
    "籍贯省市县",
    "出生地",
    "出生地省市县",
    "兵役状况",
    "服务处所",
    "派出所",
    "所属派出所",
    "管辖派出所",
    "派出所名称",
    "受理单位",
    "门楼牌号",
    "门楼牌详址",
    "门楼详址",
    "街路巷",
    "街路巷名称",
    "身高",
    "血型",
    "宗教信仰",
    "何时由何地迁来本址",
    "何时何因由何地迁来",
    "迁来日期",
    "迁往地详址",
    "常住人口登记表编号",
  ],
  // A register that says so only of those who left it.
  remarks: { state: registerRemarks },
  remarksOpen: { state: { words: LEFT_REGISTER, unless: "正常" } },
  columns: {
    hukou_no: {
      headers: [
        "户号",
        "户口号",
        "户籍号",
        "户籍编号",
        "家庭户编号",
        "户口簿号",
        "户口本号",
        "户编号",
        "家庭户号",
        "户籍户号",
        "户口簿编号",
        "家庭号",
        "户ID",
        "户标识",
      ],
      required: true,
      // Of the dead the day is told.
      unlessSaid: { field: "state", otherwise: /死亡|亡故|去世|火化/ },
    },
    householder_name: ["户主姓名", "户主"],
    relation: ["与户主关系", "家庭关系", "成员关系", "关系"],
    state: {
      headers: [
        "户籍状态",
        "户口状态",
        "状态",
        "人员状态",
        "户籍情况",
        "人口状态",
        "登记状态",
        "变动类型",
        "变动情况",
        "户籍变动情况",
        "人口变动情况",
        "变动类别",
        "户籍动态",
        // Why somebody is off the register says that he is; a blank, that he is on it.
        "变动原因",
        "注销原因",
        "迁移注销原因",
        "销户原因",
        "是否在籍",
        "是否在册",
      ],
      // Often a code that nothing explains.
      lesser: ["注销标志", "是否注销", "注销标识", "有效标志"],
      required: true,
      blank: "正常",
    },
    moved_on: {
      headers: ["迁出日期", "迁出时间", "注销日期", "销户日期"],
      lesser: ["注销时间", "销户时间"],
    },
    id: ["公民身份号码", "身份证号", "公民身份证号码"],
    name: ["姓名", "公民姓名"],
  },
});
