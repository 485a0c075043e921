import type { Rolls } from "../county.ts";
import { type Answer, answer } from "./answer.ts";
import { type Facts, group } from "./facts.ts";

export function households(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const members of group(
    facts.rolls.poverty.filter(({ state }) => state !== "已脱贫"),
    ({ no }) => no,
  ).values()) {
    const here = members.filter(({ pid }) => !facts.isAway(pid));
    if (here.length === 0 || members.some(({ pid }) => facts.isProtected(pid))) continue;
    const head = members.find(({ relation }) => relation === "户主") ?? here[0];
    if (!head) continue;
    found.push(
      answer(
        "LB03",
        head.pid,
        facts.isAway(head.pid) || members.some(({ pid }) => facts.overAssets(pid)),
      ),
    );
  }
  for (const members of facts.family.values()) {
    found.push(...loneElder(facts, members), ...leftOut(facts, members));
  }
  for (const check of facts.rolls.checks) {
    if (check.assets !== "未超标" || facts.isAway(check.pid) || facts.householdCovered(check.pid))
      continue;
    if (facts.left(check) <= facts.line(check.pid) * check.size)
      found.push(answer("LB11", check.pid));
  }
  return found;
}

function loneElder(facts: Facts, members: Rolls["hukou"]): Answer[] {
  const only = members.length === 1 ? members[0] : undefined;
  if (
    !only ||
    facts.age(only.pid) < 60 ||
    facts.tekun.has(only.pid) ||
    facts.employed.has(only.pid)
  )
    return [];
  const check = facts.check(only.pid);
  if (check && check.income > facts.line(check.pid)) return [];
  return [answer("LB04", only.pid, !check || check.assets === "超标")];
}

function leftOut(facts: Facts, members: Rolls["hukou"]): Answer[] {
  const whole = members.some(({ pid }) =>
    facts.dibao.get(pid)?.some(({ coverage }) => coverage === "整户保"),
  );
  if (!whole) return [];
  return members
    .filter(({ pid }) => !facts.isProtected(pid) && !facts.isHeld(pid))
    .map(({ pid, relation }) => {
      const child =
        ["子", "女"].includes(relation) && (facts.age(pid) < 18 || facts.studying.has(pid));
      return answer("LB05", pid, !(["户主", "配偶"].includes(relation) || child));
    });
}
