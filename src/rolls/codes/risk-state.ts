import type { CodeList } from "./code-list.ts";

export const riskState = {
  label: "风险是否已消除",
  contrary: { 未消除: "已消除", 已消除: "未消除" },
  values: {
    未消除: ["否", "未", "风险未消除", "未解除", "0", "N", "持续帮扶", "持续监测"],
    已消除: ["是", "风险已消除", "稳定消除", "自然消除", "已解除", "1", "Y", "消除"],
  },
  patterns: [
    [/[未没]|^[拟待]/, "未消除"],
    [/消除|解除|(退出|终止|停止)监测|监测(退出|终止)|^已?退出$/, "已消除"],
    [/监测中|(正在|在|纳入|继续)监测|帮扶中|^在册$/, "未消除"],
    // The day it was removed, which may have come as a number of days.
    [/^20\d{2}[-年./]?\d{1,2}([-月./]?(\d{1,2}日?)?)?($|\s|T|\d{2}:)|^4\d{4}$/, "已消除"],
  ],
} as const satisfies CodeList;
