import { describe, expect, it } from "vitest";
import { createFindingTables } from "../../src/findings/finding-tables.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { readReport } from "../../src/worklists/report-file.ts";
import { createRoundTables } from "../../src/worklists/round-tables.ts";
import { databaseOf } from "../rules/support.ts";

const GIVEN = `
  given:
    person:
      - { person: A, name: 测试甲, town: 甲乡, village: 东村, birth_on: 1950-01-01 }
      - { person: B, name: 测试乙, town: 甲乡, village: 东村, birth_on: 2010-01-01 }
      - { person: C, name: 测试丙, town: 乙乡, village: 西村, birth_on: 1980-01-01 }
    referral:
      - { person: A, referred_on: 2019-10-01, receiver: 慈善会, service: 生活帮扶 }
      - { person: C, referred_on: 2019-09-01, receiver: 慈善会, result: 已资助, amount_fen: 50000, finished_on: 2019-09-20 }
    urgent_case:
      - { person: A, matter: 火灾, received_on: 2019-10-21 }
      - { person: C, matter: 车祸, received_on: 2019-09-01, finished_on: 2019-09-11, minutes_no: 纪要1号 }
    disaster: [{ person: B, disaster: 洪涝, happened_on: 2019-08-01 }]
    residence:
      - { person: A, institution: 甲乡敬老院, admitted_on: 2018-01-01 }
      - { person: B, institution: 甲乡敬老院, admitted_on: 2018-01-01, left_on: 2019-10-31 }
      - { person: C, institution: 乙乡敬老院, admitted_on: 2018-01-01 }
    enrolment:
      - { person: A, roll: tekun, programme: tekun, period: 2019-10, amount_fen: 60000, care_fen: 10000, side: 农村 }
      - { person: B, roll: dibao, programme: dibao, period: 2019-10, household_no: H1, amount_fen: 30000, side: 农村 }
      - { person: C, roll: dibao, programme: dibao, period: 2019-10, household_no: H1, amount_fen: 30000, side: 农村 }
`;

async function reports() {
  const { db, context } = await databaseOf(GIVEN);
  await buildModel(db, context);
  await createFindingTables(db);
  await createRoundTables(db, []);
  return { db, of: (name: string) => db.rows(readReport(name).sql) };
}

describe("the reports that answer clauses no rule can", () => {
  it("R1 lists referrals, those without a result first", async () => {
    const { db, of } = await reports();
    expect(await of("summary-r1-referral")).toMatchObject([
      { name: "测试甲", covered: "特困", result: null, standing: "没有结果，已 30 天" },
      { name: "测试丙", covered: "低保", yuan: "500.00", standing: "已办结" },
    ]);
    db.close();
  });

  it("R2 lists urgent cases with their time, and half-years without any", async () => {
    const { db, of } = await reports();
    expect(await of("summary-r2-urgent")).toMatchObject([
      { half: "2019 下半年", matter: "火灾", days: 10, standing: "没有办结，没有纪要文号" },
      { half: "2019 下半年", matter: "车祸", days: 10, standing: "已办结" },
      { half: "2019 上半年", cases: 0, standing: "没有个案" },
    ]);
    db.close();
  });

  it("R3 counts those who live in institutions of townships hit by a disaster", async () => {
    const { db, of } = await reports();
    expect(await of("summary-r3-institutions")).toMatchObject([
      {
        town: "甲乡",
        hit: 1,
        institution: "甲乡敬老院",
        residents: 1,
        tekun: 1,
        elders: 1,
        children: 0,
      },
    ]);
    db.close();
  });

  it("R4 counts leads by what became of them", async () => {
    const { db, of } = await reports();
    for (const [index, status] of ["open", "known", "rectifying", "excepted"].entries()) {
      await db.run(`INSERT INTO finding SELECT 'k${index}', 'LB0${(index % 2) + 1}', 'hit', person_key, NULL, '2019-10', 'm',
        '{}', '[]', '${status}', '2019-10' FROM person WHERE name = '测试甲'`);
    }
    expect(await of("summary-r4-progress")).toMatchObject([
      {
        town: "甲乡",
        findings: 4,
        answered: 2,
        share: "67%",
        rectifying: 1,
        open: 1,
        excepted: 1,
        lb: 4,
        people: 1,
      },
    ]);
    db.close();
  });

  it("R5 gives standards, money and how they compare", async () => {
    const { db, of } = await reports();
    expect(await of("summary-r5-standards")).toMatchObject([
      {
        programme_label: "低保",
        side: "农村",
        standard: "420.00",
        households: 1,
        people: 2,
        monthly: 300,
        per_head: "150.00",
        sides: "1.43",
      },
      { programme_label: "特困（含照料护理）", people: 1, monthly: 700, ratio: "1.67 倍" },
    ]);
    db.close();
  });
});
