import { type Answer, answer } from "./answer.ts";
import type { Facts } from "./facts.ts";

const LOST = [
  "丧失劳动能力",
  "无劳动能力",
  "丧失劳动力",
  "无劳动力",
  "弱劳动力或半劳动力",
  "部分丧失劳动能力",
];

export function missed(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const [pid, entries] of facts.poverty) {
    const entry = entries[0];
    if (!entry || !facts.isPoor(pid) || facts.isProtected(pid) || facts.isAway(pid)) continue;
    const strong = facts.isSingle(pid) || facts.ill.has(pid) || entry.health === "患有大病";
    if (!strong && entry.health === "健康") continue;
    found.push(
      answer("LB01", pid, !strong || !LOST.includes(entry.labour) || facts.overAssets(pid)),
    );
  }
  for (const [pid] of facts.cards) {
    if (facts.isAway(pid)) continue;
    const severe = facts.isSevere(pid);
    const has = (programme: string) =>
      facts.subsidy.get(pid)?.some((entry) => entry.programme === programme) ?? false;
    const valid = facts.cards.get(pid)?.some(({ state }) => state === "有效") ?? false;
    const orphan = facts.child.get(pid)?.[0]?.programme;
    if (
      valid &&
      facts.dibao.has(pid) &&
      !has("disability_living") &&
      !facts.tekun.has(pid) &&
      orphan !== "orphan"
    ) {
      found.push(answer("LB06", pid, orphan === "unsupported_child"));
    }
    if (severe && facts.isRegistered(pid) && !has("disability_care") && !facts.tekun.has(pid))
      found.push(answer("LB07", pid));
    if (
      !facts.isSingle(pid) ||
      facts.age(pid) < 18 ||
      !facts.isRegistered(pid) ||
      facts.isProtected(pid) ||
      facts.employed.has(pid)
    )
      continue;
    const check = facts.check(pid);
    const hardUp =
      facts.isPoor(pid) || (check && facts.left(check) <= facts.line(check.pid) * check.size * 1.5);
    found.push(answer("LB02", pid, facts.overAssets(pid) || !hardUp));
  }
  return found;
}

const UNABLE = ["服刑在押", "强制隔离戒毒", "失联", "重度残疾", "患重病"];

export function children(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const entry of facts.rolls.survey) {
    if (facts.isAway(entry.pid) || facts.age(entry.pid) >= 18) continue;
    if (entry.leftBehind && entry.agreement === "") found.push(answer("LB10", entry.pid));
    if (facts.child.has(entry.pid)) continue;
    const dead = (pid: number) =>
      facts.deaths.get(pid)?.some(({ on }) => on <= facts.asOf) ?? false;
    const states = [entry.father, entry.mother].map(({ pid, state }) =>
      dead(pid) ? "死亡" : state,
    );
    if (states.every((state) => state === "死亡")) found.push(answer("LB08", entry.pid));
    else if (
      states.every((state) => UNABLE.includes(state) || state === "死亡" || state === "失踪")
    ) {
      found.push(answer("LB09", entry.pid, !states.some((state) => UNABLE.includes(state))));
    }
  }
  return found;
}
