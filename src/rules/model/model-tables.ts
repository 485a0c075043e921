import { type Database, quoteText } from "../../engine/database.ts";
import { asOf, editionOf, linkedMonths, type RunContext } from "../run-context.ts";
import { PARAMETER_TABLES, writeTables } from "../tables/write-tables.ts";
import { writeGroupAges } from "./group-ages.ts";

/** Create the tables a run fills, and those of `people` where nothing has been linked yet. */
export async function createRunTables(db: Database): Promise<void> {
  await db.script(`
    CREATE TABLE IF NOT EXISTS person (person_key BIGINT, person_id VARCHAR, id18 VARCHAR, name VARCHAR,
      sex VARCHAR, birth_on DATE, town VARCHAR, village VARCHAR);
    CREATE TABLE IF NOT EXISTS link (mention_id BIGINT, person_key BIGINT, tier VARCHAR, rule VARCHAR);
    CREATE TABLE IF NOT EXISTS link_candidate (mention_id BIGINT, person_key BIGINT, rule VARCHAR, weight_order INTEGER);
    CREATE TABLE IF NOT EXISTS id_fault (mention_id BIGINT, status VARCHAR, damage VARCHAR,
      passes INTEGER);
    CREATE TABLE IF NOT EXISTS raised (world VARCHAR, rule VARCHAR, person_key BIGINT, household_no VARCHAR,
      period INTEGER, level VARCHAR, evidence VARCHAR, source_rows VARCHAR);
    CREATE TABLE IF NOT EXISTS rule_run (rule VARCHAR, state VARCHAR, reason VARCHAR, examined BIGINT, found BIGINT,
      ms INTEGER);
    CREATE TABLE IF NOT EXISTS unsure_person (rule VARCHAR, person_key BIGINT, reason VARCHAR);
    ALTER TABLE unsure_person ADD COLUMN IF NOT EXISTS is_hint INTEGER;
    CREATE TABLE IF NOT EXISTS rule_kept (rule VARCHAR, key VARCHAR, examined BIGINT, found BIGINT);`);
}

/** Fill `screening` (one row), `standard`, `price_month`, `group_age` and the parameter tables from the configuration. */
export async function writeContext(db: Database, context: RunContext): Promise<void> {
  const day = asOf(context.month);
  const fen = (side: string) =>
    context.standards
      .filter((standard) => standard.side === side && standard.fromMonth <= context.month)
      .sort((a, b) => b.fromMonth - a.fromMonth)[0]?.fen ?? "NULL";
  const standards = context.standards.map(
    (standard) => `(${quoteText(standard.side)}, ${standard.fromMonth}, ${standard.fen})`,
  );
  await db.script(`
    CREATE TABLE IF NOT EXISTS screening (month INTEGER, as_of DATE, edition VARCHAR, rural_fen BIGINT, urban_fen BIGINT);
    CREATE TABLE IF NOT EXISTS standard (side VARCHAR, from_month INTEGER, fen BIGINT);
    CREATE TABLE IF NOT EXISTS price_month (month INTEGER);
    DELETE FROM screening;
    DELETE FROM standard;
    DELETE FROM price_month;
    INSERT INTO screening VALUES (${context.month}, DATE '${day}', '${editionOf(context)}', ${fen("农村")}, ${fen("城市")});
    ${standards.length > 0 ? `INSERT INTO standard VALUES ${standards.join(", ")};` : ""}
    ${linkedMonths(context)
      .map((month) => `INSERT INTO price_month VALUES (${month});`)
      .join("\n")}`);
  await writeTables(db, context, editionOf(context));
  await writeGroupAges(db, context);
}

/** Columns of the tables both worlds share, for `DESCRIBE` and the documents. */
export const SHARED_TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  screening: {
    month: "排查月份",
    as_of: "排查月份的最后一天",
    edition: "政策口径：2019 或 current",
    rural_fen: "当月农村低保标准（分/人月）",
    urban_fen: "当月城市低保标准（分/人月）",
  },
  standard: { side: "农村或城市", from_month: "从哪个月起", fen: "低保标准（分/人月）" },
  price_month: { month: "启动物价联动的月份" },
  ...PARAMETER_TABLES,
  snapshot: {
    roll: "名册",
    kind: "内容种类",
    programme: "保障项目；名册不分项目时为空",
    period: "所属月份；名册没有月份时为空",
    state: "current 本期、previous 上期、older 更早、later 排查月份之后",
  },
  person: {
    person_key: "人员键",
    person_id: "对外显示的人员编号",
    id18: "身份证号，没有有效证号时为空",
    name: "姓名",
    sex: "男或女",
    birth_on: "出生日期",
    town: "乡镇",
    village: "村（社区）",
  },
};
