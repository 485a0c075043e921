import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase, quoteText } from "../../../src/engine/database.ts";
import { createFindingTables } from "../../../src/findings/finding-tables.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { buildModel } from "../../../src/rules/build-model.ts";
import { caseContext } from "../../../src/rules/case-database.ts";
import { parseCases } from "../../../src/rules/cases/case-file.ts";
import { caseWorld } from "../../../src/rules/cases/case-rows.ts";
import type { Pack } from "../../../src/rules/load-pack.ts";
import { createRunTables } from "../../../src/rules/model/model-tables.ts";
import { createStageTables } from "../../../src/staging/stage-tables.ts";
import { packOf, ruleText } from "../../rules/support.ts";

export const LONG_VILLAGE = `${"长".repeat(56)}村委会`.slice(0, 60);
export const FORMULA_NAME = '=HYPERLINK("http://example.invalid","点我")';
/** Names that break sheets, files or programs; no real person's. */
const PEOPLE = [
  { person: "A", name: "测试甲", town: "龙潭乡", village: "东村", birth_on: "1950-03-01" },
  {
    person: "B",
    name: "测试乙",
    town: "龙潭乡",
    village: "东村",
    birth_on: "2010-03-01",
    sex: "女",
  },
  { person: "C", name: "古丽娜尔·买买提江阿不都热合曼", town: "龙潭乡", village: LONG_VILLAGE },
  { person: "D", name: FORMULA_NAME, town: "a/b:?*", village: "+1-1", sex: "女" },
  { person: "E", name: "𬭎淼", town: "CON", village: "@村" },
  { person: "F", name: "-1+1|cmd", town: "未知", village: "=1+1", no_id: true },
  { person: "G", name: "测试庚", town: "龙潭乡", village: "西村", birth_on: "1985-06-02" },
  { person: "H", name: "测试辛", town: "无疑点镇", village: "南村" },
];

const GIVEN = {
  person: PEOPLE,
  hukou: [
    { person: "A", hukou_no: "H1", householder_name: "测试甲", relation: "户主", state: "正常" },
    { person: "B", hukou_no: "H1", householder_name: "测试甲", relation: "子", state: "正常" },
    { person: "C", hukou_no: "H2", householder_name: "=SUM(1,1)", relation: "户主", state: "正常" },
  ],
  enrolment: [
    { person: "A", roll: "dibao", period: "2019-10", household_no: "D1" },
    { person: "A", roll: "subsidy", programme: "disability_care", period: "2019-10" },
    { person: "C", roll: "dibao", period: "2018-12", household_no: "D2" },
  ],
  disability: [
    { person: "A", category: "肢体", grade: 2, card_state: "有效" },
    { person: "G", category: "精神", grade: 1, card_state: "有效" },
  ],
  illness: [{ person: "C", disease: "尿毒症" }],
  disaster: [{ person: "C", disaster: "洪涝" }],
  poverty: [{ person: "C", poverty_state: "未脱贫", cause: "因病" }],
};

export interface GivenFinding {
  rule: string;
  level: "hit" | "check" | "hint";
  person: string;
  message: string;
  household?: string;
}

const FINDINGS: GivenFinding[] = [
  {
    rule: "LB06",
    level: "hit",
    person: "A",
    message: "测试甲持肢体二级残疾证，在2019年10月低保名册，但不在同月困难残疾人生活补贴名册。",
  },
  {
    rule: "LB08",
    level: "hint",
    person: "B",
    message: "测试乙父母均在死亡名单，不在2019年10月儿童保障名册。",
  },
  {
    rule: "FF01",
    level: "hit",
    person: "A",
    message: "2019年4月、2019年5月没有发放记录，账号6222021234567890123，联系电话13800001234。",
  },
  {
    rule: "TB01",
    level: "hit",
    person: "C",
    message: "在2018年12月低保名册，不在2019年10月名册。\n也没有停发记录。",
  },
  {
    rule: "LB01",
    level: "check",
    person: "C",
    message: `${"很长的说明".repeat(60)}。`,
  },
  {
    rule: "LB06",
    level: "hit",
    person: "D",
    message: "=cmd|' /C calc'!A0",
  },
  {
    rule: "CB01",
    level: "hit",
    person: "E",
    message: "+已死亡\u0007仍在保<b>&amp;</b>]]>",
  },
  { rule: "DQ01", level: "check", person: "F", message: "-证号有误" },
  {
    rule: "LB07",
    level: "hit",
    person: "G",
    message: "持有效精神一级残疾证，属感染艾滋病病毒儿童家庭，不在重度残疾人护理补贴名册。",
  },
];

const NOT_EVALUABLE = "缺少学籍名册（在校学生名单）。";

/** A county of eight people in memory, model built, with findings in four townships and one without. */
export async function smallCounty(
  findings: readonly GivenFinding[] = FINDINGS,
  more: readonly GivenFinding[] = [],
): Promise<Database> {
  const [one] = parseCases(
    JSON.stringify([{ case: "county", given: GIVEN, expect: [] }]),
    "county.cases.yaml",
  );
  if (!one) throw new Error("no case");
  const world = caseWorld(one, await loadRolls());
  const db = await openDatabase();
  await createStageTables(db);
  await createRunTables(db);
  await db.script(world.statements.join("\n"));
  await db.run("UPDATE person SET town = NULL WHERE town = '未知'");
  await db.run("UPDATE source_file SET sha256 = md5(file) || md5(file)");
  await db.run(
    "UPDATE source_sheet SET rows_in = rows_used + 2, rows_aside = 2 WHERE roll = 'dibao'",
  );
  await db.script(`INSERT INTO set_aside SELECT sheet_id, 1, 'header', NULL FROM source_sheet WHERE roll = 'dibao';
    INSERT INTO set_aside SELECT sheet_id, 99, 'no_person', NULL FROM source_sheet WHERE roll = 'dibao';
    INSERT INTO cell_fault SELECT sheet_id, 5, 'grade', 'unknown_code', NULL FROM source_sheet WHERE roll = 'disability';`);
  await db.run("UPDATE link SET rule = 'R1' WHERE tier = '确认'");
  await buildModel(db, caseContext(one, "LB06"));
  await createFindingTables(db);
  for (const each of [...findings, ...more]) {
    const key = String(world.people.get(each.person)?.key);
    await db.run(insertFinding(each, key));
  }
  await db.script(`INSERT INTO rule_run SELECT DISTINCT rule, 'checked', NULL, 10, 1, 5 FROM finding;
    INSERT INTO rule_run VALUES ('TB05', 'not_evaluable', '${NOT_EVALUABLE}', NULL, NULL, 0),
      ('CB05', 'error', 'Binder Error: …', NULL, NULL, 0), ('LB02', 'checked', NULL, 4, 0, 3);`);
  return db;
}

function insertFinding(each: GivenFinding, personKey: string): string {
  const sources = JSON.stringify([{ file: "disability.xlsx", sheet: "Sheet1", row: 1 }]);
  const texts = [keyOf(each), each.rule, each.level].map(quoteText).join(", ");
  const household = each.household ? quoteText(each.household) : "NULL";
  return `INSERT INTO finding VALUES (${texts}, ${personKey}, ${household}, '2019-10', ${quoteText(each.message)}, '{}',
    ${quoteText(sources)}, 'open', '2019-10')`;
}

function keyOf({ rule, person, message }: GivenFinding): string {
  return createHash("md5").update(`${rule} ${person} ${message}`).digest("hex").slice(0, 16);
}

/** Rules of these tests: the goldens must not change with the shipped ones. */
function packOfTests(): Pack {
  const rule = (id: string, title: string, priority: string, days: string) => [
    `${id}-rule.sql`,
    ruleText(id, {
      ...{ title, priority, due_days: days, family: id.slice(0, 2), verify: `${title}是否属实` },
      outcomes: '["01", "06", "07", "12"]',
      exclusions: "[{ text: 已在特困名册, proof: enrolment/tekun }]",
      basis: `[{ document: 通知, number: 测发〔2019〕1号, clause: 二, from: 2019-01-01, confidence: 证 },
  { document: 新办法, from: 2021-07-01, confidence: 证 }, { document: 传闻, confidence: 待核 }]`,
    }),
  ];
  return packOf(
    Object.fromEntries([
      rule("TB01", "上期在保，本期消失", "A", "5"),
      rule("TB05", "满18周岁退出但仍在读", "A", "5"),
      rule("LB01", "重病重残未参照单人户纳入", "A", "5"),
      rule("LB02", "成年无业重度残疾人未纳入", "B", "15"),
      rule("LB06", "困难残疾人生活补贴漏发", "B", "15"),
      rule("LB07", "重度残疾人护理补贴漏发", "B", "15"),
      rule("LB08", "孤儿未纳入", "A", "5"),
      rule("FF01", "在保未发", "A", "5"),
      rule("CB01", "死亡人员在保", "A", "5"),
      rule("CB05", "服刑人员在保", "B", "15"),
      rule("DQ01", "证件号码无效", "C", "30"),
    ]) as Record<string, string>,
  ).pack;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "doudi-worklists-"));
}

const PACK = packOfTests();
/** One for all: the seals of two writings are then made with one key. */
const LEDGER = mkdtempSync(join(tmpdir(), "doudi-ledger-"));
writeFileSync(join(LEDGER, "worklist.key"), "0".repeat(64));

/** What both writers are given in these tests. */
export function roundIn(folder: string) {
  return {
    folder,
    round: "2019-10-1",
    county: "测试县",
    month: "2019-10",
    pack: PACK,
    ledgerFolder: LEDGER,
  };
}
