import type { CodeList } from "./code-list.ts";

export const benefit = {
  label: "待遇项目",
  values: {
    injury_care: ["工伤生活护理费", "工伤护理费", "工伤保险生活护理费"],
    elder_care: ["养老护理补贴", "养老服务补贴", "失能老人护理补贴"],
    veteran_care: ["离休护理费", "护理津贴", "因公致残护理费", "离休等护理津贴"],
    elder: ["高龄津贴", "高龄补贴", "老年津贴"],
    veteran: ["优抚", "优抚定补", "定期抚恤", "抚恤金", "优待抚恤"],
    pension: ["职工养老金", "机关退休金", "退休金", "企业养老金", "职工基本养老金"],
    resident_pension: ["城乡居民养老金", "基础养老金", "居民养老金"],
    jobless_pay: ["失业保险金", "失业补助金"],
  },
  patterns: [
    [/工伤/, "injury_care"],
    [/离休|因公/, "veteran_care"],
    [/高龄|老年津贴/, "elder"],
    [/养老.*护理|失能/, "elder_care"],
    [/优抚|抚恤/, "veteran"],
    [/居民|基础养老/, "resident_pension"],
    [/退休|养老金/, "pension"],
    [/失业/, "jobless_pay"],
  ],
} as const satisfies CodeList;
