import { ageAt, type County, type DibaoEntry, lastDay, type Rolls } from "../county.ts";
import type { Random } from "../random.ts";

/** What one kind of forgetting does to the rolls of one person or household; false where it does not fit. */
export type Mistake = (county: County, pid: number, random: Random) => boolean;

/** One way of forgetting: about whom, and what it does to the rolls. */
export interface Kind {
  candidates: (county: County) => number[];
  make: Mistake;
}

export const pidsOf = (entries: readonly { pid: number }[]) => [
  ...new Set(entries.map(({ pid }) => pid)),
];

export function remove<Key extends keyof Rolls>(
  rolls: Rolls,
  key: Key,
  drop: (entry: Rolls[Key][number]) => boolean,
): void {
  (rolls as unknown as Record<string, unknown>)[key] = (rolls[key] as Rolls[Key][number][]).filter(
    (entry) => !drop(entry),
  );
}

export function householdOf(county: County, pid: number): DibaoEntry[] {
  const no = county.rolls.dibao.find((entry) => entry.pid === pid)?.no;
  return county.rolls.dibao.filter((entry) => entry.no === no);
}

export const headsOfDibao = ({ rolls }: County) =>
  pidsOf(rolls.dibao.filter(({ relation }) => relation === "户主"));
export const oldHeads = (county: County) => {
  const before = new Set(county.rolls.dibaoBefore.map(({ pid }) => pid));
  return headsOfDibao(county).filter((pid) => before.has(pid));
};

/** Take a whole household off the current roll; what it was paid stays paid. */
export function strikeOff(county: County, pid: number, also: "before" | "now"): DibaoEntry[] {
  const members = householdOf(county, pid);
  const gone = new Set(members.map((member) => member.pid));
  remove(county.rolls, "dibao", (entry) => gone.has(entry.pid));
  if (also === "before") remove(county.rolls, "dibaoBefore", (entry) => gone.has(entry.pid));
  // A struck household loses the mark that only covered people have.
  remove(
    county.rolls,
    "subsidy",
    (entry) => gone.has(entry.pid) && entry.programme === "disability_living",
  );
  remove(county.rolls, "payments", (entry) => gone.has(entry.pid));
  return members;
}

export function stop(
  county: County,
  members: readonly DibaoEntry[],
  month: number,
  reason: string,
): void {
  for (const { pid, no } of members) county.rolls.exits.push({ pid, no, month, reason });
}

export const ageOf = (county: County, pid: number) =>
  ageAt(county.persons[pid]?.birth ?? "", lastDay(county.month));
