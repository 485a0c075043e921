import type { Answer, AnswerRecord } from "../../src/ledger/answers.ts";
import type { Case, CaseTerms } from "../../src/ledger/cases/case.ts";
import type { CaseAct, CaseBatch, RoundAct } from "../../src/ledger/cases/case-batches.ts";
import { foldCases } from "../../src/ledger/cases/fold-cases.ts";

export const TERMS: CaseTerms = { validMonths: {}, rectifyDays: 30, special: [] };

/** A ledger as it grows: each step is one line of one of its two files. */
export class Story {
  readonly batches: CaseBatch[] = [];
  readonly answers: AnswerRecord[] = [];
  #rounds = 0;

  round(month: string, act: Partial<RoundAct> = {}, on = `${month}-28`): this {
    this.#rounds += 1;
    const rules = {
      LB06: { title: "生活补贴漏发", priority: "B", dueDays: 15, who: "乡镇民政办" },
      FF01: { title: "在册未发", priority: "A", dueDays: 5, who: "乡镇民政办" },
    };
    const full: RoundAct = {
      ...{ kind: "round", round: `${month}-1`, month, asOf: `${month}-28`, rules },
      ...{ findingsHash: `${this.#rounds}`, opened: [], changed: [], returned: [], gone: [] },
      ...{ lapsed: [], unchecked: [], proofs: [], excepted: [], ...act },
    };
    return this.act(full, on);
  }

  opens(month: string, keys: string[] = ["a"], rule = "LB06", period: string | null = null): this {
    const opened = keys.map((key) => ({
      ...{ key, task: `${rule}-${key}`, rule, level: "hit", period, personId: `p${key}` },
      ...{ householdNo: null, name: null, town: "东镇", village: "一村", message: "" },
      ...{ groups: "残", cause: null },
    }));
    return this.round(month, { opened });
  }

  act(act: CaseAct, on = "2019-12-02"): this {
    this.batches.push({ who: "county", on, answers: this.answers.length, act });
    return this;
  }

  answer(outcome: string, on: string, key = "a", more: Partial<Answer> = {}): this {
    const answer: Answer = {
      ...{ task: key, findingKey: key, rule: "LB06", personId: null, householdNo: null },
      ...{ town: "东镇", village: "一村", outcome, note: "", verifier: "张三、李四" },
      ...{ verifiedOn: on, sheet: "漏保", row: 5, corrections: [], ...more },
    };
    const n = this.answers.length + 1;
    const chained = { n, at: `${on}T08:00:00Z`, previous: "", hash: `${n}`.padStart(64, "0") };
    const source = { file: "东镇.xlsx", sha256: "0" };
    this.answers.push({ ...chained, who: "clerk", source, round: "2019-10-1", answers: [answer] });
    return this;
  }

  cases(terms: CaseTerms = TERMS): Map<string, Case> {
    return foldCases(this.batches, this.answers, terms).cases;
  }

  case(key = "a", terms: CaseTerms = TERMS): Case {
    const found = this.cases(terms).get(key);
    if (!found) throw new Error(`no case ${key}`);
    return found;
  }
}
