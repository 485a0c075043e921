import type { CodeList } from "./code-list.ts";

export const urgency = {
  label: "救助类型",
  values: {
    急难型: ["急难", "急难型救助", "急难型临时救助", "紧急"],
    支出型: ["支出", "支出型救助", "支出型临时救助", "一般"],
  },
  patterns: [
    [/急难|紧急/, "急难型"],
    [/支出/, "支出型"],
  ],
} as const satisfies CodeList;
