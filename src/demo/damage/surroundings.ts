import type { Person } from "../county.ts";
import type { Around } from "./damage-id.ts";

const SMALL_CHILD_YEARS = 6;

/** What an office may confuse a person's data with: relatives' numbers, villages next door. */
export class Surroundings {
  readonly #byId = new Map<string, Person>();
  readonly #households = new Map<number, Person[]>();
  readonly #villages = new Map<string, Set<string>>();
  readonly #youngest: string;

  /** `year` is that of the screening month. */
  constructor(persons: readonly Person[], year: number) {
    this.#youngest = String(year - SMALL_CHILD_YEARS);
    for (const person of persons) {
      this.#byId.set(person.id, person);
      const members = this.#households.get(person.hid) ?? [];
      members.push(person);
      this.#households.set(person.hid, members);
      const villages = this.#villages.get(sideOf(person)) ?? new Set();
      villages.add(person.village);
      this.#villages.set(sideOf(person), villages);
    }
  }

  byId(id: string): Person | undefined {
    return this.#byId.get(id);
  }

  around(person: Person | undefined): Around {
    if (!person) return { isSmallChild: false, relatives: [] };
    const members = this.#households.get(person.hid) ?? [];
    return {
      isSmallChild: person.birth.slice(0, 4) > this.#youngest,
      relatives: members.filter((other) => other !== person).map(({ id }) => id),
    };
  }

  /** Other villages of the township on the same side of 城乡, which decides the standard of a household. */
  neighbours(person: Person): string[] {
    return [...(this.#villages.get(sideOf(person)) ?? [])].filter(
      (village) => village !== person.village,
    );
  }
}

function sideOf({ town, village }: Person): string {
  return `${town} ${/社区|居委会/.test(village) ? "城" : "乡"}`;
}
