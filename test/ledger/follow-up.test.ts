import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import type { Case } from "../../src/ledger/cases/case.ts";
import { proofsOf } from "../../src/ledger/cases/round-facts.ts";
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

/** What a case last raised in 2019-10 and answered so finds in the rolls of 2019-12. */
async function proofFor(
  { outcome, rule = "TB01", grain = "person", period = null, householdNo = null }: Asked,
  given: Record<string, GivenRow[]>,
  loaded: string[] = [],
): Promise<string | undefined> {
  const one: RuleCase = { case: "", month: "2019-12", loaded, given, explain_contains: [] };
  const { statements, people } = caseWorld(one, await loadRolls());
  return withRows(db, statements, caseContext(one, rule), async () => {
    const key = String(people.get("A")?.key ?? "");
    const [person] = await db.rows<{ person_id: string }>(
      "SELECT person_id FROM person WHERE CAST(person_key AS VARCHAR) = $key",
      { key },
    );
    const raised = new Story().opens("2019-10", ["a"]).answer(outcome, "2019-11-05").case();
    const asked: Case = { ...raised, rule, period, householdNo, personId: person?.person_id ?? "" };
    if (asked.answer) asked.answer = { ...asked.answer, period };
    const [proof] = await proofsOf(db, [asked], new Map([[rule, grain]]));
    return proof?.text;
  });
}

interface Asked {
  outcome: string;
  rule?: string;
  grain?: string;
  period?: string | null;
  householdNo?: string | null;
}

const A = { person: "A" };
const dibao = (more = {}) => ({ ...A, programme: "dibao", period: "2019-12", ...more });

describe("a row that bears out", () => {
  it.each<[string, Asked, Record<string, GivenRow[]>, RegExp]>([
    ["纳入", { outcome: "01" }, { enrolment: [dibao()] }, /在册/],
    ["已转特困", { outcome: "09" }, { enrolment: [dibao({ programme: "tekun" })] }, /在册/],
    [
      "纳入补贴",
      { outcome: "01", rule: "LB07" },
      { enrolment: [dibao({ programme: "disability_care", roll: "subsidy" })] },
      /在册/,
    ],
    [
      "补发 of the month that was missing",
      { outcome: "16", rule: "FF01", grain: "payment", period: "2019-09", householdNo: "H1" },
      { payment: [{ person: "B", item: "dibao", household_no: "H1", for_month: "2019-09" }] },
      /发放成功/,
    ],
    [
      "补发 after the round",
      { outcome: "05", rule: "TB01" },
      { payment: [{ ...A, item: "dibao", for_month: "2019-08", paid_on: "2019-11-20" }] },
      /发放成功/,
    ],
    ["临时救助", { outcome: "04" }, { aid: [{ ...A, approved_on: "2019-11-12" }] }, /临时救助/],
    [
      "停发",
      { outcome: "17", rule: "CB05" },
      { departure: [{ ...A, programme: "dibao", stop_month: "2019-11" }] },
      /停发/,
    ],
    ["死亡", { outcome: "07" }, { death: [{ ...A, died_on: "2019-09-01" }] }, /死亡/],
    ["迁出", { outcome: "08" }, { hukou: [{ ...A, hukou_no: "1", state: "迁出" }] }, /迁出/],
    ["服刑", { outcome: "14" }, { custody: [{ ...A, from_on: "2019-01-01" }] }, /服刑/],
  ])("%s", async (_, asked, given, proof) => {
    expect(await proofFor(asked, given)).toMatch(proof);
  });

  it("停发 may be that nobody of that name is on a current roll any more", async () => {
    const others = {
      enrolment: [{ person: "B", programme: "dibao", period: "2019-12" }],
      ...dead(),
    };
    expect(await proofFor({ outcome: "17", rule: "CB01" }, others)).toBe("当期在保名册已没有本人");
  });

  it("a household's lead takes any member's row", async () => {
    const hukou = [
      { ...A, hukou_no: "7", relation: "户主", state: "正常" },
      { person: "B", hukou_no: "7", relation: "配偶", state: "正常" },
    ];
    const enrolment = [{ person: "B", programme: "dibao", period: "2019-12" }];
    const asked = { outcome: "01", rule: "LB03", grain: "household" };
    expect(await proofFor(asked, { hukou, enrolment })).toMatch(/在册/);
    expect(await proofFor({ outcome: "01" }, { hukou, enrolment })).toBeUndefined();
  });
});

const dead = () => ({ death: [{ ...A, died_on: "2019-09-01" }] });

describe("a row that does not", () => {
  it.each<[string, Asked, Record<string, GivenRow[]>]>([
    ["another's cover", { outcome: "01" }, { enrolment: [dibao({ person: "B" })], ...dead() }],
    ["cover by a doubtful match", { outcome: "01" }, { enrolment: [doubtful()], ...dead() }],
    ["低保 where 已转特困 was said", { outcome: "09" }, { enrolment: [dibao()] }],
    [
      "低保 where the subsidy was missing",
      { outcome: "01", rule: "LB07" },
      { enrolment: [dibao()] },
    ],
    [
      "a failed payment",
      { outcome: "16", rule: "FF01", grain: "payment", period: "2019-09" },
      { payment: [{ ...A, item: "dibao", for_month: "2019-09", result: "失败" }] },
    ],
    [
      "a payment of another month",
      { outcome: "16", rule: "FF01", grain: "payment", period: "2019-09" },
      { payment: [{ ...A, item: "dibao", for_month: "2019-08", paid_on: "2019-11-20" }] },
    ],
    ["aid of an earlier year", { outcome: "04" }, { aid: [{ ...A, approved_on: "2019-09-30" }] }],
    [
      "a stop of an earlier year",
      { outcome: "17", rule: "CB05" },
      {
        departure: [{ ...A, programme: "dibao", stop_month: "2019-08" }],
        enrolment: [dibao()],
      },
    ],
    [
      "a register that says 正常",
      { outcome: "08" },
      { hukou: [{ ...A, hukou_no: "1", state: "正常" }] },
    ],
    ["a death, where 不符合 was said", { outcome: "06" }, dead()],
  ])("%s", async (_, asked, given) => {
    expect(await proofFor(asked, given)).toBeUndefined();
  });
});

function doubtful(): GivenRow {
  return { person: "B", likely: "A", programme: "dibao", period: "2019-12" };
}
