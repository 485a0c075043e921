import type { CodeList } from "./code-list.ts";

export const sex = {
  label: "性别",
  values: {
    男: ["男性", "1", "M", "MALE", "男孩", "男童", "男生"],
    女: ["女性", "2", "F", "FEMALE", "女孩", "女童", "女生"],
  },
} as const satisfies CodeList;
