import type { Person } from "../county.ts";
import { ageOf, type Desk } from "./desk.ts";
import { bury } from "./neighbours.ts";

const CHILD_YUAN = { orphan: 1000, unsupported_child: 800 } as const;

export function survey(desk: Desk, living: Person[]): void {
  const { random, settings } = desk;
  const father = living.find(
    (person) => person.sex === "男" && ["户主", "配偶"].includes(person.relation),
  );
  const mother = living.find(
    (person) => person.sex === "女" && ["户主", "配偶"].includes(person.relation),
  );
  const children = living.filter(
    (person) => ["子", "女"].includes(person.relation) && ageOf(desk, person) < 18,
  );
  if (!father || !mother || children.length === 0 || !random.chance(0.3)) return;
  // A parent with a card or a job stands on rolls that a death would have to change.
  if ([father, mother].some(({ pid }) => desk.grades.has(pid))) return;
  const unable = ["失联", "重度残疾", "患重病", "服刑在押", "强制隔离戒毒"];
  const states = random.chance(0.7)
    ? ["正常", "正常"]
    : random.chance(0.4)
      ? ["死亡", "死亡"]
      : [random.pick(unable), random.pick(["死亡", ...unable])];
  [father, mother].forEach((parent, index) => {
    if (states[index] === "死亡") bury(desk, parent);
  });
  for (const child of children) {
    desk.rolls.survey.push({
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
    desk.rolls.child.push(entry);
    desk.rolls.childBefore.push({ ...entry });
  }
}
