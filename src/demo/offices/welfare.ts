import { type DibaoEntry, monthText, type Person } from "../county.ts";
import { ageOf, type Desk, lineOf } from "./desk.ts";
import { employIfSevere } from "./neighbours.ts";

const LIVING_YUAN = 560;
const CARE_YUAN = { 全自理: 0, 半护理: 260, 全护理: 520 } as const;

export function keepElder(desk: Desk, person: Person): void {
  const { random, settings } = desk;
  const line = lineOf(desk, person);
  if (!random.chance(0.4)) {
    check(desk, person, 1, line * (1.6 + random.next()));
    subsidise(desk, person, false);
    employIfSevere(desk, person);
    return;
  }
  check(desk, person, 1, line * random.next() * 0.8);
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
  desk.rolls.tekun.push(entry);
  desk.rolls.tekunBefore.push({ ...entry });
}

export function keepDibao(desk: Desk, living: Person[]): void {
  const { random, settings } = desk;
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
      classified: classify(desk, person),
      from,
    };
    desk.rolls.dibao.push(entry);
    if (!isNew) desk.rolls.dibaoBefore.push({ ...entry });
    subsidise(desk, person, true);
  }
  check(desk, head, living.length, lineOf(desk, head) * (0.2 + random.next() * 0.7));
  if (random.chance(0.55)) registerPoor(desk, living, no, random.chance(0.9) ? "未脱贫" : "返贫");
}

function classify(desk: Desk, person: Person): string {
  const age = ageOf(desk, person);
  if (desk.severe.has(person.pid)) return "重度残疾人";
  if (desk.illPids.has(person.pid)) return "重病患者";
  if (age >= 70) return "老年人";
  return age < 18 ? "未成年人" : "";
}

export function registerPoor(
  desk: Desk,
  living: Person[],
  seed: string,
  state: "未脱贫" | "已脱贫" | "返贫",
): void {
  const head = living[0];
  for (const person of living) {
    const age = ageOf(desk, person);
    const weak = age < 16 || age > 65;
    desk.rolls.poverty.push({
      pid: person.pid,
      no: `P${seed}`,
      holder: head?.name ?? "",
      relation: person.relation,
      state,
      health: desk.illPids.has(person.pid)
        ? "患有大病"
        : desk.severe.has(person.pid)
          ? "残疾"
          : "健康",
      labour:
        desk.severe.has(person.pid) || desk.illPids.has(person.pid)
          ? "丧失劳动能力"
          : weak
            ? "无劳动能力"
            : "普通劳动力",
      income: desk.random.between(26, 60) * 100,
    });
  }
}

export function subsidise(desk: Desk, person: Person, covered: boolean): void {
  const grade = desk.grades.get(person.pid);
  if (grade === undefined) return;
  const grant = (programme: "disability_living" | "disability_care") => {
    const entry = { pid: person.pid, programme, amount: 80 };
    desk.rolls.subsidy.push(entry);
    desk.rolls.subsidyBefore.push({ ...entry });
  };
  if (covered) grant("disability_living");
  if (grade <= 2) grant("disability_care");
}

export function check(desk: Desk, person: Person, size: number, income: number): void {
  const rigid = desk.random.chance(0.2) ? desk.random.between(1, 4) * 50 : 0;
  desk.rolls.checks.push({
    pid: person.pid,
    size,
    income: Math.round((income + rigid / size) * 100) / 100,
    rigid,
    jobCost: 0,
    assets: "未超标",
  });
}
