import { ageOf, type Kind, oldHeads, pidsOf, remove, stop, strikeOff } from "./tools.ts";

/** Each in the words of the office that makes it. */
export const COVERAGE_MISTAKES: Readonly<Record<string, Kind>> = {
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
};
