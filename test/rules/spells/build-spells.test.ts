import { describe, expect, it } from "vitest";
import type { Database } from "../../../src/engine/database.ts";
import { buildModel, loadModelFiles } from "../../../src/rules/build-model.ts";
import { loadPack } from "../../../src/rules/load-pack.ts";
import { runPack } from "../../../src/rules/run-pack.ts";
import { buildSpells, SPELL_SETTINGS } from "../../../src/rules/spells/build-spells.ts";
import { summariseExits } from "../../../src/rules/spells/exit-summary.ts";
import { EXIT_CAUSES, EXIT_PATTERNS } from "../../../src/rules/spells/spell-tables.ts";
import { databaseOf } from "../support.ts";

interface Told {
  db: Database;
  /** `A dibao 2018-01..2019-03 停发记录` for each spell. */
  spells: string[];
  /** `A dibao 2019-03 sound_reason` */
  exits: string[];
  /** `A gap_and_return 5` */
  patterns: string[];
}

const MONTH = (column: string) =>
  `CASE WHEN ${column} IS NULL THEN '' ELSE CAST(${column} // 12 AS VARCHAR) || '-' || lpad(CAST(${column} % 12 + 1 AS VARCHAR), 2, '0') END`;

/** Rows of a case through the model, TB02 and the memory, told in words. */
async function remember(yaml: string, settings = SPELL_SETTINGS): Promise<Told> {
  const { db, context, keys } = await databaseOf(yaml);
  await buildModel(db, context);
  await runPack(db, loadPack({ only: ["TB02"] }), { ...context, params: {} });
  await buildSpells(db, settings);
  const tags = new Map(Object.entries(keys).map(([tag, key]) => [key, tag]));
  const tell = async (sql: string) =>
    (await db.rows<{ key: string; told: string }>(sql)).map(({ key, told }) =>
      `${tags.get(key)} ${told}`.trim(),
    );
  return {
    db,
    spells:
      await tell(`SELECT CAST(person_key AS VARCHAR) AS key, programme || ' ' || ${MONTH("from_month")} || '..'
      || ${MONTH("to_month")} || ' ' || COALESCE(to_basis, '') AS told FROM spell ORDER BY person_key, programme, spell_no`),
    exits:
      await tell(`SELECT CAST(person_key AS VARCHAR) AS key, programme || ' ' || ${MONTH("to_month")} || ' ' || cause AS told
      FROM exit_record ORDER BY person_key, programme, spell_no`),
    patterns:
      await tell(`SELECT CAST(person_key AS VARCHAR) AS key, concat_ws(' ', pattern, amount) AS told
      FROM exit_pattern ORDER BY pattern, person_key`),
  };
}

/** Two 低保 snapshots that others may add to; person Z is on both. */
const TWO = `
      - { person: Z, roll: dibao, programme: dibao, period: 2018-12, household_no: HZ, from_month: 2017-01 }
      - { person: Z, roll: dibao, programme: dibao, period: 2019-10, household_no: HZ, from_month: 2017-01 }`;

describe("spells", () => {
  it("end once where a roll and a list of stops both tell, and not at a stop of an earlier time", async () => {
    const { spells, exits } = await remember(`
  given:
    person: [{ person: A }, { person: B }, { person: C }, { person: D }, { person: Z }]
    enrolment:${TWO}
      - { person: A, roll: dibao, programme: dibao, period: 2019-10, household_no: HA, from_month: 2018-01, status: 停发, until_month: 2019-05 }
      - { person: B, roll: dibao, programme: dibao, period: 2019-10, household_no: HB, from_month: 2018-02, status: 在保, until_month: 2019-05 }
      - { person: C, roll: dibao, programme: dibao, period: 2019-10, household_no: HC, from_month: 2019-06, until_month: 2019-05 }
    departure:
      - { person: A, programme: dibao, stop_month: 2019-05, reason: 拒绝配合 }
      - { person: D, programme: dibao, stop_month: 2019-05, first_unpaid: 2019-05, reason: 拒绝配合 }
`);
    expect(spells).toEqual(
      [
        "A dibao ..2019-05 停发记录",
        "B dibao 2018-02..",
        "C dibao 2019-06..",
        "D dibao ..2019-04 停发记录",
        "Z dibao 2017-01..",
      ].sort(),
    );
    expect(exits).toHaveLength(2);
  });

  it("joins snapshots up, ends at a stop record, and at the last payment where there is none", async () => {
    const { db, spells, exits } = await remember(`
  given:
    person: [{ person: A }, { person: B }, { person: C }, { person: Z }]
    enrolment:${TWO}
      - { person: A, roll: dibao, programme: dibao, period: 2018-12, household_no: HA, from_month: 2018-01 }
      - { person: B, roll: dibao, programme: dibao, period: 2018-12, household_no: HB, from_month: 2018-02 }
      - { person: C, roll: dibao, programme: dibao, period: 2018-12, household_no: HC }
    departure: [{ person: A, programme: dibao, stop_month: 2019-03, reason: 拒绝配合 }]
    payment:
      - { person: B, item: dibao, household_no: HB, for_month: 2019-05, amount_fen: 100, result: 成功 }
      - { person: B, item: dibao, household_no: HB, for_month: 2019-06, amount_fen: 100, result: 失败 }
`);
    expect(spells).toEqual(
      [
        "A dibao 2018-01..2019-03 停发记录",
        "B dibao 2018-02..2019-05 发放",
        "C dibao 2018-12..2018-12 名册",
        "Z dibao 2017-01..",
      ].sort(),
    );
    expect(exits.filter((line) => line.startsWith("B") || line.startsWith("C"))).toEqual([
      "B dibao 2019-05 no_record",
      "C dibao 2018-12 no_record",
    ]);
    db.close();
  });

  it("tells a return from cover that never ended", async () => {
    const { db, spells, patterns } = await remember(`
  given:
    person: [{ person: A }, { person: B }, { person: Z }]
    enrolment:${TWO}
      - { person: A, roll: dibao, programme: dibao, period: 2018-12, household_no: HA, from_month: 2018-01 }
      - { person: A, roll: dibao, programme: dibao, period: 2019-10, household_no: HA, from_month: 2019-09 }
      - { person: B, roll: dibao, programme: dibao, period: 2018-12, household_no: HB, from_month: 2018-01 }
      - { person: B, roll: dibao, programme: dibao, period: 2019-10, household_no: HB, from_month: 2019-09 }
    departure: [{ person: A, programme: dibao, stop_month: 2019-03, reason: 收入超标 }]
    payment: [{ person: B, item: dibao, household_no: HB, for_month: 2019-05, amount_fen: 100 }]
`);
    expect(spells.filter((line) => !line.startsWith("Z"))).toEqual([
      "A dibao 2018-01..2019-03 停发记录",
      "A dibao 2019-09..",
      "B dibao 2018-01..",
    ]);
    expect(patterns).toEqual(["A gap_and_return 5"]);
    db.close();
  });

  it("finds whoever came and went between two snapshots by his payments, but not a payee of a known household", async () => {
    const { db, spells, exits } = await remember(`
  given:
    person: [{ person: A }, { person: B }, { person: Z }]
    enrolment:${TWO}
      - { person: Z, roll: tekun, programme: tekun, period: 2019-10 }
    payment:
      - { person: A, item: tekun, for_month: 2019-03, amount_fen: 100 }
      - { person: A, item: tekun, for_month: 2019-04, amount_fen: 100 }
      - { person: Z, item: tekun, for_month: 2019-08, amount_fen: 100 }
      - { person: B, item: dibao, household_no: HZ, for_month: 2019-05, amount_fen: 100 }
`);
    expect(spells.filter((line) => !line.startsWith("Z"))).toEqual([
      "A tekun 2019-03..2019-04 发放",
    ]);
    expect(exits).toEqual(["A tekun 2019-04 no_record"]);
    db.close();
  });
});

const LEAVERS = ["D", "M", "C", "O", "S", "W", "U", "N", "X"];

describe("exits of the year", () => {
  it("names the record that explains each, and says of the others what is missing", async () => {
    const { db, exits } = await remember(`
  given:
    person:
${[...LEAVERS, "Z"].map((tag) => `      - { person: ${tag} }`).join("\n")}
    enrolment:${TWO}
${LEAVERS.map((tag) => `      - { person: ${tag}, roll: dibao, programme: dibao, period: 2018-12, household_no: H${tag}, from_month: 2018-01 }`).join("\n")}
      - { person: O, roll: tekun, programme: tekun, period: 2019-10, from_month: 2019-04 }
      - { person: X, roll: dibao, programme: dibao, period: 2017-12, household_no: HX, from_month: 2016-01 }
    hukou:
      - { person: M, hukou_no: "1", state: 迁出, moved_on: 2019-02-03 }
      - { person: N, hukou_no: "2", state: 正常 }
    death:
      - { person: D, died_on: 2019-04-01 }
      - { person: X, died_on: 2019-08-01 }
    custody: [{ person: C, custody_type: 服刑, from_on: 2019-02-01 }]
    departure:
${["D", "M", "C", "O", "X"].map((tag) => `      - { person: ${tag}, programme: dibao, stop_month: 2019-03, reason: 指标调整 }`).join("\n")}
      - { person: S, programme: dibao, stop_month: 2019-03, reason: 财产超标 }
      - { person: W, programme: dibao, stop_month: 2019-03, reason: 指标调整 }
      - { person: U, programme: dibao, stop_month: 2019-03, reason: 收入超标 }
`);
    expect(exits.map((line) => line.replace(" dibao", "")).sort()).toEqual([
      "C 2019-03 custody",
      "D 2019-03 death",
      "M 2019-03 moved",
      "N 2018-12 no_record",
      "O 2019-03 other_programme",
      "S 2019-03 sound_reason",
      "U 2019-03 reason_unproven",
      "W 2019-03 reason_fails",
      // He died long after he was dropped: that explains nothing, and TB02 does not judge reasons of the dead.
      "X 2019-03 reason_unproven",
    ]);
    const summary = await summariseExits(db);
    expect([summary.exits, summary.explained]).toEqual([LEAVERS.length, 5]);
    expect(summary.cells.reduce((sum, cell) => sum + cell.exits, 0)).toBe(summary.exits);
    for (const { cause } of summary.causes) expect(Object.keys(EXIT_CAUSES)).toContain(cause);
    db.close();
  });

  it("leaves out what is older than the window, and keeps an uncertain row for people to look at", async () => {
    const { db, exits } = await remember(`
  given:
    person: [{ person: A }, { person: B }, { person: Z }]
    enrolment:${TWO}
      - { person: A, roll: dibao, programme: dibao, period: 2018-12, household_no: HA }
      - { person: Q, likely: A, roll: dibao, programme: dibao, period: 2019-10, household_no: HA }
    departure: [{ person: B, programme: dibao, stop_month: 2018-10, reason: 财产超标 }]
`);
    expect(exits).toEqual(["A dibao 2018-12 maybe_enrolled"]);
    db.close();
  });
});

describe("patterns among exits", () => {
  const village = (count: number) => `
  given:
    person: [${Array.from({ length: 6 }, (_, at) => `{ person: P${at}, birth_on: 2003-0${at + 1}-15, town: 甲乡, village: 乙村 }`).join(", ")}, { person: Z }]
    enrolment:${TWO}
${Array.from({ length: 6 }, (_, at) => `      - { person: P${at}, roll: dibao, programme: dibao, period: 2018-12, household_no: ${at < 2 ? "HH" : `H${at}`}, from_month: 2018-01, town: 甲乡, village: 乙村 }`).join("\n")}
${Array.from({ length: 6 - count }, (_, at) => `      - { person: P${5 - at}, roll: dibao, programme: dibao, period: 2019-10, household_no: ${5 - at < 2 ? "HH" : `H${5 - at}`}, from_month: 2018-01, town: 甲乡, village: 乙村 }`).join("\n")}
    departure: [${Array.from({ length: count }, (_, at) => `{ person: P${at}, programme: dibao, stop_month: 2019-03, reason: 指标调整 }`).join(", ")}]
    aid: [{ person: P0, approved_on: 2019-05-01, amount_fen: 100 }]
`;

  it("sees a village dropped in one month at the bound, and not below it", async () => {
    const settings = { ...SPELL_SETTINGS, villageLeast: 3, villagePercent: 50 };
    const three = await remember(village(3), settings);
    expect(three.patterns.filter((line) => line.includes("village"))).toEqual(
      [
        "P0 village_in_one_month 3",
        "P1 village_in_one_month 3",
        "P2 village_in_one_month 3",
      ].sort(),
    );
    three.db.close();
    const four = await remember(village(3), { ...settings, villagePercent: 51 });
    expect(four.patterns.filter((line) => line.includes("village"))).toEqual([]);
    four.db.close();
    const least = await remember(village(3), { ...settings, villageLeast: 4 });
    expect(least.patterns.filter((line) => line.includes("village"))).toEqual([]);
    least.db.close();
  });

  it("sees a birthday in the month, a household in two parts, and who entered nothing", async () => {
    const { db, patterns } = await remember(village(1));
    expect(patterns).toEqual(["P0 household_split 1"]);
    const more = await remember(village(4), { ...SPELL_SETTINGS, birthdayAges: [16] });
    // Born in March and in April 2003, stopped in March 2019; P0 had temporary aid afterwards.
    expect(more.patterns.filter((line) => line.includes("birthday")).sort()).toEqual([
      "P2 birthday 16",
      "P3 birthday 16",
    ]);
    expect(more.patterns.filter((line) => line.includes("entered_none"))).toEqual([
      "P1 entered_none",
      "P2 entered_none",
      "P3 entered_none",
    ]);
    for (const { pattern } of await more.db.rows<{ pattern: string }>(
      "SELECT DISTINCT pattern FROM exit_pattern",
    ))
      expect(Object.keys(EXIT_PATTERNS)).toContain(pattern);
    db.close();
    more.db.close();
  });

  it("reads model files that are there", () => {
    const names = new Set(loadModelFiles().map(({ header }) => header.name));
    for (const name of [
      "dead",
      "registered",
      "studying",
      "valid_card",
      "covered",
      "protected",
      "payment_month",
    ])
      expect(names.has(name), name).toBe(true);
  });
});
