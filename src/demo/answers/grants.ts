import { type Answer, answer } from "./answer.ts";
import { type Facts, firstDay } from "./facts.ts";

export function grants(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const [pid, entries] of facts.dibao) {
    const age = facts.age(pid);
    const special = age >= 70 || age < 18 || facts.isSevere(pid) || facts.ill.has(pid);
    if (special && entries.every(({ classified }) => classified === "")) {
      found.push(answer("FF04", pid, facts.isAway(pid) || facts.tekun.has(pid)));
    }
  }
  for (const entry of facts.rolls.tekun) {
    if (entry.selfCare !== "全自理" && entry.care === 0)
      found.push(answer("FF05", entry.pid, facts.isAway(entry.pid)));
    const days =
      entry.visited === ""
        ? 999
        : (Date.parse(facts.asOf) - Date.parse(entry.visited)) / 86_400_000;
    if (entry.supply === "分散供养" && days > 30)
      found.push(answer("FF10", entry.pid, facts.isAway(entry.pid)));
  }
  for (const { pid, now, on } of facts.rolls.disasters) {
    if (now !== "仍有困难" || facts.isAway(pid) || facts.householdCovered(pid)) continue;
    if (!facts.householdHelpedSince(pid, on)) found.push(answer("LB12", pid));
  }
  for (const { pid, hardship } of facts.rolls.jobless) {
    if (!hardship || facts.isAway(pid) || facts.householdCovered(pid)) continue;
    if (!facts.householdHelpedSince(pid, firstDay(facts.month - 11)))
      found.push(answer("LB13", pid));
  }
  return found;
}
