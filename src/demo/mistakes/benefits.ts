import { type County, monthText } from "../county.ts";
import { type Kind, pidsOf, remove } from "./tools.ts";

/** Each in the words of the office that makes it. */
export const BENEFIT_MISTAKES: Readonly<Record<string, Kind>> = {
  "living subsidy forgotten": forget("disability_living"),
  "care subsidy forgotten": forget("disability_care"),
  "orphan overlooked": overlookChild("orphan"),
  "de facto orphan overlooked": overlookChild("unsupported_child"),
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

function overlookChild(programme: "orphan" | "unsupported_child"): Kind {
  return {
    candidates: ({ rolls }) => pidsOf(rolls.child.filter((entry) => entry.programme === programme)),
    make: (county, pid) => {
      for (const key of ["child", "childBefore", "payments"] as const) {
        remove(county.rolls, key, (entry) => entry.pid === pid);
      }
      return true;
    },
  };
}
