import { z } from "zod";

export const FAMILIES = ["TB", "LB", "FF", "CB", "DQ"] as const;
export const FAMILY_LABELS: Readonly<Record<(typeof FAMILIES)[number], string>> = {
  TB: "脱保",
  LB: "漏保",
  FF: "发放",
  CB: "错保",
  DQ: "数据质量",
};

const line = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "应写成 2019-10-31 的样子");
/** An edition may be written 2019 without quotes. */
const edition = z.preprocess(
  (value) => (value === 2019 ? "2019" : value),
  z.enum(["2019", "current", "both"]),
);
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, "只能用小写字母、数字和下划线");

const basisSchema = z.strictObject({
  document: line,
  number: line.optional(),
  clause: line.optional(),
  quote: line.optional(),
  from: day.optional(),
  to: day.optional(),
  edition: edition.default("both"),
  /** 证 read in the source; 记 known, not re-read; 待核 never printed as authority. */
  confidence: z.enum(["证", "记", "待核"]),
});

const needSchema = z.strictObject({
  kind: name,
  /** The roll that must be there; any roll of the kind when left out. */
  roll: name.optional(),
  /** At least one of these rolls must be there. */
  any_roll: z.array(name).min(1).optional(),
  /** One of these programmes must be on the roll where its rows say of which they are: a list of the other subsidy alone says nothing of who lacks this one. */
  programmes: z.array(name).min(1).optional(),
  /** `previous`: an earlier snapshot must be there as well. */
  state: z.enum(["current", "previous"]).default("current"),
  columns: z.array(name).default([]),
  /** Older than this many months before the screening month counts as not there. */
  max_age_months: z.int().min(0).optional(),
  /** The edition of the policy that asks for it. */
  edition: edition.default("both"),
  optional: z.boolean().default(false),
  /** Only minors and who still studies are on it: without it the rule is run, and they are 待核 (`noChildRollSql`). */
  minors_alone: z.boolean().default(false),
  /** For an optional need of columns: nothing is said where the roll itself is not there, for another need says that. */
  only_if_there: z.boolean().default(false),
  /** For a need that a rule can do without: what its absence leaves open, printed with the finding. */
  if_missing: line.optional(),
});

/** What doudi.yaml has to say for the rule to find anything; the rule is run all the same, and says so. */
const settingSchema = z.strictObject({ name: z.enum(["price_linkage"]), if_missing: line });

const value = z.union([z.int(), z.string()]);
const paramSchema = z.strictObject({
  default: z.union([value, z.array(value).min(1)]),
  unit: line.optional(),
  /** Who may change it. */
  scope: z.enum(["国", "省", "县"]).default("县"),
  basis: line.optional(),
  note: line.optional(),
});

const reason = z.strictObject({ text: line, proof: line.optional(), case: line.optional() });

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,4}\d{2,4}$/, "应是大写字母加数字，例如 LB06"),
  title: line,
  family: z.enum(FAMILIES),
  level: z.enum(["hit", "hint"]),
  status: z.enum(["draft", "stable", "retired"]),
  grain: z.enum(["person", "household", "payment", "record"]),
  /** The edition of the policy under which the rule is run at all. */
  edition: edition.default("both"),
  priority: z.enum(["A", "B", "C"]),
  /** Working days that a township has for a lead. */
  due_days: z.int().min(1).max(365),
  who: line,
  groups: z.array(z.enum(["老", "残", "童", "病", "灾"])).default([]),
  clauses: z.array(line).default([]),
  basis: z.array(basisSchema).default([]),
  needs: z.array(needSchema).min(1),
  settings: z.array(settingSchema).default([]),
  params: z.record(name, paramSchema).default({}),
  exclusions: z.array(reason).default([]),
  lowered: z.array(reason).default([]),
  explain: line,
  evidence: z.record(name, line).default({}),
  /** One SELECT of one number: how many people or rows the rule looked at. */
  examined: line.optional(),
  verify: line,
  rectify: line,
  outcomes: z.array(z.string().regex(/^\d{2}$/, "应是两位数字，加引号")).min(1),
  falsepositives: z.array(reason).default([]),
  related: z.array(z.string()).default([]),
});

export const modelSchema = z.strictObject({
  name,
  grain: line,
  columns: z.record(name, line),
  /** Written to a table once a run instead of read through again by every rule. */
  materialise: z.boolean().default(false),
});

export type RuleHeader = z.infer<typeof ruleSchema>;
export type ModelHeader = z.infer<typeof modelSchema>;
export type Need = z.infer<typeof needSchema>;
export type Basis = z.infer<typeof basisSchema>;
export type ParamValue = string | number | readonly (string | number)[];
export type Family = (typeof FAMILIES)[number];
