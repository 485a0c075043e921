import type { County, CountySettings, Person, Rolls } from "./county.ts";
import { survey } from "./offices/children.ts";
import { ageOf, type Desk, lineOf, openDesk } from "./offices/desk.ts";
import {
  bury,
  dismiss,
  employ,
  employIfSevere,
  examine,
  imprison,
  strike,
} from "./offices/neighbours.ts";
import { pay } from "./offices/treasury.ts";
import { check, keepDibao, keepElder, registerPoor, subsidise } from "./offices/welfare.ts";
import type { Random } from "./random.ts";

/** Offices that forget nothing: every roll as it should be, so that no rule has anything to find. */
export function keepRolls(settings: CountySettings, persons: Person[], random: Random): County {
  const rolls = emptyRolls();
  const desk = openDesk(settings, rolls, random);
  for (const members of households(persons)) register(desk, members);
  pay(desk);
  return { ...settings, persons, rolls };
}

export function households(persons: readonly Person[]): Person[][] {
  const groups: Person[][] = [];
  for (const person of persons) {
    const group = groups[person.hid] ?? [];
    group.push(person);
    groups[person.hid] = group;
  }
  return groups;
}

function emptyRolls(): Rolls {
  return {
    hukou: [],
    dibao: [],
    dibaoBefore: [],
    tekun: [],
    tekunBefore: [],
    child: [],
    childBefore: [],
    subsidy: [],
    subsidyBefore: [],
    exits: [],
    payments: [],
    deaths: [],
    poverty: [],
    cards: [],
    ill: [],
    jobs: [],
    custody: [],
    students: [],
    checks: [],
    survey: [],
    jobless: [],
    disasters: [],
    aid: [],
    applications: [],
    medical: [],
    residences: [],
  };
}

function register(desk: Desk, members: Person[]): void {
  const { random } = desk;
  const no = `${desk.settings.region}${String(members[0]?.hid ?? 0).padStart(7, "0")}`.slice(-10);
  const living: Person[] = [];
  for (const person of members) {
    const dead = members.length > 2 && person.relation !== "户主" && random.chance(0.012);
    const moved = !dead && members.length > 2 && person.relation === "女" && random.chance(0.03);
    desk.rolls.hukou.push({
      pid: person.pid,
      no,
      relation: person.relation,
      state: moved ? "迁出" : "正常",
    });
    if (dead) bury(desk, person);
    else if (!moved) living.push(person);
  }
  for (const person of living) examine(desk, person);
  const lone = living.length === 1 && members.length === 1 ? living[0] : undefined;
  if (lone && ageOf(desk, lone) >= 60) keepElder(desk, lone);
  else if (random.chance(0.11)) keepDibao(desk, living);
  else keepOthers(desk, living);
}

function keepOthers(desk: Desk, living: Person[]): void {
  const { random } = desk;
  const head = living[0];
  if (!head) return;
  if (random.chance(0.06))
    check(desk, head, living.length, lineOf(desk, head) * (1.7 + random.next() * 2));
  if (random.chance(0.05)) registerPoor(desk, living, `9${head.hid}`, "已脱贫");
  for (const person of living) {
    subsidise(desk, person, false);
    const age = ageOf(desk, person);
    if (age >= 18 && age < 60 && random.chance(0.2)) employ(desk, person);
    employIfSevere(desk, person);
    if (age >= 20 && age < 60 && random.chance(0.004)) imprison(desk, person);
    if (age >= 20 && age < 58 && random.chance(0.008)) dismiss(desk, person);
  }
  if (random.chance(0.01)) strike(desk, head);
  if (living.length > 2) survey(desk, living);
}
