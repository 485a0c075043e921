import { z } from "zod";
import { tablesSchema } from "./table-schema.ts";

const month = z
  .string({
    // 201910 is a number to YAML.
    error: ({ input }) => (input === undefined ? undefined : "应写成 2019-10 的样子"),
  })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "应写成 2019-10 的样子")
  .meta({ examples: ["2019-10"] });

const yuan = z.number("应是数字，单位：元").min(0, "不能小于 0").max(100_000, "数额过大，单位是元");

const standard = z.union(
  [
    yuan,
    z.array(z.strictObject({ from: month.describe("从哪个月起执行"), yuan })).min(1, "至少写一条"),
  ],
  { error: "应是一个数（元/人月），或写成 [{ from: 2019-07, yuan: 420 }]" },
);

const CODE = "应是 6 位行政区划代码";

/** YAML reads an unquoted code as a number; both spellings are the same code. */
const region = z
  .union([z.int().min(110_000, CODE).max(999_999, CODE), z.string().regex(/^\d{6}$/, CODE)], {
    error: CODE,
  })
  .transform(String);

const edition = z
  .union([z.literal("2019"), z.literal(2019), z.literal("current")], {
    error: "只能是 2019 或 current",
  })
  .transform((value) => (value === 2019 ? "2019" : value));

const partSchema = z.strictObject({
  column: z.string().min(1).describe("金额在哪一列：表头文字，或 C列"),
  skip: z.boolean().optional().describe("不用这一列"),
  for_month: z
    .string()
    .min(1)
    .optional()
    .describe("这一列是哪个月的，例如 2019-01，或 2019年1-3月"),
  paid_month: z.string().min(1).optional().describe("参保缴费表：这一列是哪个月缴的，例如 2019-01"),
  item: z.string().min(1).optional().describe("这一列是什么发放项目"),
  programme: z.string().min(1).optional().describe("这一列是什么保障项目"),
  columns: z
    .record(z.string(), z.string())
    .optional()
    .describe("只属于这个月（项目）的别的列：左边是项目名，右边是表头文字"),
});

const sheetSchema = z.strictObject({
  sheet: z.string().describe("工作表名；CSV 和文本文件写空"),
  skip: z.boolean().optional().describe("不读这个工作表"),
  roll: z.string().min(1).optional().describe("是哪一种名册，见 docs/rolls.md"),
  period: month.optional().describe("名册所属月份"),
  header_row: z.int().min(0).optional().describe("表头从第几行起；没有表头写 0，各列写成 A列、B列"),
  header_rows: z.int().min(0).max(3).optional().describe("表头占几行"),
  columns: z
    .record(z.string(), z.string())
    .optional()
    .describe("项目对应哪一列：左边是项目名，右边是表头文字"),
  values: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe("本地写法各是什么意思，按项目写，例如 self_care: { 一档: 全护理, 二档: 半护理 }"),
  spread: z
    .array(partSchema)
    .optional()
    .describe("一个月（或一项补贴）一列的表怎样展开，一列写一条；写成 [] 表示不展开"),
});

const fileSchema = z.strictObject({
  file: z.string().min(1).describe("数据文件夹里的文件名"),
  password: z.string().min(1).optional().describe("打开密码"),
  skip: z.boolean().optional().describe("不读这个文件"),
  sheets: z.array(sheetSchema).default([]).describe("各工作表"),
});

const ledger = z
  .strictObject({
    valid_months: z
      .record(
        z.string().regex(/^(0[1-9]|1[0-7])$/, "应是核查结果的两位代码，例如 11"),
        z.int().min(0, "不能小于 0").max(600, "不能大于 600"),
      )
      .optional()
      .describe("各种核查结果多少个月内有效；有效期内的疑点不再下发"),
    recheck_percent: z
      .int()
      .min(1, "不能小于 1")
      .max(100, "不能大于 100")
      .optional()
      .describe("否定性结果抽取复核的比例，%；不写时 8"),
    rectify_days: z
      .int()
      .min(1, "不能小于 1")
      .max(365, "不能大于 365")
      .optional()
      .describe("整改时限：属实之日起多少个工作日；不写时 30"),
  })
  .optional()
  .describe("整改台账");

const snapshots = z
  .strictObject({
    least_percent: z
      .int()
      .min(0, "不能小于 0")
      .max(100, "不能大于 100")
      .optional()
      .describe("前一期至少有本期行数的百分之几才算上一期；不写时 10，写 0 表示多少行都算"),
  })
  .optional()
  .describe("哪一期算上一期");

const exits = z
  .strictObject({
    window_months: z.int().min(1).max(60).optional().describe("看多少个月内的退出；不写时 12"),
    village_least: z.int().min(1).optional().describe("一村一月退出几人算集中；不写时 5"),
    village_percent: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe("一村一月退出的占当月在保的百分之几算集中；不写时 50"),
    birthday_ages: z
      .array(z.int().min(1).max(120))
      .optional()
      .describe("哪些年龄的生日当月退出要列出；不写时 16、18、60"),
  })
  .optional()
  .describe("退出情况");

const parameter = z.union([z.int(), z.string()]);

/** Everything a county decides. Labels are Chinese because errors and the JSON Schema show them. */
export const configSchema = z.strictObject({
  county: z.string().min(1).optional().describe("县（市、区）名称，印在清单和报告上"),
  region: region.optional().describe("行政区划代码，6 位"),
  month: month.describe("排查月份"),
  edition: edition.optional().describe("政策口径：2019 或 current；不写时按排查月份定"),
  standards: z
    .strictObject({
      rural: standard.optional().describe("农村低保标准，元/人月"),
      urban: standard.optional().describe("城市低保标准，元/人月"),
    })
    .default({})
    .describe("低保标准"),
  price_linkage: z.array(month).default([]).describe("启动物价联动机制的月份"),
  files: z.array(fileSchema).default([]).describe("各文件是什么名册"),
  rules: z
    .record(
      z.string().regex(/^[A-Z]{2,4}\d{2,4}$/, "应是规则编号，例如 LB02"),
      z.record(z.string(), z.union([parameter, z.array(parameter)])),
    )
    .default({})
    .describe("本县改动的规则参数"),
  exits,
  snapshots,
  ledger,
  tables: tablesSchema.optional().describe("本县的参数表，见 docs/parameter-tables.md"),
  limits: z
    .strictObject({
      memory_mb: z.int().min(256).max(1_048_576).optional().describe("数据库可用内存，MB"),
      threads: z.int().min(1).max(256).optional().describe("数据库并行线程数"),
    })
    .default({})
    .describe("本机资源上限"),
});

/** doudi.yaml as checked, with defaults filled in. */
export type Config = z.infer<typeof configSchema>;
export type FileConfig = Config["files"][number];
export type SheetConfig = FileConfig["sheets"][number];

/** JSON Schema of doudi.yaml, for editors; `docs/doudi.schema.json` is this text. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ ...schema, title: "doudi.yaml" }, null, 2)}\n`;
}
