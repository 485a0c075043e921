import { monthText } from "../county.ts";
import { ageOf, headsOfDibao, type Kind, oldHeads, pidsOf, stop, strikeOff } from "./tools.ts";

/** Each in the words of the office that makes it. */
export const WRONG_COVER_MISTAKES: Readonly<Record<string, Kind>> = {
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
