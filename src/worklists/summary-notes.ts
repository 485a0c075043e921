import { createHash } from "node:crypto";
import type { Database } from "../engine/database.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import type { Pack } from "../rules/load-pack.ts";
import { monthNumber, monthText } from "../rules/run-context.ts";
import { lateRolls, rollsAfter } from "./late-rolls.ts";
import { LEVEL_LABELS, LEVEL_MEANINGS, LEVELS } from "./levels.ts";
import type { Notice } from "./notice.ts";
import {
  type AsOf,
  dayLabel,
  monthLabel,
  NO_TOWN,
  type RoundOptions,
  type RuleText,
} from "./round.ts";
import { NOTICES } from "./sheets/notice-sheet.ts";

/**
 * 口径: what the numbers of a summary mean, one sentence a line, printed under its tables.
 *
 * Reads: source_sheet, roll_label.
 */
export async function summaryNotes(
  db: Database,
  options: RoundOptions,
  { pack, rules, edition, day }: AsOf & { pack: Pack; rules: readonly RuleText[] },
): Promise<string[]> {
  const levels = LEVELS.map((level) => `${LEVEL_LABELS[level]}＝${LEVEL_MEANINGS[level]}`);
  const missing = rules.filter(({ state }) => state !== "checked").map(({ id }) => id);
  return [
    "口径",
    `排查月份：${monthLabel(options.month)}，基准日${dayLabel(day)}，政策按${edition === "2019" ? "2019 年" : "现行"}口径；轮次 ${options.round}。`,
    ...(options.ledgerHead ? [`台账校验码：${options.ledgerHead}（制表时）。`] : []),
    `数据日期：${await dataDates(db)}。`,
    ...(await lateNote(db, options.month)),
    ...noticesNote(options.notices ?? []),
    `规则版本：规则包 ${packDigest(pack)}，共 ${rules.length} 条；各条的版本、依据、排除情形见“规则口径”。`,
    "计数单位：一条规则在一个人（或一户）上的一条疑点记 1 条；同一人可以有几条，条数不等于人数。",
    "排除条件：已按各条规则的排除情形剔除；有降级情形的列“提示”，不剔除。",
    `级别：${levels.join("；")}。`,
    missing.length > 0
      ? `未检查：${missing.join("、")}，共 ${missing.length} 条，原因见“未检查”；显示“未检查”的不是 0。`
      : "未检查：没有，全部规则都已检查。",
    `“${NO_TOWN}”是名册上认不出乡镇的人。本表所列是线索，不是结论，以入户核查为准。`,
  ];
}

/** How many things of the data somebody has to look at; nothing where none. */
function noticesNote(notices: readonly Notice[]): string[] {
  const count = notices
    .filter(({ isInfo }) => !isInfo)
    .reduce((sum, { lines }) => sum + lines.length, 0);
  return count === 0 ? [] : [`数据提示：${count} 处要看的，见“${NOTICES}”；不处理的会影响结果。`];
}

/** The rolls by month that have not come for the screening month; nothing where all have. */
async function lateNote(db: Database, month: string): Promise<string[]> {
  const sheets = await db.rows<{ roll: string; period: number }>(
    "SELECT DISTINCT roll, period FROM main.source_sheet WHERE roll IS NOT NULL AND period IS NOT NULL",
  );
  const asked = [sheets, await loadRolls(), monthNumber(month) ?? 0] as const;
  const late = lateRolls(...asked).map(
    ({ period, labels }) => `${labels.join("、")}用的是${monthLabel(monthText(period))}的`,
  );
  const after = rollsAfter(...asked).map(
    ({ period, label }) => `${label}${monthLabel(monthText(period))}的晚于排查月份，没有用`,
  );
  const told = [...late, ...after];
  if (told.length === 0) return [];
  return [`没有收到${monthLabel(month)}的：${told.join("；")}；此后的变化看不到。`];
}

/** Which months the rolls speak of: `低保花名册 2019年10月、2018年12月；…；没有月份的：…`. */
async function dataDates(db: Database): Promise<string> {
  const rows = await db.rows<{ label: string; periods: string | null }>(
    `SELECT label, string_agg(CAST(month // 12 AS VARCHAR) || '年' || CAST(month % 12 + 1 AS VARCHAR) || '月', '、'
         ORDER BY month DESC) AS periods
     FROM (SELECT DISTINCT COALESCE(l.label, s.roll) AS label, s.period AS month
       FROM main.source_sheet s LEFT JOIN roll_label l ON l.roll = s.roll WHERE s.roll IS NOT NULL)
     GROUP BY label ORDER BY label`,
  );
  const dated = rows.filter(({ periods }) => periods !== null);
  const undated = rows.filter(({ periods }) => periods === null).map(({ label }) => label);
  const parts = dated.map(({ label, periods }) => `${label} ${periods}`);
  if (undated.length > 0) parts.push(`没有月份的名册：${undated.join("、")}`);
  return parts.join("；") || "没有读入名册";
}

/** Twelve hex digits that change when any rule does. */
function packDigest(pack: Pack): string {
  const text = pack.map(({ header, hash }) => `${header.id} ${hash}`).join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
