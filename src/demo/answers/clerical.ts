import { type Answer, answer } from "./answer.ts";
import { type Facts, group } from "./facts.ts";

/** FF13 and the rules on the quality of the rolls. */
export function clerical(facts: Facts): Answer[] {
  const { rolls } = facts;
  return [
    ...accounts(facts),
    ...rolls.medical.flatMap(({ pid, error }) => (error ? [answer(error, pid)] : [])),
    ...rolls.survey.flatMap(({ pid, withoutId }) => (withoutId ? [answer("DQ06", pid)] : [])),
    ...[...facts.dibaoByNo.values()].flatMap((members) => {
      const heads = members.filter(({ relation }) => relation === "户主").length;
      const alone = members.some(({ coverage }) => coverage === "单人保");
      return heads === 1 || alone ? [] : [answer("DQ05", members[0]?.pid ?? -1)];
    }),
  ];
}

function accounts(facts: Facts): Answer[] {
  const { rolls, county, asOf } = facts;
  const inHome = (pid: number) =>
    facts.tekun.get(pid)?.some(({ supply }) => supply === "集中供养") ?? false;
  const own = rolls.payments.filter(
    ({ item, pid }) => (item === "dibao" || item === "tekun") && !inHome(pid),
  );
  const found = new Map<number, Answer>();
  const homeOf = (pid: number) => facts.hukou.get(pid)?.find(({ state }) => state === "正常")?.no;
  for (const row of own.filter(({ ok }) => ok)) {
    const name = county.persons[row.pid]?.name;
    if (row.holder === undefined || row.holder === name) continue;
    const kin = [
      ...facts.relatives(row.pid),
      ...(facts.dibaoByNo.get(row.no) ?? [])
        .map(({ pid }) => pid)
        .filter((pid) => !facts.isAway(pid)),
    ];
    if (kin.some((pid) => county.persons[pid]?.name === row.holder)) continue;
    const no = facts.hukou.get(row.pid)?.[0]?.no;
    const dead = rolls.hukou.some(
      (member) =>
        member.no === no &&
        county.persons[member.pid]?.name === row.holder &&
        (facts.deaths.get(member.pid)?.some(({ on }) => on <= asOf) ?? false),
    );
    if (dead || !found.has(row.pid)) found.set(row.pid, answer("FF13", row.pid, !dead));
  }
  for (const rows of group(own, ({ account }) => account ?? "").values()) {
    const pids = [...new Set(rows.map(({ pid }) => pid))];
    const homes = new Set(rows.map(({ pid, no }) => homeOf(pid) ?? (no === "" ? `${pid}` : no)));
    const villages = new Set(pids.map((pid) => county.persons[pid]?.village));
    if (homes.size >= 3 || (homes.size > 1 && villages.size > 1))
      for (const pid of pids) found.set(pid, answer("FF13", pid));
  }
  return [...found.values()];
}
