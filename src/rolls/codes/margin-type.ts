import type { CodeList } from "./code-list.ts";

export const marginType = {
  label: "低收入类型",
  values: {
    低保边缘: ["低保边缘家庭", "边缘", "边缘户", "低边", "低收入家庭", "低保边缘户"],
    刚性支出困难: ["刚性支出困难家庭", "刚性支出", "支出型困难", "支出型困难家庭"],
    其他困难: ["其他困难家庭", "其他困难人员", "其他"],
  },
  patterns: [
    [/边缘|低边/, "低保边缘"],
    [/刚性|支出/, "刚性支出困难"],
  ],
} as const satisfies CodeList;
