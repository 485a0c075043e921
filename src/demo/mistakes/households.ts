import { type County, type DibaoEntry, monthText } from "../county.ts";
import type { Random } from "../random.ts";
import { ageOf, householdOf, type Kind, oldHeads, remove, stop, strikeOff } from "./tools.ts";

const isAlive = (county: County, pid: number) =>
  !county.rolls.deaths.some((death) => death.pid === pid);

/** Households that lose everything with one member, or on the way to another township. */
export const HOUSEHOLD_MISTAKES: Readonly<Record<string, Kind>> = {
  "a member died or went into a home, all were stopped": {
    candidates: oldHeads,
    make: (county, pid, random) => {
      const other = householdOf(county, pid).find((member) => member.pid !== pid);
      if (!other || !isAlive(county, other.pid)) return false;
      const on = `${monthText(county.month - random.between(2, 8))}-14`;
      if (random.chance(0.6)) county.rolls.deaths.push({ pid: other.pid, on, source: "火化" });
      else county.rolls.residences.push({ pid: other.pid, on, until: "" });
      return strikeOff(county, pid, "now").length > 0;
    },
  },
  "stopped on the day of the first wage": {
    candidates: (county) =>
      oldHeads(county).filter((pid) => ageOf(county, pid) >= 20 && ageOf(county, pid) < 58),
    make: (county, pid) => {
      stop(county, strikeOff(county, pid, "now"), county.month - 4, "收入超标");
      const check = county.rolls.checks.find((entry) => entry.pid === pid);
      if (check) check.income = county.standards.urban * 2;
      remove(county.rolls, "jobs", (entry) => entry.pid === pid);
      county.rolls.jobs.push({ pid, employer: "宏达水泥厂", month: county.month - 5 });
      return true;
    },
  },
  "moved to another township and lost": {
    candidates: oldHeads,
    make: (county, pid, random) => {
      cameFrom(county, strikeOff(county, pid, "now"), random);
      return true;
    },
  },
  "moved to another township, months without money": {
    candidates: oldHeads,
    make: (county, pid, random) => {
      const members = householdOf(county, pid);
      const old = members[0]?.no ?? "";
      const no = `${old.slice(0, -7)}7${old.slice(-6)}`;
      if (county.rolls.dibao.some((entry) => entry.no === no)) return false;
      cameFrom(county, members, random);
      for (const member of members) Object.assign(member, { no, from: county.month - 3 });
      remove(
        county.rolls,
        "payments",
        (entry) => entry.no === old && entry.month === county.month - 3,
      );
      for (const entry of county.rolls.payments)
        if (entry.no === old && entry.month > county.month - 3) entry.no = no;
      return county.rolls.payments.some((entry) => entry.no === old);
    },
  },
};

/** The roll before names another township for these people. */
function cameFrom(county: County, members: readonly DibaoEntry[], random: Random): void {
  const town = county.persons[members[0]?.pid ?? 0]?.town;
  const others = county.persons.filter((person) => person.town !== town);
  const { town: was = "", village = "" } = random.pick(others);
  const gone = new Set(members.map((member) => member.pid));
  for (const entry of county.rolls.dibaoBefore)
    if (gone.has(entry.pid)) entry.place = { town: was, village };
}
