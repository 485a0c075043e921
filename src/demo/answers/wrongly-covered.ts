import { type Answer, answer } from "./answer.ts";
import { type Facts, group } from "./facts.ts";

export function wronglyCovered(facts: Facts): Answer[] {
  const { month, rolls } = facts;
  const found: Answer[] = [];
  const paidTo = group(
    rolls.payments.filter(({ ok }) => ok),
    ({ pid }) => pid,
  );
  for (const [pid, deaths] of facts.deaths) {
    const on = deaths.map((entry) => entry.on).sort()[0] ?? "";
    const died = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
    const onRoll = facts.isProtected(pid) || facts.subsidy.has(pid);
    const paidLater = paidTo.get(pid)?.some((payment) => payment.month > died + 1) ?? false;
    if (on <= facts.asOf && (onRoll || paidLater))
      found.push(answer("CB01", pid, !paidLater && month <= died + 1));
  }
  for (const [pid, entries] of facts.dibao) {
    if (facts.tekun.has(pid)) found.push(answer("CB02", pid));
    if (new Set(entries.map(({ no }) => no)).size > 1) found.push(answer("CB03", pid));
  }
  for (const pid of facts.custody.keys())
    if (facts.isHeld(pid) && facts.isCovered(pid)) found.push(answer("CB05", pid));
  for (const [pid, entries] of facts.subsidy) {
    const living = entries.some(({ programme }) => programme === "disability_living");
    const child = facts.child.get(pid)?.map(({ programme }) => programme) ?? [];
    if (facts.tekun.has(pid) || (living && child.includes("orphan")))
      found.push(answer("CB04", pid));
    else if (living && child.includes("unsupported_child")) found.push(answer("CB04", pid, true));
    const cards = facts.cards.get(pid);
    if (!cards) continue;
    const valid = cards.filter(({ state }) => state === "有效");
    const care = entries.some(({ programme }) => programme === "disability_care");
    if (valid.length === 0 || (care && !valid.some(({ grade }) => grade <= 2)))
      found.push(answer("CB07", pid));
  }
  for (const pid of facts.tekun.keys())
    if (facts.child.has(pid) && !facts.subsidy.has(pid)) found.push(answer("CB04", pid));
  for (const [pid, exits] of facts.exits) {
    const stop = Math.max(...exits.map((exit) => exit.month));
    const later = paidTo
      .get(pid)
      ?.some((payment) => payment.item === "dibao" && payment.month > stop);
    if (later && !facts.dibao.has(pid)) found.push(answer("CB08", pid));
  }
  return found;
}
