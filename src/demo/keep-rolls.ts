import {
  ageAt,
  type County,
  type CountySettings,
  type DibaoEntry,
  lastDay,
  monthText,
  type Person,
  type Rolls,
} from "./county.ts";
import type { Random } from "./random.ts";

const DISEASES = ["恶性肿瘤", "尿毒症", "白血病", "重型再生障碍性贫血", "急性心肌梗死"];
const CATEGORIES = ["肢体残疾", "视力残疾", "听力残疾", "言语残疾", "智力残疾", "精神残疾"];
const EMPLOYERS = ["县第一中学", "县人民医院", "宏达水泥厂", "灵活就业参保", "利民超市"];
const LIVING_YUAN = 560;
const CARE_YUAN = { 全自理: 0, 半护理: 260, 全护理: 520 } as const;
const CHILD_YUAN = { orphan: 1000, unsupported_child: 800 } as const;

/** Offices that forget nothing: every roll as it should be, so that no rule has anything to find. */
export function keepRolls(settings: CountySettings, persons: Person[], random: Random): County {
  const rolls = emptyRolls();
  const office = new Office(settings, rolls, random);
  for (const members of households(persons)) office.register(members);
  office.pay();
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
  };
}

class Office {
  private readonly settings: CountySettings;
  private readonly rolls: Rolls;
  private readonly random: Random;
  private readonly asOf: string;
  /** Filled before a household's cards are written, so that its members are not counted twice. */
  private readonly severe = new Set<number>();
  private readonly illPids = new Set<number>();
  private readonly grades = new Map<number, number>();

  constructor(settings: CountySettings, rolls: Rolls, random: Random) {
    this.settings = settings;
    this.rolls = rolls;
    this.random = random;
    this.asOf = lastDay(settings.month);
  }

  register(members: Person[]): void {
    const { random } = this;
    const no = `${this.settings.region}${String(members[0]?.hid ?? 0).padStart(7, "0")}`.slice(-10);
    const living: Person[] = [];
    for (const person of members) {
      const dead = members.length > 2 && person.relation !== "户主" && random.chance(0.012);
      const moved = !dead && members.length > 2 && person.relation === "女" && random.chance(0.03);
      this.rolls.hukou.push({
        pid: person.pid,
        no,
        relation: person.relation,
        state: moved ? "迁出" : "正常",
      });
      if (dead) this.bury(person);
      else if (!moved) living.push(person);
    }
    for (const person of living) this.examine(person);
    const lone = living.length === 1 && members.length === 1 ? living[0] : undefined;
    if (lone && this.age(lone) >= 60) this.keepElder(lone);
    else if (random.chance(0.11)) this.keepDibao(living);
    else this.keepOthers(living);
  }

  private age(person: Person): number {
    return ageAt(person.birth, this.asOf);
  }

  private bury(person: Person): void {
    const month = this.settings.month - this.random.between(2, 20);
    this.rolls.deaths.push({
      pid: person.pid,
      on: `${monthText(month)}-${String(this.random.between(1, 28)).padStart(2, "0")}`,
      source: this.random.pick(["火化", "销户", "村级上报"]),
    });
  }

  /** Disability and illness come to everybody alike. */
  private examine(person: Person): void {
    const { random } = this;
    if (random.chance(0.04)) {
      const grade = random.pick([1, 2, 2, 3, 3, 4, 4] as const);
      this.rolls.cards.push({
        pid: person.pid,
        category: random.pick(CATEGORIES),
        grade,
        state: "有效",
      });
      this.grades.set(person.pid, grade);
      if (grade <= 2) this.severe.add(person.pid);
    }
    if (random.chance(0.007)) {
      this.rolls.ill.push({ pid: person.pid, disease: random.pick(DISEASES) });
      this.illPids.add(person.pid);
    }
    const age = this.age(person);
    if (age >= 15 && age <= 22 && random.chance(0.7)) {
      this.rolls.students.push({
        pid: person.pid,
        school: random.pick(["县职业中学", "县一中", "省农业大学"]),
        state: "在读",
      });
    }
  }

  private keepElder(person: Person): void {
    const { random, settings } = this;
    const line = this.line(person);
    if (!random.chance(0.4)) {
      this.check(person, 1, line * (1.6 + random.next()));
      this.subsidise(person, false);
      this.employIfSevere(person);
      return;
    }
    this.check(person, 1, line * random.next() * 0.8);
    const selfCare = random.pick(["全自理", "全自理", "半护理", "全护理"] as const);
    const entry = {
      pid: person.pid,
      supply: random.chance(0.25) ? ("集中供养" as const) : ("分散供养" as const),
      selfCare,
      living: LIVING_YUAN,
      care: CARE_YUAN[selfCare],
      from: settings.before - random.between(1, 50),
      visited: `${monthText(settings.month)}-${String(random.between(5, 27)).padStart(2, "0")}`,
    };
    this.rolls.tekun.push(entry);
    this.rolls.tekunBefore.push({ ...entry });
  }

  private keepDibao(living: Person[]): void {
    const { random, settings } = this;
    const head = living[0];
    if (!head) return;
    const isNew = random.chance(0.12);
    const from = isNew
      ? settings.month - random.between(1, 8)
      : settings.before - random.between(1, 50);
    const no = `${settings.region}${String(5_000_000 + head.hid)}`;
    const amount = living.length * random.between(6, 30) * 10;
    for (const person of living) {
      const entry: DibaoEntry = {
        pid: person.pid,
        no,
        holder: head.name,
        relation: person.relation,
        side: /社区/.test(person.village) ? "城市" : "农村",
        coverage: "整户保",
        count: living.length,
        amount,
        classified: this.classify(person),
        from,
      };
      this.rolls.dibao.push(entry);
      if (!isNew) this.rolls.dibaoBefore.push({ ...entry });
      this.subsidise(person, true);
    }
    this.check(head, living.length, this.line(head) * (0.2 + random.next() * 0.7));
    if (random.chance(0.55)) this.registerPoor(living, no, random.chance(0.9) ? "未脱贫" : "返贫");
  }

  private classify(person: Person): string {
    const age = this.age(person);
    if (this.severe.has(person.pid)) return "重度残疾人";
    if (this.illPids.has(person.pid)) return "重病患者";
    if (age >= 70) return "老年人";
    return age < 18 ? "未成年人" : "";
  }

  registerPoor(living: Person[], seed: string, state: "未脱贫" | "已脱贫" | "返贫"): void {
    const head = living[0];
    for (const person of living) {
      const age = this.age(person);
      const weak = age < 16 || age > 65;
      this.rolls.poverty.push({
        pid: person.pid,
        no: `P${seed}`,
        holder: head?.name ?? "",
        relation: person.relation,
        state,
        health: this.illPids.has(person.pid)
          ? "患有大病"
          : this.severe.has(person.pid)
            ? "残疾"
            : "健康",
        labour:
          this.severe.has(person.pid) || this.illPids.has(person.pid)
            ? "丧失劳动能力"
            : weak
              ? "无劳动能力"
              : "普通劳动力",
        income: this.random.between(26, 60) * 100,
      });
    }
  }

  private keepOthers(living: Person[]): void {
    const { random } = this;
    const head = living[0];
    if (!head) return;
    if (random.chance(0.06))
      this.check(head, living.length, this.line(head) * (1.7 + random.next() * 2));
    if (random.chance(0.05)) this.registerPoor(living, `9${head.hid}`, "已脱贫");
    for (const person of living) {
      this.subsidise(person, false);
      const age = this.age(person);
      if (age >= 18 && age < 60 && random.chance(0.2)) this.employ(person);
      this.employIfSevere(person);
      if (age >= 20 && age < 60 && random.chance(0.004)) this.imprison(person);
      if (age >= 20 && age < 58 && random.chance(0.008)) this.dismiss(person);
    }
    if (random.chance(0.01)) this.strike(head);
    if (living.length > 2) this.survey(living);
  }

  private survey(living: Person[]): void {
    const { random, settings } = this;
    const father = living.find(
      (person) => person.sex === "男" && ["户主", "配偶"].includes(person.relation),
    );
    const mother = living.find(
      (person) => person.sex === "女" && ["户主", "配偶"].includes(person.relation),
    );
    const children = living.filter(
      (person) => ["子", "女"].includes(person.relation) && this.age(person) < 18,
    );
    if (!father || !mother || children.length === 0 || !random.chance(0.16)) return;
    // A parent with a card or a job stands on rolls that a death would have to change.
    if ([father, mother].some(({ pid }) => this.grades.has(pid))) return;
    const unable = ["失联", "重度残疾", "患重病", "服刑在押", "强制隔离戒毒"];
    const states = random.chance(0.7)
      ? ["正常", "正常"]
      : random.chance(0.3)
        ? ["死亡", "死亡"]
        : [random.pick(unable), random.pick(["死亡", ...unable])];
    [father, mother].forEach((parent, index) => {
      if (states[index] === "死亡") this.bury(parent);
    });
    for (const child of children) {
      this.rolls.survey.push({
        pid: child.pid,
        father: { pid: father.pid, state: states[0] ?? "正常" },
        mother: { pid: mother.pid, state: states[1] ?? "正常" },
        leftBehind: states[0] === "正常" && random.chance(0.6),
        agreement: "已签订",
      });
      if (states[0] === "正常") continue;
      const programme = states.every((state) => state === "死亡")
        ? ("orphan" as const)
        : ("unsupported_child" as const);
      const entry = {
        pid: child.pid,
        programme,
        amount: CHILD_YUAN[programme],
        from: settings.before - random.between(1, 20),
      };
      this.rolls.child.push(entry);
      this.rolls.childBefore.push({ ...entry });
    }
  }

  private subsidise(person: Person, covered: boolean): void {
    const grade = this.grades.get(person.pid);
    if (grade === undefined) return;
    const grant = (programme: "disability_living" | "disability_care") => {
      const entry = { pid: person.pid, programme, amount: 80 };
      this.rolls.subsidy.push(entry);
      this.rolls.subsidyBefore.push({ ...entry });
    };
    if (covered) grant("disability_living");
    if (grade <= 2) grant("disability_care");
  }

  private employ(person: Person): void {
    this.rolls.jobs.push({
      pid: person.pid,
      employer: this.random.pick(EMPLOYERS),
      month: this.settings.month - this.random.between(0, 1),
    });
  }

  private employIfSevere(person: Person): void {
    if (this.severe.has(person.pid) && this.age(person) >= 18) this.employ(person);
  }

  private imprison(person: Person): void {
    const start = this.settings.month - this.random.between(3, 50);
    const released = this.random.chance(0.4);
    this.rolls.custody.push({
      pid: person.pid,
      type: this.random.pick(["服刑在押", "强制隔离戒毒"]),
      from: `${monthText(start)}-11`,
      until: released ? `${monthText(start + 2)}-20` : "",
    });
  }

  private dismiss(person: Person): void {
    const hardship = this.random.chance(0.4);
    const since = this.settings.month - this.random.between(2, 9);
    this.rolls.jobless.push({
      pid: person.pid,
      category: this.random.pick(["下岗失业人员", "困难企业职工", "农民工"]),
      hardship,
      since,
    });
    if (hardship) this.help(person, `${monthText(since + 1)}-12`, "失业");
  }

  private strike(person: Person): void {
    const on = `${monthText(this.settings.month - 2)}-12`;
    const inNeed = this.random.chance(0.5);
    this.rolls.disasters.push({
      pid: person.pid,
      kind: "洪涝",
      on,
      loss: this.random.pick(["房屋倒塌", "农作物绝收"]),
      now: inNeed ? "仍有困难" : "已恢复",
    });
    if (inNeed) this.help(person, `${monthText(this.settings.month - 1)}-03`, "因灾");
  }

  private help(person: Person, approved: string, cause: string): void {
    this.rolls.aid.push({
      pid: person.pid,
      applied: approved,
      approved,
      cause,
      amount: this.random.between(5, 40) * 100,
    });
  }

  private check(person: Person, size: number, income: number): void {
    const rigid = this.random.chance(0.2) ? this.random.between(1, 4) * 50 : 0;
    this.rolls.checks.push({
      pid: person.pid,
      size,
      income: Math.round((income + rigid / size) * 100) / 100,
      rigid,
      jobCost: 0,
      assets: "未超标",
    });
  }

  private line(person: Person): number {
    return /社区/.test(person.village)
      ? this.settings.standards.urban
      : this.settings.standards.rural;
  }

  /** Every payee, every month of the year, in full and on the fifth. */
  pay(): void {
    const first = Math.floor(this.settings.month / 12) * 12;
    for (let month = first; month <= this.settings.month; month += 1) {
      const linked = this.settings.priceLinkage.includes(month);
      const send = (
        pid: number,
        item: Rolls["payments"][number]["item"],
        no: string,
        amount: number,
      ) =>
        this.rolls.payments.push({
          pid,
          item,
          no,
          month,
          paidOn: `${monthText(month)}-05`,
          amount,
          ok: true,
        });
      const paid = new Set<string>();
      for (const entry of this.rolls.dibao) {
        if (paid.has(entry.no) || entry.from >= month) continue;
        paid.add(entry.no);
        send(entry.pid, "dibao", entry.no, entry.amount);
        if (linked) send(entry.pid, "price", entry.no, entry.count * 20);
      }
      for (const entry of this.rolls.tekun) {
        if (entry.from >= month) continue;
        send(entry.pid, "tekun", "", entry.living + entry.care);
        if (linked) send(entry.pid, "price", "", 20);
      }
      for (const entry of this.rolls.child)
        if (entry.from < month) send(entry.pid, entry.programme, "", entry.amount);
    }
  }
}
