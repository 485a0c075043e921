import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { planRound } from "../../src/ledger/cases/plan-round.ts";
import { leftOnOlderRolls } from "../../src/ledger/cases/round-facts.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { caseContext, openCaseDatabase, withRows } from "../../src/rules/case-database.ts";
import type { GivenRow, RuleCase } from "../../src/rules/cases/case-file.ts";
import { caseWorld } from "../../src/rules/cases/case-rows.ts";
import { Story } from "./case-support.ts";

let db: Database;
beforeAll(async () => {
  db = await openCaseDatabase();
});
afterAll(() => db.close());

const A = { person: "A" };
const row = (person: string, period: string) => ({ person, programme: "dibao", period });
/** A is on the roll of October 2019 and on none since; B is on all, so that there is a roll of each month. */
const ROLLS = [
  row("A", "2019-10"),
  ...["2019-10", "2019-11", "2019-12"].map((period) => row("B", period)),
];

/** What a round of December 2019 makes of the case of A that a round of November opened, by TB01, and does not raise. */
async function plan(given: Record<string, GivenRow[]>, answered?: string) {
  const one: RuleCase = { case: "", month: "2019-12", loaded: [], given, explain_contains: [] };
  const { statements, people } = caseWorld(one, await loadRolls());
  return withRows(db, statements, caseContext(one, "TB01"), async () => {
    const key = String(people.get("A")?.key ?? "");
    const [person] = await db.rows<{ person_id: string }>(
      "SELECT person_id FROM person WHERE CAST(person_key AS VARCHAR) = $key",
      { key },
    );
    const told = new Story().opens("2019-11", ["a"]);
    const story = answered === undefined ? told : told.answer(answered, "2019-12-05");
    const known = { ...story.case(), rule: "TB01", personId: person?.person_id ?? "" };
    const cases = new Map([["a", known]]);
    const rules = new Set(["TB01"]);
    const notCompared = await leftOnOlderRolls(db, cases.values(), rules, new Set());
    const options = { asOf: "2019-12-31", checked: rules, monthly: new Set<string>() };
    return planRound(cases, [], { ...options, isNarrowed: () => false, notCompared });
  });
}

describe("a case of somebody missing from the roll before the one that a round compares with", () => {
  it("stays, for nothing has been found out about him", async () => {
    expect(await plan({ enrolment: ROLLS })).toMatchObject({ gone: [], unlooked: ["a"] });
  });

  it("stays what is being put right where nothing shows that it was", async () => {
    const kept = await plan({ enrolment: ROLLS }, "01");
    expect(kept).toMatchObject({ gone: [], unlooked: ["a"] });
  });

  it.each<[string, Record<string, GivenRow[]>]>([
    ["he is on the roll again", { enrolment: [...ROLLS, row("A", "2019-12")] }],
    ["the roll before has him now", { enrolment: [...ROLLS, row("A", "2019-11")] }],
    ["no roll ever had him", { enrolment: ROLLS.slice(1), person: [A] }],
    ["he has died", { enrolment: ROLLS, death: [{ ...A, died_on: "2019-11-02" }] }],
    ["he has moved", { enrolment: ROLLS, hukou: [{ ...A, hukou_no: "1", state: "迁出" }] }],
    [
      "his stop is on record",
      { enrolment: ROLLS, departure: [{ ...A, programme: "dibao", stop_month: "2019-10" }] },
    ],
    ["he was helped since", { enrolment: ROLLS, aid: [{ ...A, approved_on: "2019-12-03" }] }],
  ])("goes where %s", async (_, given) => {
    expect((await plan(given)).gone).toEqual(["a"]);
  });

  it("goes where he was answered for", async () => {
    expect((await plan({ enrolment: ROLLS }, "06")).gone).toEqual(["a"]);
  });
});
