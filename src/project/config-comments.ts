import { Document, isMap, isScalar } from "yaml";
import { type Config, configSchema } from "./config-schema.ts";

const TOP = ` 兜底项目配置。改完保存即可，下次运行 doudi screen 时生效。
 改错了会提示是哪一行；也可以用 doudi init 本文件夹 --set 项=值 来改。`;

const COMMENTS: Readonly<Partial<Record<keyof Config, string>>> = {
  county: " 县（市、区）名称，印在清单和报告上",
  region: " 行政区划代码，6 位",
  month: " 排查月份：只看这个月（含）以前的名册",
  edition: " 政策口径：2019 或 current；不写时按排查月份定",
  standards:
    " 低保标准（元/人月）；年内调整过的写成 [{ from: 2019-01, yuan: 400 }, { from: 2019-07, yuan: 420 }]",
  price_linkage: " 启动物价联动机制的月份",
  files: " 各文件是什么名册（程序认出来的；认错了在这里改）",
  rules: " 本县改动的规则参数，例如 LB02: { income_percent: 150 }",
  tables:
    " 本县的参数表：不可同领的待遇、残疾等级口径、放假安排、各项标准等，写法见 docs/parameter-tables.md",
  limits: " 本机资源上限：memory_mb（数据库可用内存）、threads（线程数）",
};

/** The document of a new doudi.yaml: the same values, with what each means above it. */
export function commentConfig(config: Config): Document {
  const document = new Document(inOrder(config));
  document.commentBefore = TOP;
  if (!isMap(document.contents)) return document;
  for (const [index, { key }] of document.contents.items.entries()) {
    if (!isScalar(key)) continue;
    const comment = COMMENTS[String(key.value) as keyof Config];
    if (comment) key.commentBefore = comment;
    key.spaceBefore = index > 0;
  }
  return document;
}

/** The keys that are set, in the order of the schema. */
function inOrder(config: Config): Record<string, unknown> {
  const keys = Object.keys(configSchema.shape) as (keyof Config)[];
  return Object.fromEntries(
    keys.filter((key) => config[key] !== undefined).map((key) => [key, config[key]]),
  );
}
