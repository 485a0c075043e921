import type { CodeList } from "./code-list.ts";

export const marginType = {
  label: "低收入类型",
  values: {
    低保边缘: ["低保边缘家庭", "边缘", "边缘户", "低边", "低收入家庭", "低保边缘户"],
    刚性支出困难: ["刚性支出困难家庭", "刚性支出", "支出型困难", "支出型困难家庭"],
    // Others that the lists of all people of low income name; they are on rolls of their own.
    低保: ["低保对象", "最低生活保障", "最低生活保障对象", "低保家庭", "低保家庭成员"],
    特困: ["特困人员", "特困供养", "特困人员救助供养"],
    监测对象: [
      "防止返贫监测对象",
      "防返贫监测对象",
      "监测户",
      "易返贫致贫人口",
      "农村易返贫致贫人口",
    ],
    其他困难: ["其他困难家庭", "其他困难人员", "其他"],
  },
  patterns: [
    [/边缘|低边/, "低保边缘"],
    [/刚性|支出/, "刚性支出困难"],
  ],
} as const satisfies CodeList;
