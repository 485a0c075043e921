import { CODE_LISTS } from "../../rolls/code-lists.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { EARLIER_MONTHS } from "../model/snapshot-views.ts";
import type { Need, RuleHeader } from "../rule-schema.ts";
import { editionOf, linkedMonths, monthText, type RunContext } from "../run-context.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";
import { programmesOfRolls } from "./programme-rolls.ts";

/** What keeps a rule from being run, or what it could not take into account. */
export interface Gap {
  /** Roll id where the need names one, else the kind. */
  missing: string;
  /** One Chinese sentence without a full stop. */
  reason: string;
}

export interface Evaluability {
  /** Empty: the rule can be run. */
  gaps: Gap[];
  /** What optional needs that are not met leave open. */
  caveats: string[];
}

/** Whether the rolls and columns a rule needs are there and recent enough. */
export function canEvaluate(
  rule: RuleHeader,
  loaded: readonly LoadedRoll[],
  rolls: ReadonlyMap<string, Roll>,
  context: RunContext,
): Evaluability {
  const edition = editionOf(context);
  if (rule.edition !== "both" && rule.edition !== edition) {
    const said = rule.edition === "2019" ? "2019 年政策口径" : "现行政策口径";
    return { gaps: [{ missing: "edition", reason: `这条规则只用于${said}` }], caveats: [] };
  }
  const gaps: Gap[] = [];
  const caveats: string[] = [];
  for (const need of rule.needs) {
    if (need.edition !== "both" && need.edition !== edition) continue;
    if (need.only_if_there && current(need, loaded).length === 0) continue;
    const gap = gapOf(need, loaded, rolls, context);
    if (!gap) continue;
    if (need.optional || need.minors_alone) caveats.push(need.if_missing ?? gap.reason);
    else gaps.push(gap);
  }
  for (const setting of rule.settings)
    if (!SETTINGS[setting.name](context)) caveats.push(setting.if_missing);
  return { gaps, caveats };
}

/** Whether the configuration says something. */
const SETTINGS = {
  price_linkage: (context: RunContext) => linkedMonths(context).length > 0,
} as const;

function gapOf(
  need: Need,
  loaded: readonly LoadedRoll[],
  rolls: ReadonlyMap<string, Roll>,
  context: RunContext,
): Gap | undefined {
  const label = labelOf(need, rolls);
  const missing = need.roll ?? need.any_roll?.[0] ?? need.kind;
  const there = loaded.filter((roll) => answers(need, roll));
  const now = current(need, loaded);
  if (now.length === 0) {
    const isThere = loaded.some((roll) => answers({ ...need, programmes: undefined }, roll));
    const lacks = isThere ? need.programmes?.[0] : undefined;
    const reason = lacks === undefined ? `缺少${label}` : `${label}里没有${programmeName(lacks)}`;
    return { missing, reason };
  }
  if (!need.optional && now.every(({ onlyGone }) => onlyGone)) {
    return { missing, reason: `${label}只有迁出、注销、死亡人员的名单` };
  }
  if (need.state === "previous" && !there.some((roll) => roll.state === "previous")) {
    const apart = `须早于本期，且相隔不超过 ${EARLIER_MONTHS} 个月`;
    return { missing, reason: `缺少${label}的上一期（${apart}）` };
  }
  return (
    columnGap(need, need.state === "previous" ? there : now, rolls, missing) ??
    staleGap(need, now, label, missing, context.month)
  );
}

function programmeName(programme: string): string {
  const names: Readonly<Record<string, readonly string[]>> = CODE_LISTS.programme.values;
  return names[programme]?.[0] ?? programme;
}

/** The rolls a rule asks for, of the month or as near as there are. */
function current(need: Need, loaded: readonly LoadedRoll[]): LoadedRoll[] {
  return loaded.filter(
    (roll) => answers(need, roll) && (roll.state === "current" || roll.state === "stale"),
  );
}

/** Whether a roll is one that a rule asks for. */
export function answers(need: Need, roll: LoadedRoll): boolean {
  if (roll.kind !== need.kind) return false;
  const wanted = need.roll === undefined ? need.any_roll : [need.roll];
  const { programmes } = need;
  const holds = (each: readonly string[]) => each.some((name) => roll.programmes?.has(name));
  if (wanted === undefined || wanted.includes(roll.roll)) {
    const isTold = holds(Object.keys(CODE_LISTS.programme.values));
    return programmes === undefined || !isTold || holds(programmes);
  }
  return holds(programmes ?? programmesOfRolls(wanted));
}

/** What is said of a column of which no cell tells anything, where there is more to say than that. */
const UNREAD: Readonly<Record<string, string>> = {
  hukou_no: "看不出谁和谁是一户",
  account: "没有一个完整的账号",
};

function columnGap(
  need: Need,
  there: readonly LoadedRoll[],
  rolls: ReadonlyMap<string, Roll>,
  missing: string,
): Gap | undefined {
  const column = need.columns.find((name) => !there.some((roll) => roll.fields.has(name)));
  if (column === undefined) return undefined;
  const said = headerOf(need, column, rolls) ?? kindOf(need.kind).fields[column]?.label ?? column;
  const isUnread = there.some(({ unread }) => unread?.has(column));
  const unread = UNREAD[column] ?? "的写法都认不出";
  const reason = isUnread ? `“${said}”列${unread}` : `没有“${said}”列`;
  return { missing, reason: `${labelOf(need, rolls)}${reason}` };
}

/** What offices call the column where one roll is meant: a clerk looks for 补贴类型 on the sheet, not for our 保障项目. */
export function headerOf(
  need: Need,
  column: string,
  rolls: ReadonlyMap<string, Roll>,
): string | undefined {
  const from = need.roll === undefined ? undefined : rolls.get(need.roll)?.columns[column];
  return from && "headers" in from ? from.headers[0] : from?.[0];
}

function staleGap(
  need: Need,
  current: readonly LoadedRoll[],
  label: string,
  missing: string,
  month: number,
): Gap | undefined {
  if (need.max_age_months === undefined || current.some((roll) => roll.period === null))
    return undefined;
  const newest = Math.max(...current.map((roll) => roll.period as number));
  const age = month - newest;
  if (age <= need.max_age_months) return undefined;
  return {
    missing,
    reason: `${label}最新一期是 ${monthText(newest)}，比排查月份早 ${age} 个月，超过允许的 ${need.max_age_months} 个月`,
  };
}

function labelOf(need: Need, rolls: ReadonlyMap<string, Roll>): string {
  const wanted = need.roll ? [need.roll] : need.any_roll;
  const fitting = [...rolls.values()].filter((roll) =>
    wanted ? wanted.includes(roll.id) : roll.kind === need.kind,
  );
  const names = fitting.map((roll) => `《${roll.label}》`);
  return names.length > 0 ? names.join("或") : `《${kindOf(need.kind).label}》`;
}
