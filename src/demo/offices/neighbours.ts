import { monthText, type Person } from "../county.ts";
import { ageOf, type Desk } from "./desk.ts";

const DISEASES = ["恶性肿瘤", "尿毒症", "白血病", "重型再生障碍性贫血", "急性心肌梗死"];
const CATEGORIES = ["肢体残疾", "视力残疾", "听力残疾", "言语残疾", "智力残疾", "精神残疾"];
const EMPLOYERS = ["县第一中学", "县人民医院", "宏达水泥厂", "灵活就业参保", "利民超市"];

export function bury(desk: Desk, person: Person): void {
  const month = desk.settings.month - desk.random.between(2, 20);
  desk.rolls.deaths.push({
    pid: person.pid,
    on: `${monthText(month)}-${String(desk.random.between(1, 28)).padStart(2, "0")}`,
    source: desk.random.pick(["火化", "销户", "村级上报"]),
  });
}

/** Disability and illness come to everybody alike. */
export function examine(desk: Desk, person: Person): void {
  const { random } = desk;
  if (random.chance(0.04)) {
    const grade = random.pick([1, 2, 2, 3, 3, 4, 4] as const);
    const category = random.pick(CATEGORIES);
    desk.rolls.cards.push({ pid: person.pid, category, grade, state: "有效" });
    desk.grades.set(person.pid, grade);
    if (grade <= 2) desk.severe.add(person.pid);
    const isMental = /智力|精神/.test(category) && desk.settings.edition === "current";
    if (grade <= 2 || (grade === 3 && isMental)) desk.single.add(person.pid);
  }
  if (random.chance(0.007)) {
    desk.rolls.ill.push({ pid: person.pid, disease: random.pick(DISEASES) });
    desk.illPids.add(person.pid);
  }
  const age = ageOf(desk, person);
  if (age >= 15 && age <= 22 && random.chance(0.7)) {
    desk.rolls.students.push({
      pid: person.pid,
      school: random.pick(["县职业中学", "县一中", "省农业大学"]),
      state: "在读",
    });
  }
}

export function employ(desk: Desk, person: Person): void {
  desk.rolls.jobs.push({
    pid: person.pid,
    employer: desk.random.pick(EMPLOYERS),
    month: desk.settings.month - desk.random.between(0, 1),
  });
}

export function employIfSevere(desk: Desk, person: Person): void {
  if (desk.single.has(person.pid) && ageOf(desk, person) >= 18) employ(desk, person);
}

export function imprison(desk: Desk, person: Person): void {
  const start = desk.settings.month - desk.random.between(3, 50);
  const released = desk.random.chance(0.4);
  desk.rolls.custody.push({
    pid: person.pid,
    type: desk.random.pick(["服刑在押", "强制隔离戒毒"]),
    from: `${monthText(start)}-11`,
    until: released ? `${monthText(start + 2)}-20` : "",
  });
}

export function dismiss(desk: Desk, person: Person): void {
  const hardship = desk.random.chance(0.4);
  const since = desk.settings.month - desk.random.between(2, 9);
  desk.rolls.jobless.push({
    pid: person.pid,
    category: desk.random.pick(["下岗失业人员", "困难企业职工", "农民工"]),
    hardship,
    since,
  });
  if (hardship) help(desk, person, `${monthText(since + 1)}-12`, "失业");
}

export function strike(desk: Desk, person: Person): void {
  const on = `${monthText(desk.settings.month - 2)}-12`;
  const inNeed = desk.random.chance(0.5);
  desk.rolls.disasters.push({
    pid: person.pid,
    kind: "洪涝",
    on,
    loss: desk.random.pick(["房屋倒塌", "农作物绝收"]),
    now: inNeed ? "仍有困难" : "已恢复",
  });
  if (inNeed) help(desk, person, `${monthText(desk.settings.month - 1)}-03`, "因灾");
}

function help(desk: Desk, person: Person, approved: string, cause: string): void {
  desk.rolls.aid.push({
    pid: person.pid,
    applied: approved,
    approved,
    cause,
    amount: desk.random.between(5, 40) * 100,
  });
}
