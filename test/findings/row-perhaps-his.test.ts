import { expect, it } from "vitest";
import { listFindings } from "../../src/findings/list-findings.ts";
import { settleFindings } from "../../src/findings/settle-findings.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { runPack } from "../../src/rules/run-pack.ts";
import { databaseOf } from "../rules/support.ts";

/** What a rule finds of 测试甲 (A), who is covered, and of a row of 测试佳 (B) that is perhaps his. */
async function found(rule: string, rows: string, born = "sex: 男") {
  const { db, context } = await databaseOf(`
  config: { standards: { rural: 420, urban: 600 }, price_linkage: ["2019-09"] }
  loaded: [dibao@2019-10, tekun@2019-10, child@2019-10, dibao_exit]
  given:
    person: [{ person: A, name: 测试甲 }, { person: B, name: 测试佳, ${born} }]
${rows}`);
  await buildModel(db, context);
  const pack = loadPack().filter(({ header }) => header.id === rule);
  await runPack(db, pack, context);
  await settleFindings(db, pack);
  const findings = await listFindings(db);
  db.close();
  return findings.map(({ level, name, message }) => ({ level, name, message: String(message) }));
}

const ROLL = "roll: dibao, programme: dibao, from_month: 2018-01";
const NOW = `{ person: A, ${ROLL}, period: 2019-10, household_no: H1 }`;
const START = "名册上有一行疑似是测试甲的；如果是另一个人的，则这一行的测试佳";
const END = "（这一行与此人为疑似匹配：如果就是此人的，此人没有这个问题。请先核实这一行是谁的。）";

it.each([
  [
    "TB01",
    "在2018年10月的低保名册上",
    `    enrolment:
      - { person: B, likely: A, ${ROLL}, period: 2018-10, household_no: H1 }
      - ${NOW}`,
  ],
  [
    "FF01",
    "在低保名册",
    `    enrolment: [{ person: B, likely: A, ${ROLL}, period: 2019-10, household_no: H2 }]
    payment:
      - { person: A, item: dibao, for_month: 2019-10, amount_fen: 42000, result: 成功 }
      - { person: C, item: dibao, for_month: 2019-10, amount_fen: 42000, result: 成功 }`,
  ],
  [
    "FF08",
    "在特困名册",
    `    enrolment: [{ person: B, likely: A, roll: tekun, programme: tekun, from_month: 2018-01, period: 2019-10 }]
    payment: [{ person: A, item: price, for_month: 2019-09, amount_fen: 3000, result: 成功 }]`,
  ],
])(
  "%s says of a row that is only perhaps somebody's that it is a row, and nothing of him",
  async (rule, said, rows) => {
    const findings = await found(rule, rows);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ level: "check", name: "测试甲" });
    expect(findings[0]?.message.startsWith(`${START}${said}`)).toBe(true);
    expect(findings[0]?.message.endsWith(`。${END}`)).toBe(true);
  },
);

it("says of a row with an impossible number that it is to be mended, whosever it is", async () => {
  const findings = await found(
    "DQ01",
    `    enrolment: [{ person: B, likely: A, ${ROLL}, period: 2019-10, household_no: H1 }]`,
    "birth_on: 1850-01-01",
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ level: "check", name: "测试甲" });
  expect(findings[0]?.message).toContain("号码中的出生日期不可能");
  expect(findings[0]?.message).not.toContain("没有这个问题");
});
