import { z } from "zod";

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "应写成 2019-10 的样子")
  .meta({ examples: ["2019-10"] });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "应写成 2019-10-01 的样子");
const yuan = z.number("应是数字，单位：元").min(0, "不能小于 0").max(100_000, "数额过大，单位是元");

/** What a county calls a benefit, and how the pack knows it. */
export const BENEFITS = {
  低保: "dibao",
  特困: "tekun",
  特困照料护理费: "tekun_care",
  孤儿基本生活费: "orphan",
  事实无人抚养儿童补贴: "unsupported_child",
  困难残疾人生活补贴: "disability_living",
  重度残疾人护理补贴: "disability_care",
  工伤生活护理费: "injury_care",
  养老护理补贴: "elder_care",
  离休等护理津贴: "veteran_care",
  高龄津贴: "elder",
} as const;

const benefit = z.enum(Object.keys(BENEFITS) as (keyof typeof BENEFITS)[], {
  error: `应是下列之一：${Object.keys(BENEFITS).join("、")}`,
});
const edition = z
  .preprocess((value) => (value === 2019 ? "2019" : value), z.enum(["2019", "current", "both"]))
  .default("both");

/** Where a row comes from; 待核 is never printed as authority. */
const source = {
  number: z.string().min(1).optional().describe("依据的文号"),
  clause: z.string().min(1).optional().describe("条款"),
  confidence: z.enum(["证", "记", "待核"]).optional().describe("依据是否核实"),
  note: z.string().optional().describe("说明"),
};

export const incompatibleRow = z.strictObject({
  first: benefit.describe("待遇之一"),
  second: benefit.describe("待遇之二"),
  verdict: z.enum(["不可同领", "提示", "可以"]).describe("能否同月领取"),
  edition: edition.describe("政策口径"),
  from: month.optional().describe("从哪个月起"),
  to: month.optional().describe("到哪个月止"),
  ...source,
});

export const disabilityGradeRow = z.strictObject({
  purpose: z.enum(["重残", "单人户", "护理补贴", "特困"]).describe("用于哪项认定"),
  category: z
    .enum(["任何", "视力", "听力", "言语", "肢体", "智力", "精神", "多重"])
    .describe("残疾类别"),
  grade: z.int().min(1).max(4).describe("到第几级（含）为止"),
  edition: edition.describe("政策口径"),
  ...source,
});

export const holidayRow = z.strictObject({
  from: day.describe("从哪天起"),
  to: day.describe("到哪天止"),
  works: z.boolean().describe("这几天上不上班"),
  ...source,
});

const rateRow = z.strictObject({
  item: benefit.describe("项目"),
  side: z.enum(["农村", "城市"]).optional().describe("城乡"),
  grade: z.string().min(1).optional().describe("档次或等级，例如 半护理"),
  from: month.describe("从哪个月起"),
  to: month.optional().describe("到哪个月止"),
  yuan: yuan.describe("元/人月"),
  ...source,
});

const payRuleRow = z.strictObject({
  item: benefit.describe("项目"),
  pay_day: z.int().min(1).max(28).optional().describe("每月几日前发放"),
  grace_days: z.int().min(0).max(60).optional().describe("宽限几天"),
  stop_month: z
    .enum(["最后发放月", "首个停发月"])
    .optional()
    .describe("停发年月指的是哪个月；不写为最后发放月"),
  ...source,
});

const linkageRow = z.strictObject({
  month: month.describe("启动物价联动的月份"),
  published: day.optional().describe("价格指数公布日期，从这天起算发放时限"),
  yuan: yuan.optional().describe("每人每月价格临时补贴，元"),
  ...source,
});

const placeRow = z.strictObject({
  town: z.string().min(1).describe("乡镇（街道）现名"),
  village: z.string().min(1).optional().describe("村（社区）现名"),
  formerly: z.array(z.string().min(1)).min(1).describe("曾用名、合并前的名称"),
  ...source,
});

/** Tables a county fills in or changes; its rows come before the shipped ones (queries/tables). */
export const tablesSchema = z.strictObject({
  incompatible: z.array(incompatibleRow).default([]).describe("不可同时领取的待遇"),
  disability_grade: z.array(disabilityGradeRow).default([]).describe("残疾类别和等级的认定口径"),
  holidays: z.array(holidayRow).default([]).describe("放假和调休上班的日子"),
  rates: z.array(rateRow).default([]).describe("各项标准（低保标准另写在 standards）"),
  pay_rules: z.array(payRuleRow).default([]).describe("发放规则"),
  linkage: z.array(linkageRow).default([]).describe("启动物价联动的月份、指数公布日期和补贴标准"),
  places: z.array(placeRow).default([]).describe("乡镇、村的曾用名和合并"),
});

export type Tables = z.infer<typeof tablesSchema>;
