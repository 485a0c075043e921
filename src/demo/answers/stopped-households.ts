import { type Answer, answer } from "./answer.ts";
import { type Facts, group } from "./facts.ts";

/** TB04, TB06, TB07: whole households stopped, jobs without a phase-out, moves. */
export function stoppedHouseholds(facts: Facts): Answer[] {
  return [...restOfHouseholds(facts), ...noPhaseOut(facts), ...moved(facts)];
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function restOfHouseholds(facts: Facts): Answer[] {
  const { rolls, county, asOf } = facts;
  const found: Answer[] = [];
  const inHome = (pid: number) =>
    rolls.residences.some(
      (stay) => stay.pid === pid && stay.on <= asOf && (stay.until === "" || stay.until > asOf),
    );
  const left = (pid: number) =>
    (facts.deaths.get(pid) ?? []).some(({ on }) => on <= asOf && monthOf(on) >= county.before) ||
    (facts.hukou.get(pid) ?? []).some(({ state }) => state !== "正常") ||
    (facts.isHeld(pid) &&
      (facts.custody.get(pid) ?? []).some(({ from }) => monthOf(from) >= county.before)) ||
    rolls.residences.some(
      (stay) => stay.pid === pid && inHome(pid) && monthOf(stay.on) >= county.before,
    );
  for (const [no, members] of group(rolls.dibaoBefore, (entry) => entry.no)) {
    if (facts.dibaoByNo.has(no) || !members.some(({ pid }) => left(pid))) continue;
    for (const { pid } of members) {
      if (facts.isAway(pid) || facts.isHeld(pid) || inHome(pid) || facts.isProtected(pid)) continue;
      const check = facts.check(pid);
      const over =
        check !== undefined &&
        (check.assets === "超标" || facts.left(check) > facts.line(check.pid) * check.size);
      const waived = facts.exits.get(pid)?.some(({ reason }) => reason === "本人自愿放弃") ?? false;
      found.push(answer("TB04", pid, over || waived));
    }
  }
  return found;
}

function noPhaseOut(facts: Facts): Answer[] {
  const { rolls } = facts;
  const jobs = group(rolls.jobs, ({ pid }) => pid);
  const paid = group(
    rolls.payments.filter(({ item, ok }) => item === "dibao" && ok),
    ({ pid }) => pid,
  );
  const found: Answer[] = [];
  for (const [pid, exits] of facts.exits) {
    const last = [...exits].sort((a, b) => b.month - a.month)[0];
    if (!last || !["收入超标", "外出务工", "就业"].includes(last.reason)) continue;
    if (facts.isCovered(pid) || facts.isAway(pid) || facts.overAssets(pid)) continue;
    const kin = [...new Set([pid, ...facts.relatives(pid)])];
    const works = kin.some(
      (one) =>
        facts.age(one) >= 16 &&
        facts.age(one) <= 59 &&
        (jobs.get(one) ?? []).some(({ month }) => month >= last.month - 6),
    );
    const phasedOut = kin.some((one) =>
      (paid.get(one) ?? []).some(({ month }) => month > last.month),
    );
    if (works && !phasedOut) found.push(answer("TB06", pid, true));
  }
  return found;
}

function moved(facts: Facts): Answer[] {
  const { rolls, county } = facts;
  const found = new Set<number>();
  for (const entry of rolls.dibaoBefore) {
    const { pid, place, no, side } = entry;
    if (facts.isAway(pid)) continue;
    const person = county.persons[pid];
    const elsewhere = place !== undefined && place.town !== person?.town;
    const now = facts.dibao.get(pid)?.filter((row) => row.no !== no) ?? [];
    if (!facts.isProtected(pid) && !facts.isHeld(pid) && facts.isRegistered(pid)) {
      const toTown = side === "农村" && facts.line(pid) === county.standards.urban;
      if (elsewhere || toTown) found.add(pid);
    }
    for (const row of now) {
      const months = (of: string) =>
        rolls.payments
          .filter((payment) => payment.no === of && payment.item === "dibao" && payment.ok)
          .map(({ month }) => month);
      const last = Math.max(...months(no));
      const first = Math.min(...months(row.no));
      if ((elsewhere || row.side !== side) && Number.isFinite(last) && Number.isFinite(first))
        if (first > last + 1) found.add(pid);
    }
  }
  return [...found].map((pid) => answer("TB07", pid));
}
