import type { Database } from "../../engine/database.ts";

/** Why an exit is explained, or why it is not; `cause` of exit_record. */
export const EXIT_CAUSES = {
  death: "死亡",
  moved: "户口迁出或注销",
  custody: "服刑或强制隔离戒毒",
  other_programme: "转入其他保障",
  grown_up: "满龄且不在读",
  card_invalid: "残疾证失效或等级变化",
  dibao_ended: "不再享受低保",
  sound_reason: "停发理由成立",
  no_record: "没有停发记录",
  reason_missing: "停发记录没有填理由",
  reason_fails: "停发理由不成立",
  reason_unproven: "停发理由没有印证",
  maybe_enrolled: "疑似仍在册，待核",
} as const;

export const EXIT_PATTERNS = {
  gap_and_return: "中断后又恢复",
  village_in_one_month: "一村一月集中退出",
  birthday: "满龄当月退出",
  household_split: "同户有人退、有人留",
  entered_none: "退出后没有任何保障和救助",
} as const;

/** Empty tables where no run has written them yet, so that reports and commands may always read them. */
export async function createSpellTables(db: Database): Promise<void> {
  await db.script(`
    CREATE TABLE IF NOT EXISTS spell (person_key BIGINT, programme VARCHAR, spell_no BIGINT, from_month INTEGER,
      from_basis VARCHAR, to_month INTEGER, to_basis VARCHAR, gone_by INTEGER, exit_reason VARCHAR, household_no VARCHAR,
      stop_row BIGINT, last_row BIGINT, town VARCHAR, village VARCHAR);
    CREATE TABLE IF NOT EXISTS exit_record (person_key BIGINT, programme VARCHAR, spell_no BIGINT, to_month INTEGER,
      to_basis VARCHAR, gone_by INTEGER, exit_reason VARCHAR, household_no VARCHAR, town VARCHAR, village VARCHAR,
      is_explained INTEGER, cause VARCHAR, cause_row BIGINT, last_row BIGINT);
    CREATE TABLE IF NOT EXISTS exit_pattern (pattern VARCHAR, person_key BIGINT, programme VARCHAR, month INTEGER,
      town VARCHAR, village VARCHAR, household_no VARCHAR, amount BIGINT, other_month BIGINT);`);
}
