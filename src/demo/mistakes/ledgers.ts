import { type County, monthText } from "../county.ts";
import { ageOf, headsOfDibao, householdOf, type Kind, oldHeads, pidsOf, remove } from "./tools.ts";

const uncovered = (county: County) => {
  const covered = new Set(
    pidsOf([...county.rolls.dibao, ...county.rolls.dibaoBefore, ...county.rolls.tekun]),
  );
  const known = new Set(pidsOf([...county.rolls.aid, ...county.rolls.deaths]));
  return county.rolls.hukou
    .filter(({ pid, state }) => state === "正常" && !covered.has(pid) && !known.has(pid))
    .map(({ pid }) => pid)
    .filter((pid) => ageOf(county, pid) >= 20);
};

/** What the ledgers of applications, aid, accounts and checks show. */
export const LEDGER_MISTAKES: Readonly<Record<string, Kind>> = {
  "granted, and paid a month too late": {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const from = householdOf(county, pid)[0]?.from ?? 0;
      const first = Math.floor(county.month / 12) * 12;
      if (from < first + 1 || from >= county.month) return false;
      county.rolls.applications.push({
        pid,
        received: `${monthText(from - 1)}-06`,
        decided: `${monthText(from - 1)}-19`,
        decision: "批准",
      });
      return true;
    },
  },
  "decided after three months": {
    candidates: uncovered,
    make: (county, pid, random) => {
      const open = random.chance(0.3);
      county.rolls.applications.push({
        pid,
        received: `${monthText(county.month - 6)}-03`,
        decided: open ? "" : `${monthText(county.month - 2)}-26`,
        decision: open ? "在办" : "不予批准",
      });
      return true;
    },
  },
  "decided in good time": {
    candidates: uncovered,
    make: (county, pid) => {
      county.rolls.applications.push({
        pid,
        received: `${monthText(county.month - 3)}-03`,
        decided: `${monthText(county.month - 3)}-24`,
        decision: "不予批准",
      });
      return true;
    },
  },
  "aid came late": {
    candidates: uncovered,
    make: (county, pid, random) => {
      const month = county.month - random.between(3, 9);
      const day = (text: string, at = month) => `${monthText(at)}-${text}`;
      county.rolls.aid.push({
        pid,
        cause: "患病",
        amount: 1200,
        ...random.pick([
          { applied: day("04"), approved: day("26", month + 1), urgency: "支出型" as const },
          {
            applied: day("04"),
            approved: day("12"),
            paid: day("12"),
            urgency: "急难型" as const,
            firstAid: false,
          },
          {
            applied: day("04"),
            approved: day("05"),
            paid: day("04"),
            urgency: "急难型" as const,
            firstAid: true,
          },
        ]),
      });
      return true;
    },
  },
  "aid came first and the papers followed": {
    candidates: uncovered,
    make: (county, pid) => {
      county.rolls.aid.push({
        pid,
        cause: "意外",
        amount: 1500,
        applied: `${monthText(county.month - 4)}-04`,
        approved: `${monthText(county.month - 4)}-05`,
        paid: `${monthText(county.month - 4)}-04`,
        papers: `${monthText(county.month - 4)}-11`,
        urgency: "急难型",
        firstAid: true,
        special: true,
      });
      return true;
    },
  },
  "much or little aid, and nobody talked about it": {
    candidates: uncovered,
    make: (county, pid, random) => {
      const day = `${monthText(county.month - 4)}-10`;
      const give = (amount: number) =>
        county.rolls.aid.push({
          pid,
          cause: "患病",
          amount,
          applied: day,
          approved: day,
          special: false,
        });
      const kind = random.between(0, 2);
      if (kind === 0) give(county.standards.urban * 11);
      else if (kind === 1) {
        give(300);
        county.rolls.medical.push({ pid, paid: 52_000 });
      } else {
        give(1000);
        give(1100);
      }
      return true;
    },
  },
  "three households, one account": {
    candidates: headsOfDibao,
    make: (county, pid, random) => {
      const account = `62291${String(pid).padStart(11, "0")}3`;
      const heads = headsOfDibao(county);
      for (const head of [pid, random.pick(heads), random.pick(heads)])
        for (const row of county.rolls.payments) if (row.pid === head) row.account = account;
      return true;
    },
  },
  "the account of a stranger or of one who died": {
    candidates: headsOfDibao,
    make: (county, pid, random) => {
      const hid = county.persons[pid]?.hid;
      const dead = county.rolls.deaths.find(({ pid: of }) => county.persons[of]?.hid === hid);
      const holder = county.persons[dead?.pid ?? -1]?.name ?? `${random.pick(["贾", "尹"])}某某`;
      for (const row of county.rolls.payments) if (row.pid === pid) row.holder = holder;
      return true;
    },
  },
  "assets over the limit, nothing done": {
    candidates: headsOfDibao,
    make: (county, pid, random) => {
      const check = county.rolls.checks.find((entry) => entry.pid === pid);
      if (!check) return false;
      if (random.chance(0.7)) check.assets = "超标";
      else check.income = county.standards.urban * 2;
      if (random.chance(0.2)) check.handled = "已复核，符合条件";
      return true;
    },
  },
  "not checked for more than a year": {
    candidates: oldHeads,
    make: (county, pid) => {
      const check = county.rolls.checks.find((entry) => entry.pid === pid);
      if (!check) return false;
      check.on = `${monthText(county.month - 15)}-11`;
      return true;
    },
  },
  "a de facto orphan's money beside dibao": {
    candidates: ({ rolls }) =>
      pidsOf(rolls.child.filter(({ programme }) => programme === "unsupported_child")),
    make: (county, pid, random) => {
      const person = county.persons[pid];
      const entry = county.rolls.child.find((row) => row.pid === pid);
      if (!person || !entry) return false;
      const short = random.chance(0.5);
      if (short) entry.amount = 400;
      county.rolls.dibao.push({
        pid,
        no: `${county.region}${String(9_000_000 + pid)}`,
        holder: person.name,
        relation: "户主",
        side: /社区/.test(person.village) ? "城市" : "农村",
        coverage: "单人保",
        count: 1,
        amount: short ? 100 : 300,
        classified: "未成年人",
        from: county.month,
      });
      remove(
        county.rolls,
        "subsidy",
        (row) => row.pid === pid && row.programme === "disability_living",
      );
      return true;
    },
  },
};
