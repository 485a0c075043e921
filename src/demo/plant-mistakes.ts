import { ageAt, type County, type DibaoEntry, lastDay, monthText, type Rolls } from "./county.ts";
import { households } from "./keep-rolls.ts";
import type { Random } from "./random.ts";

/** What one kind of forgetting does to the rolls of one person or household; false where it does not fit. */
type Mistake = (county: County, pid: number, random: Random) => boolean;

/**
 * Let the offices forget: each mistake is made about `count` times, on persons chosen by chance. What follows
 * from it for the rules is worked out afterwards by `answersOf`, collateral findings included.
 */
export function plantMistakes(county: County, count: number, random: Random): void {
  const index = new RollIndex(county);
  for (const [name, { candidates, make }] of Object.entries(MISTAKES)) {
    const source = random.fork(name);
    const pids = shuffled(candidates(county, index), source);
    let done = 0;
    for (const pid of pids) {
      if (done >= count) break;
      if (index.touched.has(pid) || !make(county, pid, source)) continue;
      index.touch(pid);
      done += 1;
    }
  }
}

/** Whom a mistake has been made about already: one mistake a household keeps the answers readable. */
class RollIndex {
  readonly touched = new Set<number>();
  private readonly groups: ReturnType<typeof households>;
  private readonly persons: County["persons"];

  constructor(county: County) {
    this.persons = county.persons;
    this.groups = households(county.persons);
  }

  touch(pid: number): void {
    for (const member of this.groups[this.persons[pid]?.hid ?? -1] ?? [])
      this.touched.add(member.pid);
  }
}

interface Kind {
  candidates: (county: County, index: RollIndex) => number[];
  make: Mistake;
}

const pidsOf = (entries: readonly { pid: number }[]) => [...new Set(entries.map(({ pid }) => pid))];

function shuffled(items: readonly number[], random: Random): number[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

function remove<Key extends keyof Rolls>(
  rolls: Rolls,
  key: Key,
  drop: (entry: Rolls[Key][number]) => boolean,
): void {
  (rolls as unknown as Record<string, unknown>)[key] = (rolls[key] as Rolls[Key][number][]).filter(
    (entry) => !drop(entry),
  );
}

function householdOf(county: County, pid: number): DibaoEntry[] {
  const no = county.rolls.dibao.find((entry) => entry.pid === pid)?.no;
  return county.rolls.dibao.filter((entry) => entry.no === no);
}

const headsOfDibao = ({ rolls }: County) =>
  pidsOf(rolls.dibao.filter(({ relation }) => relation === "户主"));
const oldHeads = (county: County) => {
  const before = new Set(county.rolls.dibaoBefore.map(({ pid }) => pid));
  return headsOfDibao(county).filter((pid) => before.has(pid));
};

/** Take a whole household off the current roll; what it was paid stays paid. */
function strikeOff(county: County, pid: number, also: "before" | "now"): DibaoEntry[] {
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

function stop(county: County, members: readonly DibaoEntry[], month: number, reason: string): void {
  for (const { pid, no } of members) county.rolls.exits.push({ pid, no, month, reason });
}

const ageOf = (county: County, pid: number) =>
  ageAt(county.persons[pid]?.birth ?? "", lastDay(county.month));

/** Each in the words of the office that makes it. */
const MISTAKES: Readonly<Record<string, Kind>> = {
  "household gone in the migration": {
    candidates: oldHeads,
    make: (county, pid) => strikeOff(county, pid, "now").length > 0,
  },
  "stopped for no reason": {
    candidates: oldHeads,
    make: (county, pid, random) => {
      const reason = random.pick([
        "",
        "系统清理",
        "年度复核未通过",
        "外出务工",
        "死亡",
        "户口迁出",
        "转特困",
      ]);
      stop(county, strikeOff(county, pid, "now"), county.month - random.between(1, 8), reason);
      return true;
    },
  },
  "stopped for an income that deductions bring under the line": {
    candidates: oldHeads,
    make: (county, pid, random) => {
      const members = strikeOff(county, pid, "now");
      stop(county, members, county.month - random.between(1, 8), "收入超标");
      const check = county.rolls.checks.find((entry) => entry.pid === pid);
      if (!check) return false;
      check.rigid = 600;
      check.income = Math.round((county.standards.rural + 500 / check.size) * 100) / 100;
      return true;
    },
  },
  "stopped rightly, but an old person has nothing since": {
    candidates: (county) => oldHeads(county).filter((pid) => ageOf(county, pid) >= 60),
    make: (county, pid, random) => {
      const members = strikeOff(county, pid, "now");
      stop(county, members, county.month - random.between(1, 8), "收入超标");
      const check = county.rolls.checks.find((entry) => entry.pid === pid);
      if (check) check.income = county.standards.urban * 2;
      return true;
    },
  },
  "grown up and still in school": {
    candidates: ({ rolls }) => pidsOf(rolls.students),
    make: (county, pid) => {
      const age = ageOf(county, pid);
      if (age < 18 || county.rolls.dibao.some((entry) => entry.pid === pid)) return false;
      county.rolls.childBefore.push({
        pid,
        programme: "orphan",
        amount: 1000,
        from: county.before - 30,
      });
      return true;
    },
  },
  "poor household never enrolled": {
    candidates: ({ rolls }) =>
      pidsOf(
        rolls.poverty.filter(({ relation, state }) => relation === "户主" && state !== "已脱贫"),
      ),
    make: (county, pid) => strikeOff(county, pid, "before").length > 0,
  },
  "ill and poor, never enrolled": {
    candidates: ({ rolls }) =>
      pidsOf(
        rolls.poverty.filter(({ relation, state }) => relation === "户主" && state !== "已脱贫"),
      ),
    make: (county, pid, random) => {
      for (const { pid: member } of strikeOff(county, pid, "before")) {
        const entry = county.rolls.poverty.find((row) => row.pid === member);
        if (entry)
          Object.assign(entry, {
            health: "患有大病",
            labour: random.pick(["丧失劳动能力", "弱劳动力或半劳动力"]),
          });
      }
      return true;
    },
  },
  "disabled adult without work": {
    candidates: ({ rolls }) => pidsOf(rolls.cards.filter(({ grade }) => grade <= 2)),
    make: (county, pid) => {
      if (ageOf(county, pid) < 18 || county.rolls.dibao.some((entry) => entry.pid === pid))
        return false;
      if (!county.rolls.jobs.some((entry) => entry.pid === pid)) return false;
      remove(county.rolls, "jobs", (entry) => entry.pid === pid);
      county.rolls.checks.push({
        pid,
        size: 3,
        income: county.standards.rural * 1.3,
        rigid: 0,
        jobCost: 0,
        assets: "未超标",
      });
      return true;
    },
  },
  "lone elder overlooked": {
    candidates: ({ rolls }) => pidsOf(rolls.tekun),
    make: (county, pid) => {
      for (const key of ["tekun", "tekunBefore", "payments"] as const)
        remove(county.rolls, key, (entry) => entry.pid === pid);
      return true;
    },
  },
  "elder dropped from full support": {
    candidates: ({ rolls }) => pidsOf(rolls.tekun),
    make: (county, pid) => {
      for (const key of ["tekun", "payments"] as const)
        remove(county.rolls, key, (entry) => entry.pid === pid);
      return true;
    },
  },
  "member left out": {
    candidates: ({ rolls }) =>
      pidsOf(rolls.dibao.filter(({ relation }) => ["配偶", "子", "女"].includes(relation))),
    make: (county, pid) => {
      remove(county.rolls, "dibao", (entry) => entry.pid === pid);
      remove(county.rolls, "dibaoBefore", (entry) => entry.pid === pid);
      remove(
        county.rolls,
        "subsidy",
        (entry) => entry.pid === pid && entry.programme === "disability_living",
      );
      return true;
    },
  },
  "living subsidy forgotten": forget("disability_living"),
  "care subsidy forgotten": forget("disability_care"),
  "child survey not acted on": {
    candidates: ({ rolls }) => pidsOf(rolls.child),
    make: (county, pid) => {
      for (const key of ["child", "childBefore", "payments"] as const)
        remove(county.rolls, key, (entry) => entry.pid === pid);
      return true;
    },
  },
  "agreement not signed": {
    candidates: ({ rolls }) => pidsOf(rolls.survey.filter(({ leftBehind }) => leftBehind)),
    make: (county, pid) => {
      for (const entry of county.rolls.survey) if (entry.pid === pid) entry.agreement = "";
      return true;
    },
  },
  "refused on gross income": {
    candidates: ({ rolls }) => pidsOf(rolls.checks.filter(({ income }) => income > 700)),
    make: (county, pid) => {
      const check = county.rolls.checks.find((entry) => entry.pid === pid);
      if (!check) return false;
      check.rigid = Math.ceil((check.income - county.standards.rural + 30) * check.size);
      return true;
    },
  },
  "flood victim forgotten": noAid(({ rolls }) =>
    pidsOf(rolls.disasters.filter(({ now }) => now === "仍有困难")),
  ),
  "jobless in hardship forgotten": noAid(({ rolls }) =>
    pidsOf(rolls.jobless.filter(({ hardship }) => hardship)),
  ),
  "month not paid": payment(
    (rows) => rows.slice(-1).map((row) => row.month),
    (county, months, own) => {
      remove(county.rolls, "payments", (entry) => own(entry) && months.includes(entry.month));
    },
  ),
  "month paid late": payment(
    (rows) => rows.slice(-1).map((row) => row.month),
    (county, months, own) => {
      for (const entry of county.rolls.payments) {
        if (own(entry) && months.includes(entry.month))
          entry.paidOn = `${monthText(entry.month)}-24`;
      }
    },
  ),
  "month paid short": payment(
    (rows) => rows.slice(-2).map((row) => row.month),
    (county, months, own) => {
      for (const entry of county.rolls.payments) {
        if (own(entry) && months.includes(entry.month))
          entry.amount = Math.max(1, entry.amount - 30);
      }
    },
  ),
  "transfer failed": payment(
    (rows) => rows.slice(-1).map((row) => row.month),
    (county, months, own) => {
      for (const entry of county.rolls.payments)
        if (own(entry) && months.includes(entry.month)) entry.ok = false;
    },
  ),
  "price subsidy forgotten": {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const no = householdOf(county, pid)[0]?.no;
      const count = county.rolls.payments.length;
      remove(county.rolls, "payments", (entry) => entry.item === "price" && entry.no === no);
      return county.rolls.payments.length < count;
    },
  },
  "mark forgotten": {
    candidates: ({ rolls }) => pidsOf(rolls.dibao.filter(({ classified }) => classified !== "")),
    make: (county, pid) => {
      for (const entry of county.rolls.dibao) if (entry.pid === pid) entry.classified = "";
      return true;
    },
  },
  "care fee forgotten": {
    candidates: ({ rolls }) => pidsOf(rolls.tekun.filter(({ care }) => care > 0)),
    make: (county, pid) => {
      for (const entry of county.rolls.tekun) if (entry.pid === pid) entry.care = 0;
      return true;
    },
  },
  "nobody visited": {
    candidates: ({ rolls }) => pidsOf(rolls.tekun.filter(({ supply }) => supply === "分散供养")),
    make: (county, pid) => {
      for (const entry of county.rolls.tekun)
        if (entry.pid === pid) entry.visited = `${monthText(county.month - 3)}-15`;
      return true;
    },
  },
  "death not noticed": {
    candidates: headsOfDibao,
    make: (county, pid, random) => {
      county.rolls.deaths.push({
        pid,
        on: `${monthText(county.month - random.between(3, 9))}-09`,
        source: "火化",
      });
      return true;
    },
  },
  "moved to full support, dibao not stopped": {
    candidates: (county) => headsOfDibao(county).filter((pid) => ageOf(county, pid) >= 60),
    make: (county, pid) => {
      county.rolls.tekun.push({
        pid,
        supply: "集中供养",
        selfCare: "全自理",
        living: 560,
        care: 0,
        from: county.month - 1,
        visited: `${monthText(county.month)}-20`,
      });
      return true;
    },
  },
  "enrolled twice": {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const entry = county.rolls.dibao.find((row) => row.pid === pid);
      if (!entry) return false;
      county.rolls.dibao.push({
        ...entry,
        no: `${entry.no.slice(0, -7)}8${entry.no.slice(-6)}`,
        coverage: "单人保",
        count: 1,
        amount: 100,
        from: county.month - 1,
      });
      return true;
    },
  },
  "subsidy beside full support": {
    candidates: ({ rolls }) => pidsOf(rolls.tekun),
    make: (county, pid) => {
      if (county.rolls.subsidy.some((entry) => entry.pid === pid)) return false;
      county.rolls.subsidy.push({ pid, programme: "disability_care", amount: 80 });
      return true;
    },
  },
  "prisoner still enrolled": {
    candidates: headsOfDibao,
    make: (county, pid) => {
      if (ageOf(county, pid) > 65) return false;
      county.rolls.custody.push({
        pid,
        type: "服刑在押",
        from: `${monthText(county.month - 5)}-02`,
        until: "",
      });
      return true;
    },
  },
  "card run out, subsidy going on": {
    candidates: ({ rolls }) =>
      pidsOf(rolls.subsidy.filter(({ programme }) => programme === "disability_care")),
    make: (county, pid) => {
      for (const entry of county.rolls.cards) if (entry.pid === pid) entry.state = "注销";
      return true;
    },
  },
  "paid after the stop": {
    candidates: oldHeads,
    make: (county, pid) => {
      const paid = county.rolls.payments.filter(
        (entry) => entry.pid === pid && entry.item === "dibao",
      );
      stop(county, strikeOff(county, pid, "now"), county.month - 3, "财产超标");
      county.rolls.payments.push(...paid);
      return paid.some(({ month }) => month > county.month - 3);
    },
  },
};

function forget(programme: "disability_living" | "disability_care"): Kind {
  return {
    candidates: ({ rolls }) =>
      pidsOf(rolls.subsidy.filter((entry) => entry.programme === programme)),
    make: (county, pid) => {
      remove(
        county.rolls,
        "subsidy",
        (entry) => entry.pid === pid && entry.programme === programme,
      );
      return true;
    },
  };
}

function noAid(candidates: (county: County) => number[]): Kind {
  return {
    candidates,
    make: (county, pid) => {
      remove(county.rolls, "aid", (entry) => entry.pid === pid);
      return true;
    },
  };
}

/** A mistake in what one dibao household was paid; `months` are chosen from its rows in order. */
function payment(
  choose: (rows: Rolls["payments"]) => number[],
  change: (
    county: County,
    months: readonly number[],
    own: (entry: Rolls["payments"][number]) => boolean,
  ) => void,
): Kind {
  return {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const no = householdOf(county, pid)[0]?.no ?? "";
      const own = (entry: Rolls["payments"][number]) => entry.no === no && entry.item === "dibao";
      const rows = county.rolls.payments.filter(own);
      if (no === "" || rows.length < 3) return false;
      change(county, choose(rows), own);
      return true;
    },
  };
}
