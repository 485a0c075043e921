import { ageAt, type County, type DibaoEntry, lastDay, type Rolls } from "../county.ts";

export function group<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const found = groups.get(key);
    if (found) found.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What is known of each person at the as-of date. */
export class Facts {
  readonly county: County;
  readonly rolls: Rolls;
  readonly asOf: string;
  readonly month: number;
  readonly dibao: Map<number, DibaoEntry[]>;
  readonly dibaoByNo: Map<string, DibaoEntry[]>;
  readonly tekun: Map<number, Rolls["tekun"]>;
  readonly child: Map<number, Rolls["child"]>;
  readonly subsidy: Map<number, Rolls["subsidy"]>;
  readonly hukou: Map<number, Rolls["hukou"]>;
  readonly family: Map<string, Rolls["hukou"]>;
  readonly cards: Map<number, Rolls["cards"]>;
  readonly poverty: Map<number, Rolls["poverty"]>;
  readonly checks: Map<number, Rolls["checks"]>;
  readonly exits: Map<number, Rolls["exits"]>;
  readonly aid: Map<number, Rolls["aid"]>;
  readonly custody: Map<number, Rolls["custody"]>;
  readonly deaths: Map<number, Rolls["deaths"]>;
  readonly ill: ReadonlySet<number>;
  readonly employed: ReadonlySet<number>;
  readonly studying: ReadonlySet<number>;
  private readonly checkByFamily = new Map<string, Rolls["checks"][number]>();

  constructor(county: County) {
    this.county = county;
    this.rolls = county.rolls;
    this.month = county.month;
    this.asOf = lastDay(county.month);
    const byPid = <Item extends { pid: number }>(items: readonly Item[]) =>
      group(items, ({ pid }) => pid);
    const { rolls } = county;
    this.dibao = byPid(rolls.dibao);
    this.dibaoByNo = group(rolls.dibao, ({ no }) => no);
    this.tekun = byPid(rolls.tekun);
    this.child = byPid(rolls.child);
    this.subsidy = byPid(rolls.subsidy);
    this.hukou = byPid(rolls.hukou);
    this.cards = byPid(rolls.cards);
    this.poverty = byPid(rolls.poverty);
    this.checks = byPid(rolls.checks);
    this.exits = byPid(rolls.exits);
    this.aid = byPid(rolls.aid);
    this.custody = byPid(rolls.custody);
    this.deaths = byPid(rolls.deaths);
    this.ill = new Set(rolls.ill.map(({ pid }) => pid));
    this.employed = new Set(
      rolls.jobs.filter(({ month }) => month > county.month - 3).map(({ pid }) => pid),
    );
    this.studying = new Set(
      rolls.students.filter(({ state }) => state === "在读").map(({ pid }) => pid),
    );
    this.family = group(
      rolls.hukou.filter(({ pid, state }) => state === "正常" && !this.isAway(pid)),
      ({ no }) => no,
    );
    for (const check of rolls.checks) {
      const no = this.hukou.get(check.pid)?.[0]?.no;
      if (no !== undefined) this.checkByFamily.set(no, check);
    }
  }

  age(pid: number): number {
    return ageAt(this.county.persons[pid]?.birth ?? "", this.asOf);
  }
  isAway(pid: number): boolean {
    const dead = this.deaths.get(pid)?.some(({ on }) => on <= this.asOf) ?? false;
    return dead || (this.hukou.get(pid)?.some(({ state }) => state !== "正常") ?? false);
  }
  isHeld(pid: number): boolean {
    return this.custody.get(pid)?.some(({ until }) => until === "" || until > this.asOf) ?? false;
  }
  isCovered(pid: number): boolean {
    return this.dibao.has(pid) || this.tekun.has(pid);
  }
  isProtected(pid: number): boolean {
    return this.isCovered(pid) || this.child.has(pid);
  }
  isSevere(pid: number): boolean {
    return this.cards.get(pid)?.some(({ state, grade }) => state === "有效" && grade <= 2) ?? false;
  }
  /** May be covered by himself: severe, or from 2021 on grade three of mind or psyche. */
  isSingle(pid: number): boolean {
    const mental = this.county.edition === "current" ? 3 : 2;
    return (
      this.cards
        .get(pid)
        ?.some(
          ({ state, grade, category }) =>
            state === "有效" && grade <= (/智力|精神/.test(category) ? mental : 2),
        ) ?? false
    );
  }
  isPoor(pid: number): boolean {
    return this.poverty.get(pid)?.some(({ state }) => state !== "已脱贫") ?? false;
  }
  isRegistered(pid: number): boolean {
    return this.hukou.get(pid)?.some(({ state }) => state === "正常") ?? false;
  }
  /** Living, registered members of somebody's household. */
  relatives(pid: number): number[] {
    const no = this.hukou.get(pid)?.[0]?.no;
    return no === undefined ? [] : (this.family.get(no) ?? []).map((member) => member.pid);
  }
  householdCovered(pid: number): boolean {
    return this.isCovered(pid) || this.relatives(pid).some((member) => this.isCovered(member));
  }
  check(pid: number): Rolls["checks"][number] | undefined {
    const own = this.checks.get(pid)?.[0];
    if (own || this.isAway(pid)) return own;
    const no = this.hukou.get(pid)?.[0]?.no;
    return no === undefined ? undefined : this.checkByFamily.get(no);
  }
  line(pid: number): number {
    const { standards, persons } = this.county;
    return /社区|居委会/.test(persons[pid]?.village ?? "") ? standards.urban : standards.rural;
  }
  /** Adjusted income of the household, yuan a month, never clamped. */
  left({ income, size, rigid, jobCost }: Rolls["checks"][number]): number {
    return (Math.round(income * 100) * size - rigid * 100 - jobCost * 100) / 100;
  }
  overAssets(pid: number): boolean {
    return this.check(pid)?.assets === "超标";
  }
  helpedSince(pid: number, day: string): boolean {
    return this.aid.get(pid)?.some(({ approved }) => approved >= day) ?? false;
  }
  householdHelpedSince(pid: number, day: string): boolean {
    return [pid, ...this.relatives(pid)].some((member) => this.helpedSince(member, day));
  }
}

/** First day of a month, YYYY-MM-DD. */
export function firstDay(month: number): string {
  return lastDay(month).slice(0, 8).concat("01");
}
