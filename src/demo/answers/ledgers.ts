import type { AidEntry } from "../county.ts";
import { type Answer, answer } from "./answer.ts";
import { type Facts, group } from "./facts.ts";

/** FF06, FF09, FF11, FF12, CB06. Delays are far from the limits, so that a plain count of days tells them. */
export function ledgers(facts: Facts): Answer[] {
  return [...applications(facts), ...topUps(facts), ...aid(facts), ...checks(facts)];
}

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function applications(facts: Facts): Answer[] {
  const { rolls, asOf } = facts;
  const dibao = rolls.payments.filter(({ item, ok }) => item === "dibao" && ok);
  const covered = new Set(dibao.map(({ month }) => month));
  return rolls.applications.flatMap(({ pid, received, decided, decision }) => {
    const late = days(received, decided === "" ? asOf : decided) > 60;
    const numbers = new Set((facts.dibao.get(pid) ?? []).map(({ no }) => no));
    const paid = dibao
      .filter((row) => row.pid === pid || numbers.has(row.no))
      .map(({ month }) => month)
      .filter((month) => month >= monthOf(received));
    const due = monthOf(decided === "" ? asOf : decided) + 1;
    const started = decision === "批准" && covered.has(due) && Math.min(...paid) > due;
    return late || (started && paid.length > 0) ? [answer("FF06", pid)] : [];
  });
}

function topUps(facts: Facts): Answer[] {
  const own = facts.rolls.child.filter(({ programme }) => programme === "unsupported_child");
  const rate = Math.max(...own.map(({ amount }) => amount));
  return own.flatMap(({ pid, amount }) => {
    const shares = [
      ...(facts.dibao.get(pid) ?? []).map(
        (entry) => Math.floor((entry.amount * 100) / entry.count) / 100,
      ),
      ...(facts.tekun.get(pid) ?? []).map((entry) => entry.living),
      ...(facts.subsidy.get(pid) ?? [])
        .filter(({ programme }) => programme === "disability_living")
        .map((entry) => entry.amount),
    ];
    if (shares.length === 0 || facts.isAway(pid)) return [];
    const total = amount + shares.reduce((sum, share) => sum + share, 0);
    return Math.abs(total - rate) > 1 ? [answer("FF09", pid, true)] : [];
  });
}

function aid(facts: Facts): Answer[] {
  const found: Answer[] = [];
  const { rolls, asOf, month } = facts;
  const late = ({ firstAid, urgency, papers, applied, approved, paid }: AidEntry) => {
    if (firstAid) return papers === undefined && days(paid ?? approved, asOf) > 20;
    if (urgency === "急难型") return days(applied, paid ?? approved) > 1;
    return days(applied, approved) > 28;
  };
  for (const [pid, grants] of group(rolls.aid, (entry) => entry.pid)) {
    if (grants.some((grant) => late(grant) && monthOf(grant.applied) > month - 12))
      found.push(answer("FF11", pid));
    const plain = grants.filter(
      ({ special, approved }) =>
        special !== true && approved <= asOf && monthOf(approved) > month - 12,
    );
    const cap = facts.line(pid) * 10;
    if (plain.some(({ amount }) => amount > cap)) {
      found.push(answer("FF12", pid));
      continue;
    }
    const heavy =
      rolls.medical.some(
        (row) => row.pid === pid && row.error === undefined && row.paid >= 30_000,
      ) || rolls.disasters.some((row) => row.pid === pid && row.loss.includes("倒塌"));
    const little = heavy && plain.some(({ amount }) => amount <= facts.line(pid));
    const often = [...group(plain, ({ cause }) => cause).values()].some((rows) => rows.length > 1);
    if (little || often) found.push(answer("FF12", pid, true));
  }
  return found;
}

function checks(facts: Facts): Answer[] {
  const { rolls, month } = facts;
  const found: Answer[] = [];
  const year = month - 12;
  for (const check of rolls.checks) {
    const kin = [check.pid, ...facts.relatives(check.pid)];
    const covered = kin.flatMap((pid) => facts.dibao.get(pid) ?? []);
    if (facts.isAway(check.pid) || covered.length === 0) continue;
    if (check.handled !== undefined || monthOf(check.on ?? "") < month - 6) continue;
    if (check.assets === "超标") found.push(answer("CB06", check.pid));
    // Of a family of which one is covered alone, the income is above the line as a matter of course.
    const isWhole = check.size === 1 || covered.some(({ coverage }) => coverage !== "单人保");
    if (
      check.assets !== "超标" &&
      isWhole &&
      facts.left(check) > facts.line(check.pid) * check.size
    )
      found.push(answer("CB06", check.pid, true));
  }
  for (const members of facts.dibaoByNo.values()) {
    const first = members.find(({ relation }) => relation === "户主") ?? members[0];
    if (!first || facts.isAway(first.pid)) continue;
    if (Math.min(...members.map(({ from }) => from)) >= year) continue;
    const kin = new Set(members.flatMap(({ pid }) => [pid, ...facts.relatives(pid)]));
    const fresh = rolls.checks.some(({ pid, on }) => kin.has(pid) && monthOf(on ?? "") >= year);
    if (!fresh && !found.some(({ pid }) => pid === first.pid))
      found.push(answer("CB06", first.pid, true));
  }
  return found;
}
