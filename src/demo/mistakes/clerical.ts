import type { MedicalEntry } from "../county.ts";
import { headsOfDibao, householdOf, type Kind, pidsOf } from "./tools.ts";

/** What clerks get wrong; on a list that nothing else hangs on, so that one error is one answer. */
export const CLERICAL_MISTAKES: Readonly<Record<string, Kind>> = {
  "a digit wrong": onMedicalList(({ id }) => ({
    id: id.slice(0, 17) + (id.endsWith("5") ? "6" : "5"),
    error: "DQ01",
  })),
  "the number as Excel keeps it": onMedicalList(({ id }) => ({
    id: `${id.slice(0, 15)}000`,
    error: "DQ02",
  })),
  "the number of one with the name of another": onMedicalList(({ sex }) => ({
    name: sex === "男" ? "欧阳震霆" : "欧阳映雪",
    error: "DQ03",
  })),
  "the wrong sex": onMedicalList(({ sex }) => ({
    sex: sex === "男" ? "女" : "男",
    error: "DQ04",
  })),
  "no head of household": {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const members = householdOf(county, pid);
      if (members.length < 2 || members.some(({ coverage }) => coverage === "单人保")) return false;
      for (const member of members) if (member.pid === pid) member.relation = "其他亲属";
      return true;
    },
  },
  "no number of the child": {
    candidates: ({ rolls }) => pidsOf(rolls.survey.filter(({ father }) => father.state === "正常")),
    make: (county, pid) => {
      for (const entry of county.rolls.survey) if (entry.pid === pid) entry.withoutId = true;
      return true;
    },
  },
};

function onMedicalList(
  error: (person: { id: string; sex: "男" | "女" }) => Partial<MedicalEntry>,
): Kind {
  return {
    candidates: ({ persons, rolls }) => {
      const known = new Set(pidsOf([...rolls.medical, ...rolls.deaths]));
      return persons.map(({ pid }) => pid).filter((pid) => pid % 5 === 0 && !known.has(pid));
    },
    make: (county, pid) => {
      const person = county.persons[pid];
      if (!person) return false;
      county.rolls.medical.push({ pid, paid: 3000, ...error(person) });
      return true;
    },
  };
}
