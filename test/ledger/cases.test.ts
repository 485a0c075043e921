import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendAnswers } from "../../src/ledger/answers.ts";
import { canApply, countsFrom, waitingCases } from "../../src/ledger/cases/apply-act.ts";
import { applyAnswer } from "../../src/ledger/cases/apply-answer.ts";
import { appendCases, type CaseAct } from "../../src/ledger/cases/case-batches.ts";
import { caseRows } from "../../src/ledger/cases/case-rows.ts";
import { foldCases } from "../../src/ledger/cases/fold-cases.ts";
import { followUpOf, validUntil } from "../../src/ledger/cases/follow-up.ts";
import { planRound } from "../../src/ledger/cases/plan-round.ts";
import { readLedger } from "../../src/ledger/cases/read-ledger.ts";
import { standingOf } from "../../src/ledger/cases/standing.ts";
import { workingDaysAfter, workingDaysBetween } from "../../src/ledger/cases/working-days.ts";
import { OUTCOMES } from "../../src/worklists/outcomes.ts";
import { Story, TERMS } from "./case-support.ts";

const story = () => new Story();

describe("the life of a case", () => {
  it("begins as 待核查 with a deadline in working days", () => {
    const found = story().opens("2019-10").case();
    // 2019-10-28 is a Monday: fifteen working days end on Monday 11-18.
    expect([found.stage, found.due]).toEqual(["open", "2019-11-18"]);
  });

  it.each([
    ["01", "rectifying", "2019-12-17"],
    ["06", "answered", null],
    ["07", "answered", null],
    ["16", "rectifying", "2019-12-17"],
  ])("answered %s becomes %s", (outcome, stage, due) => {
    const found = story().opens("2019-10").answer(outcome, "2019-11-05").case();
    expect([found.stage, found.due]).toEqual([stage, due]);
    expect(found.answer).toMatchObject({ outcome, file: "东镇.xlsx", sheet: "漏保", row: 5 });
  });

  it.each(["01", "03", "04", "05", "07", "08", "09", "14", "16", "17"])(
    "answered %s closes when a roll shows it",
    (outcome) => {
      const proofs = [{ key: "a", outcome, text: "名册.xlsx·第 9 行（在册）" }];
      const found = story()
        .opens("2019-10")
        .answer(outcome, "2019-11-05")
        .round("2019-11", { gone: ["a"], proofs })
        .case();
      expect(found).toMatchObject({
        stage: "closed",
        proof: "名册.xlsx·第 9 行（在册）",
        closedBy: "数据核对",
        closedOn: "2019-11-28",
        due: null,
      });
    },
  );

  it("does not close by a row that bears out another answer than the one that counts", () => {
    const proofs = [{ key: "a", outcome: "01", text: "x" }];
    const found = story()
      .opens("2019-10")
      .answer("01", "2019-11-05")
      .answer("06", "2019-11-06")
      .round("2019-11", { gone: ["a"], proofs });
    expect(found.case()).toMatchObject({ stage: "answered", proof: null });
  });

  it("is 已完成, not 销号, when the data stop showing it without a row that proves it", () => {
    const told = story()
      .opens("2019-10")
      .answer("01", "2019-11-05")
      .round("2019-11", { gone: ["a"] });
    expect(told.case()).toMatchObject({ stage: "finished", proof: null, closedOn: null });
    told.act({ kind: "close", keys: ["a"], proof: "2019-佐-7", opinion: "同意销号" });
    expect(told.case()).toMatchObject({ stage: "closed", proof: "2019-佐-7", closedBy: "county" });
  });

  it("cannot be closed before anybody answered", () => {
    const act = { kind: "close", keys: ["a"], proof: "x", opinion: "" } as const;
    const told = story().opens("2019-10");
    expect(canApply(told.case(), act)).toBe(false);
    expect(told.act(act).case().stage).toBe("open");
  });

  it("is cleared by the data when nobody had answered, and by the visit when somebody had", () => {
    expect(
      story()
        .opens("2019-10")
        .round("2019-11", { gone: ["a"] })
        .case().stage,
    ).toBe("cleared");
    const visited = story().opens("2019-10").answer("13", "2019-11-05");
    expect(visited.round("2019-11", { gone: ["a"] }).case().stage).toBe("answered");
  });

  it("is put off once only, by the township or by the county", () => {
    const told = story().opens("2019-10").answer("15", "2019-11-05");
    expect(told.case()).toMatchObject({ stage: "open", isExtended: true, due: "2019-12-09" });
    const extend = { kind: "extend", keys: ["a"], reason: "外出" } as const;
    expect(canApply(told.case(), extend)).toBe(false);
    expect(told.answer("15", "2019-11-20").act(extend).case().due).toBe("2019-12-09");
  });

  it("opens again when the data show it again, with a new deadline and without its old answer", () => {
    const told = story()
      .opens("2019-10")
      .answer("11", "2019-11-05")
      .round("2019-11", { gone: ["a"] })
      .round("2020-03", { returned: [{ key: "a", level: "hit", period: null }] });
    expect(told.case()).toMatchObject({ stage: "reopened", answer: null, timesReopened: 1 });
    expect(told.case().due).toBe("2020-04-17");
    expect(
      told
        .case()
        .history.map(({ what }) => what)
        .join(),
    ).toContain("核查结果 11 自愿放弃");
  });

  it("counts its days from the day the lists went out", () => {
    const told = story().opens("2019-10", ["a", "b"]);
    told.act({ kind: "issue", round: "2019-10-1", town: "东镇" }, "2019-11-04");
    expect(told.case("a").due).toBe("2019-11-25");
    told.act({ kind: "issue", round: "2019-10-1", town: "西镇" }, "2019-11-11");
    expect(told.case("b").due).toBe("2019-11-25");
  });

  it("does not count its days from before the round that found it", () => {
    const told = story().opens("2019-10");
    const due = told.case().due;
    expect(countsFrom(told.case(), "2019-01-02")).toBe(false);
    told.act({ kind: "issue", round: "2019-10-1", town: null }, "2019-01-02");
    expect(told.case().due).toBe(due);
    expect(waitingCases([told.case()], { round: "2019-10-1", town: "没有的镇" })).toEqual([]);
  });

  it("waits for its re-check once drawn, and goes back to the township where that disagrees", () => {
    const drawn = () =>
      story()
        .opens("2019-10")
        .answer("06", "2019-11-05")
        .act({ kind: "draw", seed: "1", percent: 8, population: 1, keys: ["a"] });
    expect(drawn().case().stage).toBe("recheck");
    const close = { kind: "close", keys: ["a"], proof: "x", opinion: "" } as const;
    expect(canApply(drawn().case(), close)).toBe(false);
    const recheck = (agrees: boolean) =>
      drawn()
        .act({ kind: "recheck", keys: ["a"], agrees, note: "" })
        .case().stage;
    expect([recheck(true), recheck(false)]).toEqual(["answered", "reopened"]);
  });

  it("is not overdue while an exception of the county holds", () => {
    const told = story()
      .opens("2019-10")
      .round("2019-11", { excepted: [{ key: "a", until: "2019-12-31" }] });
    const overdue = (on: string) => caseRows(told.cases().values(), on, TERMS)[0]?.is_overdue;
    expect([overdue("2019-12-31"), overdue("2020-01-02")]).toEqual([0, 1]);
    expect(told.round("2019-12").case().exceptedUntil).toBe(null);
  });

  it("keeps the order of the two files, whatever the clock said", () => {
    const told = story().opens("2019-10").answer("06", "2019-11-05");
    told.act({ kind: "reopen", keys: ["a"], reason: "存疑" }).answer("01", "2019-11-01");
    expect(told.case()).toMatchObject({ stage: "rectifying", timesReopened: 1 });
    expect(told.case().answer?.outcome).toBe("01");
  });

  it("tells of answers to leads that no round opened", () => {
    const told = story().opens("2019-10").answer("01", "2019-11-05", "z");
    expect(foldCases(told.batches, told.answers, TERMS).strangers).toMatchObject([
      { findingKey: "z" },
    ]);
  });
});

type Step =
  | { outcome: string; key: string }
  | CaseAct
  | { round: "gone" | "returned" | "lapsed" | "proofs"; key: string };

describe("any story", () => {
  const keys = fc.constantFrom("a", "b");
  const act: fc.Arbitrary<CaseAct> = fc.oneof(
    fc.record({
      kind: fc.constant("finish" as const),
      keys: fc.tuple(keys),
      note: fc.constant(""),
    }),
    fc.record({
      ...{ kind: fc.constant("close" as const), keys: fc.tuple(keys) },
      ...{ proof: fc.constant("佐1"), opinion: fc.constant("") },
    }),
    fc.record({ kind: fc.constant("reopen" as const), keys: fc.tuple(keys), reason: fc.string() }),
    fc.record({ kind: fc.constant("extend" as const), keys: fc.tuple(keys), reason: fc.string() }),
    fc.record({
      ...{ kind: fc.constant("draw" as const), keys: fc.tuple(keys), seed: fc.constant("1") },
      ...{ percent: fc.constant(8), population: fc.constant(1) },
    }),
    fc.record({
      ...{ kind: fc.constant("recheck" as const), keys: fc.tuple(keys) },
      ...{ agrees: fc.boolean(), note: fc.constant("") },
    }),
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ outcome: fc.constantFrom(...OUTCOMES.map(({ code }) => code)), key: keys }),
    act,
    fc.record({
      round: fc.constantFrom(
        "gone" as const,
        "returned" as const,
        "lapsed" as const,
        "proofs" as const,
      ),
      key: keys,
    }),
  );

  function tell(steps: Step[]): Story {
    const told = story().opens("2019-10", ["a", "b"]);
    for (const each of steps) {
      if ("outcome" in each) told.answer(each.outcome, "2019-11-05", each.key);
      else if ("kind" in each) told.act(each);
      else {
        const { key } = each;
        const outcome = told.case(key).answer?.outcome ?? "01";
        told.round("2019-11", {
          gone: each.round === "gone" || each.round === "proofs" ? [key] : [],
          returned: each.round === "returned" ? [{ key, level: "hit", period: null }] : [],
          lapsed: each.round === "lapsed" ? [{ key, reason: "expired" }] : [],
          proofs: each.round === "proofs" ? [{ key, outcome, text: "行" }] : [],
        });
      }
    }
    return told;
  }

  it("never closes a case without a proof, never extends it twice, and is told the same again", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const told = tell(steps);
        for (const each of told.cases().values()) {
          const extensions = each.history.filter(({ what }) => what.startsWith("延期一次"));
          expect(extensions.length).toBeLessThanOrEqual(1 + each.timesReopened);
          expect(each.stage !== "closed" || (each.proof ?? "") !== "").toBe(true);
          expect(each.stage !== "closed" || each.due === null).toBe(true);
          expect(standingOf(each) === "open" || each.answer !== null).toBe(true);
        }
        expect([...told.cases()]).toEqual([...told.cases()]);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});

describe("a round against the cases", () => {
  const options = {
    asOf: "2019-11-30",
    checked: new Set(["LB06", "FF01"]),
    monthly: new Set(["FF01"]),
    isNarrowed: () => false,
  };
  const lead = (more = {}) => ({ key: "a", rule: "LB06", level: "hit", period: null, ...more });

  it("opens what is new, and lets go what is no longer raised", () => {
    const cases = story().opens("2019-10").cases();
    const plan = planRound(cases, [lead({ key: "n" })], options);
    expect(plan).toMatchObject({ openedKeys: ["n"], gone: ["a"], returned: [], unchecked: [] });
  });

  it("lets nothing go that it could not check", () => {
    const cases = story().opens("2019-10").cases();
    const plan = planRound(cases, [], { ...options, checked: new Set(["FF01"]) });
    expect(plan).toMatchObject({ gone: [], unchecked: ["LB06"] });
  });

  it("keeps open what a rule no longer looks at, and says since when it was not seen", () => {
    const told = story().opens("2019-10");
    const isNarrowed = (rule: string, since: string) => rule === "LB06" && since === "2019-10-1";
    const plan = planRound(told.cases(), [], { ...options, isNarrowed });
    expect(plan).toMatchObject({ gone: [], unchecked: [], unlooked: ["a"] });
    told.round("2019-11", { unlooked: ["a"] });
    expect(told.case()).toMatchObject({ stage: "open", isRaised: true, lastRound: "2019-10-1" });
  });

  it.each([
    ["11", "2018-11-30", []],
    ["11", "2018-11-29", [{ key: "a", reason: "expired" }]],
    ["12", "2019-10-30", []],
    ["12", "2019-10-29", [{ key: "a", reason: "expired" }]],
    ["07", "2012-01-01", []],
  ])("an answer %s of %s", (outcome, on, lapsed) => {
    const cases = story().opens("2018-10").answer(outcome, on).cases();
    expect(planRound(cases, [lead()], options).lapsed).toEqual(lapsed);
  });

  it("takes the county's own months", () => {
    const terms = { ...TERMS, validMonths: { "11": 13 } };
    const cases = story().opens("2018-10").answer("11", "2018-10-31").cases(terms);
    expect(planRound(cases, [lead()], options).lapsed).toEqual([]);
  });

  it("asks again where the months go beyond those that were answered, but not while they are being put right", () => {
    const told = (outcome: string) =>
      story().opens("2019-10", ["a"], "FF01", "2019-08").answer(outcome, "2019-11-05").cases();
    const more = lead({ rule: "FF01", period: "2019-08,2019-11" });
    expect(planRound(told("06"), [more], options).lapsed).toEqual([{ key: "a", reason: "months" }]);
    expect(planRound(told("16"), [more], options)).toMatchObject({
      lapsed: [],
      changed: [{ key: "a", period: "2019-08,2019-11" }],
    });
    const fewer = lead({ rule: "FF01", period: "2019-08" });
    expect(planRound(told("06"), [fewer], options).lapsed).toEqual([]);
  });

  it("asks again where a hint has become a hit", () => {
    const told = story().opens("2019-10");
    told.round("2019-11", { changed: [{ key: "a", level: "hint", period: null }] });
    told.answer("06", "2019-11-29");
    expect(planRound(told.cases(), [lead()], options).lapsed).toEqual([
      { key: "a", reason: "level" },
    ]);
  });
});

it("counts an answer without a day from the day that was said to be today, whatever the clock says", () => {
  const target = story().opens("2019-10", ["a"]).case();
  const [said] = story().opens("2019-10", ["a"]).answer("06", "2019-11-05").answers;
  const [answer] = said?.answers ?? [];
  if (!answer) throw new Error("no answer");
  const record = {
    n: 1,
    at: "2031-01-01T00:00:00.000Z",
    who: "w",
    source: { file: "f", sha256: "" },
  };
  const terms = { validMonths: {}, rectifyDays: 30, special: [] };
  applyAnswer(target, { ...answer, verifiedOn: null, takenOn: "2019-12-06" }, record, terms);
  expect(target.answer).toMatchObject({ on: "2019-12-06", validUntil: "2020-06-06" });
});

describe("the files", () => {
  it("are refused when answers were cut off that a round has seen", async () => {
    const ledgerFolder = mkdtempSync(join(tmpdir(), "doudi-ledger-"));
    const told = story().opens("2019-10").answer("01", "2019-11-05");
    const act = { kind: "finish", keys: ["a"], note: "" } as const;
    for (const { who, source, round, answers } of told.answers) {
      await appendAnswers({ ledgerFolder }, { who, source, round, answers });
    }
    await appendCases({ ledgerFolder }, { who: "c", on: "2019-11-06", answers: 1, act });
    expect(readLedger({ ledgerFolder }).answers).toHaveLength(1);
    // With the copies, which would tell by themselves.
    rmSync(join(ledgerFolder, "备份"), { recursive: true });
    writeFileSync(join(ledgerFolder, "answers.jsonl"), "");
    expect(() => readLedger({ ledgerFolder })).toThrow(
      expect.objectContaining({ code: "E7001", at: { file: "answers.jsonl", row: 1 } }),
    );
  });
});

describe("days", () => {
  const special = [
    { from: "2019-10-01", to: "2019-10-07", works: false },
    { from: "2019-10-12", to: "2019-10-12", works: true },
  ];

  it("leaves out weekends and holidays, and counts a Saturday that is worked", () => {
    expect(workingDaysAfter("2019-09-30", 1, special)).toBe("2019-10-08");
    expect(workingDaysAfter("2019-10-11", 1, special)).toBe("2019-10-12");
    expect(workingDaysAfter("2019-10-11", 1, [])).toBe("2019-10-14");
    expect(workingDaysBetween("2019-09-30", "2019-10-12", special)).toBe(5);
  });

  it("keeps within the month", () => {
    expect(validUntil("2019-12-31", followUpOf("03"))).toBe("2020-02-29");
    expect(validUntil("2019-11-05", followUpOf("11"))).toBe("2020-11-05");
  });
});
