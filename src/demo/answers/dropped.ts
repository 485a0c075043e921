import { type Answer, answer } from "./answer.ts";
import { type Facts, firstDay } from "./facts.ts";

const WEAK = [
  "",
  "其他",
  "年度复核未通过",
  "年审未提交",
  "未按时复核",
  "系统清理",
  "指标调整",
  "名额限制",
  "外出务工",
  "有子女",
  "不符合条件",
];

export function dropped(facts: Facts): Answer[] {
  const { rolls, month, county } = facts;
  const found: Answer[] = [];
  const before = new Set([...rolls.dibaoBefore, ...rolls.tekunBefore].map(({ pid }) => pid));
  for (const { pid } of rolls.childBefore) if (facts.age(pid) < 18) before.add(pid);
  for (const pid of before) {
    if (facts.isProtected(pid) || facts.exits.has(pid) || facts.isAway(pid) || facts.isHeld(pid))
      continue;
    found.push(answer("TB01", pid), ...afterDrop(facts, pid, county.before, ""));
  }
  for (const { pid } of rolls.childBefore) {
    if (
      facts.age(pid) >= 18 &&
      !facts.child.has(pid) &&
      facts.studying.has(pid) &&
      !facts.isAway(pid)
    ) {
      found.push(answer("TB05", pid));
    }
  }
  for (const [pid, exits] of facts.exits) {
    const exit = exits[0];
    if (!exit || facts.isAway(pid)) continue;
    const fault = facts.isCovered(pid) ? null : faultOf(facts, pid, exit.reason);
    if (fault) found.push(answer("TB02", pid, fault === "hint"));
    if (exit.month >= month - 12) found.push(...afterDrop(facts, pid, exit.month, exit.reason));
  }
  return found;
}

function faultOf(facts: Facts, pid: number, reason: string): "hit" | "hint" | null {
  if (WEAK.includes(reason)) return "hit";
  if (reason === "死亡") return facts.deaths.has(pid) ? null : "hit";
  if (reason === "户口迁出") return facts.isRegistered(pid) ? "hit" : null;
  if (reason === "转特困") return facts.tekun.has(pid) ? null : "hit";
  if (reason !== "收入超标") return null;
  const check = facts.check(pid);
  if (!check) return "hint";
  return check.assets === "未超标" && facts.left(check) <= facts.line(check.pid) * check.size
    ? "hit"
    : null;
}

function afterDrop(facts: Facts, pid: number, month: number, reason: string): Answer[] {
  const age = facts.age(pid);
  const special =
    age >= 60 || age < 18 || facts.isSevere(pid) || facts.ill.has(pid) || facts.isPoor(pid);
  const since = firstDay(month);
  if (!special || facts.isProtected(pid) || facts.helpedSince(pid, since)) return [];
  const isHint =
    reason === "本人自愿放弃" || facts.overAssets(pid) || facts.householdHelpedSince(pid, since);
  return [answer("TB03", pid, isHint)];
}
