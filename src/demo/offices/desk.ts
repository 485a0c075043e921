import { ageAt, type CountySettings, lastDay, type Person, type Rolls } from "../county.ts";
import type { Random } from "../random.ts";

/** What every office has before it: the county, the rolls so far, and who is disabled or ill. */
export interface Desk {
  settings: CountySettings;
  rolls: Rolls;
  random: Random;
  asOf: string;
  severe: Set<number>;
  /** Those who may be covered by themselves: the severely disabled, from 2021 on also grade three of mind or psyche. */
  single: Set<number>;
  illPids: Set<number>;
  /** Grade of each card. */
  grades: Map<number, number>;
}

export function openDesk(settings: CountySettings, rolls: Rolls, random: Random): Desk {
  return {
    settings,
    rolls,
    random,
    asOf: lastDay(settings.month),
    severe: new Set(),
    single: new Set(),
    illPids: new Set(),
    grades: new Map(),
  };
}

export function ageOf(desk: Desk, person: Person): number {
  return ageAt(person.birth, desk.asOf);
}

/** 低保 standard where somebody lives, yuan a head and month. */
export function lineOf(desk: Desk, person: Person): number {
  return /社区/.test(person.village)
    ? desk.settings.standards.urban
    : desk.settings.standards.rural;
}
