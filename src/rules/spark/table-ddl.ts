import { quoteSparkName, quoteSparkText } from "../../engine/spark/spark-text.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { kindColumns } from "../model/kind-views.ts";
import { SHARED_TABLES } from "../model/model-tables.ts";
import { NAMING_COLUMNS } from "../model/naming-view.ts";
import type { CanonicalTable } from "./canonical-tables.ts";

/**
 * CREATE TABLE of every canonical table, each column with what it says, for whoever fills them on the platform. They lie where the
 * pack reads them: below `input`, a folder each.
 */
export function canonicalDdl(tables: readonly CanonicalTable[], input: string): string {
  const all = tables.map((table) => {
    const said = columnsSaid(table.name.replace(/^uncertain_/, ""));
    const columns = table.columns.map(({ name, type }) => {
      const comment = said[name] ?? OTHER_COLUMNS[name];
      const sql = type === "VARCHAR" ? "STRING" : type === "INTEGER" ? "INT" : type;
      return `  ${quoteSparkName(name)} ${sql}${comment ? ` COMMENT ${quoteSparkText(comment)}` : ""}`;
    });
    return `CREATE TABLE IF NOT EXISTS ${table.name} (\n${columns.join(",\n")}\n) USING parquet
LOCATION ${quoteSparkText(`${input}/${table.name}`)}
COMMENT ${quoteSparkText(purpose(table.name))};`;
  });
  return `-- 先 CREATE DATABASE、USE 一个专用的库，表名才不会和平台上已有的表相撞。\n${all.join("\n\n")}\n`;
}

const OTHER_COLUMNS: Readonly<Record<string, string>> = {
  mention_id: "提及编号：row_id*4，父亲加 1，母亲加 2",
  own_key: "疑似的提及自己的人员键",
  row_id: "来源行，全库唯一",
  rule: "规则编号",
  reason: "缺什么",
  is_hint: "1：不列待核，只作提示：名册或流水缺了许多这样的人，此人就是其中之一",
  person_key: "人员键：身份证号前 17 位*11＋校验值（X 为 10）；没有有效证号的人为负数",
};

function columnsSaid(name: string): Readonly<Record<string, string>> {
  if (name === "naming") return NAMING_COLUMNS;
  if (name in KINDS) return kindColumns(name);
  return SHARED_TABLES[name] ?? {};
}

function purpose(name: string): string {
  if (name === "uncertain_owner") return "疑似的提及最可能是谁；没有疑似匹配时为空表";
  if (name === "unsure_person")
    return "规则不能判断的人：所在的表或行缺规则要看的内容；没有时为空表";
  if (name.startsWith("uncertain_")) return "疑似匹配的行，每个候选人一行；没有疑似匹配时为空表";
  if (name === "naming") return "名册每一行提到的每一个人";
  return KINDS[name as keyof typeof KINDS]?.label ?? SHARED_PURPOSES[name] ?? name;
}

/** What the tables of both worlds are for. */
const SHARED_PURPOSES: Readonly<Record<string, string>> = {
  screening: "一行：排查月份、政策口径、当月标准",
  standard: "历次低保标准",
  price_month: "启动物价联动的月份",
  incompatible: "不可同领的待遇",
  disability_grade: "残疾类别和等级的认定",
  rate: "各项待遇的标准",
  pay_rule: "各项待遇的发放规定",
  linkage: "物价联动的补贴",
  calendar: "工作日历",
  snapshot: "有哪些名册、各是哪一期",
  person: "每人一行",
};
