import {
  ageAt,
  type County,
  type DibaoEntry,
  lastDay,
  type PaymentEntry,
  type Rolls,
} from "./county.ts";

/** One line of the answers: whom a rule should find, and how strongly. */
export interface Answer {
  rule: string;
  strength: "hit" | "hint";
  pid: number;
  /** For money findings about a dibao household. */
  householdNo: string;
}

/**
 * What every scored rule should find, worked out person by person from the offices' clean rolls and the
 * words of the rules. It shares nothing with the SQL pack, so that each can prove the other.
 */
export function answersOf(county: County): Answer[] {
  const facts = new Facts(county);
  return [
    ...dropped(facts),
    ...missed(facts),
    ...children(facts),
    ...households(facts),
    ...wronglyCovered(facts),
    ...payments(facts),
    ...grants(facts),
  ].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.pid - b.pid));
}

function group<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
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
class Facts {
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

const answer = (rule: string, pid: number, isHint = false, householdNo = ""): Answer => ({
  rule,
  strength: isHint ? "hint" : "hit",
  pid,
  householdNo,
});

const WEAK = [
  "",
  "其他",
  "年度复核未通过",
  "年审未提交",
  "未按时复核",
  "系统清理",
  "指标调整",
  "名额限制",
  "外出务工",
  "有子女",
  "不符合条件",
];

function firstDay(month: number): string {
  return lastDay(month).slice(0, 8).concat("01");
}

function dropped(facts: Facts): Answer[] {
  const { rolls, month, county } = facts;
  const found: Answer[] = [];
  const before = new Set([...rolls.dibaoBefore, ...rolls.tekunBefore].map(({ pid }) => pid));
  for (const { pid } of rolls.childBefore) if (facts.age(pid) < 18) before.add(pid);
  for (const pid of before) {
    if (facts.isProtected(pid) || facts.exits.has(pid) || facts.isAway(pid) || facts.isHeld(pid))
      continue;
    found.push(answer("TB01", pid), ...afterDrop(facts, pid, county.before, ""));
  }
  for (const { pid } of rolls.childBefore) {
    if (
      facts.age(pid) >= 18 &&
      !facts.child.has(pid) &&
      facts.studying.has(pid) &&
      !facts.isAway(pid)
    ) {
      found.push(answer("TB05", pid));
    }
  }
  for (const [pid, exits] of facts.exits) {
    const exit = exits[0];
    if (!exit || facts.isAway(pid)) continue;
    const fault = facts.isCovered(pid) ? null : faultOf(facts, pid, exit.reason);
    if (fault) found.push(answer("TB02", pid, fault === "hint"));
    if (exit.month >= month - 12) found.push(...afterDrop(facts, pid, exit.month, exit.reason));
  }
  return found;
}

function faultOf(facts: Facts, pid: number, reason: string): "hit" | "hint" | null {
  if (WEAK.includes(reason)) return "hit";
  if (reason === "死亡") return facts.deaths.has(pid) ? null : "hit";
  if (reason === "户口迁出") return facts.isRegistered(pid) ? "hit" : null;
  if (reason === "转特困") return facts.tekun.has(pid) ? null : "hit";
  if (reason !== "收入超标") return null;
  const check = facts.check(pid);
  if (!check) return "hint";
  return check.assets === "未超标" && facts.left(check) <= facts.line(check.pid) * check.size
    ? "hit"
    : null;
}

function afterDrop(facts: Facts, pid: number, month: number, reason: string): Answer[] {
  const age = facts.age(pid);
  const special =
    age >= 60 || age < 18 || facts.isSevere(pid) || facts.ill.has(pid) || facts.isPoor(pid);
  const since = firstDay(month);
  if (!special || facts.isProtected(pid) || facts.helpedSince(pid, since)) return [];
  const isHint =
    reason === "本人自愿放弃" || facts.overAssets(pid) || facts.householdHelpedSince(pid, since);
  return [answer("TB03", pid, isHint)];
}

const LOST = [
  "丧失劳动能力",
  "无劳动能力",
  "丧失劳动力",
  "无劳动力",
  "弱劳动力或半劳动力",
  "部分丧失劳动能力",
];

function missed(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const [pid, entries] of facts.poverty) {
    const entry = entries[0];
    if (!entry || !facts.isPoor(pid) || facts.isProtected(pid) || facts.isAway(pid)) continue;
    const strong = facts.isSevere(pid) || facts.ill.has(pid) || entry.health === "患有大病";
    if (!strong && entry.health === "健康") continue;
    found.push(
      answer("LB01", pid, !strong || !LOST.includes(entry.labour) || facts.overAssets(pid)),
    );
  }
  for (const [pid] of facts.cards) {
    if (facts.isAway(pid)) continue;
    const severe = facts.isSevere(pid);
    const has = (programme: string) =>
      facts.subsidy.get(pid)?.some((entry) => entry.programme === programme) ?? false;
    const valid = facts.cards.get(pid)?.some(({ state }) => state === "有效") ?? false;
    const orphan = facts.child.get(pid)?.[0]?.programme;
    if (
      valid &&
      facts.dibao.has(pid) &&
      !has("disability_living") &&
      !facts.tekun.has(pid) &&
      orphan !== "orphan"
    ) {
      found.push(answer("LB06", pid, orphan === "unsupported_child"));
    }
    if (severe && facts.isRegistered(pid) && !has("disability_care") && !facts.tekun.has(pid))
      found.push(answer("LB07", pid));
    if (
      !severe ||
      facts.age(pid) < 18 ||
      !facts.isRegistered(pid) ||
      facts.isProtected(pid) ||
      facts.employed.has(pid)
    )
      continue;
    const check = facts.check(pid);
    const hardUp =
      facts.isPoor(pid) || (check && facts.left(check) <= facts.line(check.pid) * check.size * 1.5);
    found.push(answer("LB02", pid, facts.overAssets(pid) || !hardUp));
  }
  return found;
}

const UNABLE = ["服刑在押", "强制隔离戒毒", "失联", "重度残疾", "患重病"];

function children(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const entry of facts.rolls.survey) {
    if (facts.isAway(entry.pid) || facts.age(entry.pid) >= 18) continue;
    if (entry.leftBehind && entry.agreement === "") found.push(answer("LB10", entry.pid));
    if (facts.child.has(entry.pid)) continue;
    const dead = (pid: number) =>
      facts.deaths.get(pid)?.some(({ on }) => on <= facts.asOf) ?? false;
    const states = [entry.father, entry.mother].map(({ pid, state }) =>
      dead(pid) ? "死亡" : state,
    );
    if (states.every((state) => state === "死亡")) found.push(answer("LB08", entry.pid));
    else if (
      states.every((state) => UNABLE.includes(state) || state === "死亡" || state === "失踪")
    ) {
      found.push(answer("LB09", entry.pid, !states.some((state) => UNABLE.includes(state))));
    }
  }
  return found;
}

function households(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const members of group(
    facts.rolls.poverty.filter(({ state }) => state !== "已脱贫"),
    ({ no }) => no,
  ).values()) {
    const here = members.filter(({ pid }) => !facts.isAway(pid));
    if (here.length === 0 || members.some(({ pid }) => facts.isProtected(pid))) continue;
    const head = members.find(({ relation }) => relation === "户主") ?? here[0];
    if (!head) continue;
    found.push(
      answer(
        "LB03",
        head.pid,
        facts.isAway(head.pid) || members.some(({ pid }) => facts.overAssets(pid)),
      ),
    );
  }
  for (const members of facts.family.values()) {
    found.push(...loneElder(facts, members), ...leftOut(facts, members));
  }
  for (const check of facts.rolls.checks) {
    if (check.assets !== "未超标" || facts.isAway(check.pid) || facts.householdCovered(check.pid))
      continue;
    if (facts.left(check) <= facts.line(check.pid) * check.size)
      found.push(answer("LB11", check.pid));
  }
  return found;
}

function loneElder(facts: Facts, members: Rolls["hukou"]): Answer[] {
  const only = members.length === 1 ? members[0] : undefined;
  if (
    !only ||
    facts.age(only.pid) < 60 ||
    facts.tekun.has(only.pid) ||
    facts.employed.has(only.pid)
  )
    return [];
  const check = facts.check(only.pid);
  if (check && check.income > facts.line(check.pid)) return [];
  return [answer("LB04", only.pid, !check || check.assets === "超标")];
}

function leftOut(facts: Facts, members: Rolls["hukou"]): Answer[] {
  const whole = members.some(({ pid }) =>
    facts.dibao.get(pid)?.some(({ coverage }) => coverage === "整户保"),
  );
  if (!whole) return [];
  return members
    .filter(({ pid }) => !facts.isProtected(pid) && !facts.isHeld(pid))
    .map(({ pid, relation }) => {
      const child =
        ["子", "女"].includes(relation) && (facts.age(pid) < 18 || facts.studying.has(pid));
      return answer("LB05", pid, !(["户主", "配偶"].includes(relation) || child));
    });
}

function wronglyCovered(facts: Facts): Answer[] {
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

interface Payee {
  pid: number;
  no: string;
  items: readonly PaymentEntry["item"][];
  from: number;
  due: number;
  isHint: boolean;
  payments: readonly PaymentEntry[];
  prices: readonly PaymentEntry[];
  priced: boolean;
}

function payeesOf(facts: Facts): Payee[] {
  const { rolls } = facts;
  const byNo = group(
    rolls.payments.filter(({ no }) => no !== ""),
    ({ no }) => no,
  );
  const byPid = group(
    rolls.payments.filter(({ no }) => no === ""),
    ({ pid }) => pid,
  );
  const payees: Payee[] = [];
  for (const [no, members] of facts.dibaoByNo) {
    const rows = byNo.get(no) ?? [];
    const head = members.find(({ relation }) => relation === "户主") ?? members[0];
    const pid = rows.find(({ item }) => item === "dibao")?.pid ?? head?.pid;
    if (pid === undefined) continue;
    const twice = members.some((member) =>
      (facts.dibao.get(member.pid) ?? []).some((entry) => entry.no !== no),
    );
    payees.push({
      pid,
      no,
      items: ["dibao"],
      from: Math.min(...members.map(({ from }) => from)),
      due: members[0]?.amount ?? 0,
      isHint: twice || facts.isAway(pid),
      payments: rows.filter(({ item }) => item === "dibao"),
      prices: rows.filter(({ item }) => item === "price"),
      priced: true,
    });
  }
  const single = (
    pid: number,
    items: Payee["items"],
    from: number,
    due: number,
    priced: boolean,
  ) => {
    const rows = byPid.get(pid) ?? [];
    payees.push({
      pid,
      no: "",
      items,
      from,
      due,
      isHint: facts.isAway(pid),
      priced,
      payments: rows.filter(({ item }) => items.includes(item)),
      prices: rows.filter(({ item }) => item === "price"),
    });
  };
  for (const entry of rolls.tekun)
    single(entry.pid, ["tekun"], entry.from, entry.living + entry.care, true);
  for (const entry of rolls.child)
    single(entry.pid, [entry.programme], entry.from, entry.amount, false);
  return payees;
}

function payments(facts: Facts): Answer[] {
  const covers = new Map<string, Set<number>>();
  for (const { item, month, ok } of facts.rolls.payments) {
    if (ok) covers.set(item, (covers.get(item) ?? new Set()).add(month));
  }
  return payeesOf(facts).flatMap((payee) => {
    const found: Answer[] = [];
    const raise = (rule: string) => found.push(answer(rule, payee.pid, payee.isHint, payee.no));
    const months = new Set(payee.payments.map(({ month }) => month));
    const due = [...(covers.get(payee.items[0] ?? "") ?? [])].filter(
      (month) => month > payee.from && month <= facts.month,
    );
    if (due.some((month) => !months.has(month))) raise("FF01");
    const tried = group(payee.payments, ({ month }) => month);
    const good = [...tried].map(([month, rows]) => ({ month, rows: rows.filter(({ ok }) => ok) }));
    if (good.some(({ month, rows }) => rows.length === 0 && month <= facts.month)) raise("FF07");
    const inForce = good.filter(({ month, rows }) => month > payee.from && rows.length > 0);
    if (
      inForce.some(
        ({ month, rows }) =>
          (rows.map(({ paidOn }) => paidOn).sort()[0] ?? "") > `${lastDay(month).slice(0, 8)}15`,
      )
    )
      raise("FF02");
    if (
      inForce.some(({ rows }) => rows.reduce((sum, { amount }) => sum + amount, 0) < payee.due - 1)
    )
      raise("FF03");
    const priced = new Set(payee.prices.filter(({ ok }) => ok).map(({ month }) => month));
    const linked = facts.county.priceLinkage.filter(
      (month) => month > payee.from && month <= facts.month,
    );
    if (payee.priced && linked.some((month) => !priced.has(month))) raise("FF08");
    return found;
  });
}

function grants(facts: Facts): Answer[] {
  const found: Answer[] = [];
  for (const [pid, entries] of facts.dibao) {
    const age = facts.age(pid);
    const special = age >= 70 || age < 18 || facts.isSevere(pid) || facts.ill.has(pid);
    if (special && entries.every(({ classified }) => classified === "")) {
      found.push(answer("FF04", pid, facts.isAway(pid) || facts.tekun.has(pid)));
    }
  }
  for (const entry of facts.rolls.tekun) {
    if (entry.selfCare !== "全自理" && entry.care === 0)
      found.push(answer("FF05", entry.pid, facts.isAway(entry.pid)));
    const days =
      entry.visited === ""
        ? 999
        : (Date.parse(facts.asOf) - Date.parse(entry.visited)) / 86_400_000;
    if (entry.supply === "分散供养" && days > 30)
      found.push(answer("FF10", entry.pid, facts.isAway(entry.pid)));
  }
  for (const { pid, now, on } of facts.rolls.disasters) {
    if (now !== "仍有困难" || facts.isAway(pid) || facts.householdCovered(pid)) continue;
    if (!facts.householdHelpedSince(pid, on)) found.push(answer("LB12", pid));
  }
  for (const { pid, hardship } of facts.rolls.jobless) {
    if (!hardship || facts.isAway(pid) || facts.householdCovered(pid)) continue;
    if (!facts.householdHelpedSince(pid, firstDay(facts.month - 11)))
      found.push(answer("LB13", pid));
  }
  return found;
}
