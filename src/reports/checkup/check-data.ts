import { readFileSync } from "node:fs";
import type { Database } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Checkup, FaultCount, RollCheck, TownCheck } from "./checkup.ts";
import { FAULT_KINDS, faultKind } from "./fault-kinds.ts";
import { findProblems, headersOf } from "./find-problems.ts";
import type { CheckupRecord } from "./history.ts";
import { addImpossibleValues } from "./impossible-values.ts";
import { CHECKUP_LIMITS, LOCAL_KINDS, ONCE_KINDS } from "./limits.ts";
import { scoreOf } from "./score.ts";
import { readSheets, type SheetFacts } from "./sheet-facts.ts";

/**
 * Look every roll over: what was read, what is wrong with it, and how good it is.
 *
 * Reads:   source_*, raw.*, stage.*, mention, link, id_fault, cell_fault, set_aside.
 * Writes:  checkup_fault, checkup_town, checkup_kind, checkup_once.
 * Returns: rolls with the worst score first; `last` is the checkup to compare with. `month` is year*12 + month - 1.
 */
export async function checkData(
  db: Database,
  month: number,
  last?: CheckupRecord,
): Promise<Checkup> {
  await writeKinds(db);
  await db.script(query("10-fault"));
  await addImpossibleValues(db, month);
  await db.script(query("20-count"));
  const sheets = await readSheets(db);
  const rolls = await rollChecks(db, sheets, month, last);
  const sum = (pick: (sheet: SheetFacts) => number) =>
    sheets.reduce((total, sheet) => total + pick(sheet), 0);
  const scores = rolls.map(({ score }) => score);
  return {
    month,
    score:
      scores.length === 0
        ? null
        : Math.floor(scores.reduce((total, score) => total + score, 0) / scores.length),
    rolls,
    strangers: sheets
      .filter(({ isUnknown }) => isUnknown)
      .map(({ file, sheet, rowsIn }) => ({ file, sheet, rows: rowsIn })),
    rowsIn: sum(({ rowsIn }) => rowsIn),
    rowsUsed: sum(({ used }) => used),
    rowsAside: sum(({ rowsIn, used }) => rowsIn - used),
  };
}

/** What the next checkup compares with. */
export async function recordOf(db: Database): Promise<CheckupRecord> {
  const inputs = await db.rows<{ sha256: string }>(
    "SELECT sha256 FROM source_file ORDER BY sha256",
  );
  const groups = groupSheets(await readSheets(db));
  return {
    inputs: inputs.map(({ sha256 }) => sha256),
    rolls: groups.map(({ roll, period, sheets }) => ({
      roll,
      period,
      rows: sheets.reduce((total, { used }) => total + used, 0),
      headers: headersOf(sheets),
    })),
  };
}

function query(name: string): string {
  return readFileSync(packageFile("queries", "checkup", `${name}.sql`), "utf8");
}

async function writeKinds(db: Database): Promise<void> {
  await db.script(`
    CREATE OR REPLACE TEMP TABLE checkup_kind (fault VARCHAR, weight VARCHAR);
    CREATE OR REPLACE TEMP TABLE checkup_once (kind VARCHAR);
    CREATE OR REPLACE TEMP TABLE checkup_local AS
      SELECT DISTINCT roll FROM source_sheet WHERE kind IN (${LOCAL_KINDS.map((kind) => `'${kind}'`).join(", ")})`);
  await db.append(
    "checkup_kind",
    Object.entries(FAULT_KINDS).map(([fault, { weight }]) => [fault, weight]),
  );
  await db.append(
    "checkup_once",
    ONCE_KINDS.map((kind) => [kind]),
  );
}

interface Group {
  roll: string;
  period: number | null;
  sheets: SheetFacts[];
}

function groupSheets(sheets: readonly SheetFacts[]): Group[] {
  const groups = new Map<string, Group>();
  for (const sheet of sheets) {
    if (sheet.roll === null) continue;
    const key = `${sheet.roll}|${sheet.period ?? ""}`;
    const group = groups.get(key) ?? { roll: sheet.roll, period: sheet.period, sheets: [] };
    group.sheets.push(sheet);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function rollChecks(
  db: Database,
  sheets: readonly SheetFacts[],
  month: number,
  last: CheckupRecord | undefined,
): Promise<RollCheck[]> {
  const catalogue = await loadRolls();
  const faults = await faultCounts(db);
  const towns = await townCounts(db);
  const missing = await missingTowns(db);
  const groups = groupSheets(sheets);
  const checks = groups.map((group) => {
    const roll = catalogue.get(group.roll) as Roll;
    const of = <Item extends { roll: string; period: number | null }>(items: readonly Item[]) =>
      items.filter((item) => item.roll === group.roll && item.period === group.period);
    const used = group.sheets.reduce((total, sheet) => total + sheet.used, 0);
    const newest = Math.max(
      ...groups.filter((each) => each.roll === group.roll).map(({ period }) => period ?? 0),
    );
    const before = lastOf(last, group);
    const problems = findProblems({
      ...group,
      roll,
      used,
      missingTowns: of(missing),
      last: before,
      isNewest: (group.period ?? 0) === newest,
      month,
    });
    const townChecks = of(towns).map(({ roll: _, period: __, ...town }) => town);
    const check = {
      roll: roll.id,
      label: roll.label,
      supplier: roll.supplier,
      period: group.period,
      files: [...new Set(group.sheets.map(({ file }) => file))],
      rows: used + group.sheets.reduce((total, { lost }) => total + lost, 0),
      used,
      validIds: townChecks.reduce((total, { validIds }) => total + validIds, 0),
      faults: of(faults).map(({ roll: _, period: __, ...fault }) => fault),
      towns: townChecks,
      problems,
      before: before?.rows ?? null,
    };
    return { ...check, score: scoreOf(check) };
  });
  return checks.toSorted(
    (a, b) => a.score - b.score || (a.roll < b.roll ? -1 : 1) || (a.period ?? 0) - (b.period ?? 0),
  );
}

/** The same roll and month last time; else the newest one of that roll, for a new month's file is compared with the last's. */
function lastOf(last: CheckupRecord | undefined, { roll, period }: Group) {
  const known = last?.rolls.filter((each) => each.roll === roll) ?? [];
  return (
    known.find((each) => each.period === period) ??
    known.toSorted((a, b) => (b.period ?? 0) - (a.period ?? 0))[0]
  );
}

async function faultCounts(
  db: Database,
): Promise<(FaultCount & { roll: string; period: number | null })[]> {
  const rows = await db.rows<{ roll: string; period: number | null; fault: string; count: number }>(
    `SELECT s.roll, s.period, f.fault, count(*) AS count
     FROM checkup_fault f JOIN source_sheet s USING (sheet_id)
     WHERE s.roll IS NOT NULL GROUP BY ALL ORDER BY s.roll, s.period, count DESC, f.fault`,
  );
  return rows.map((row) => {
    const { label, weight } = faultKind(row.fault);
    return { ...row, label, weight };
  });
}

function townCounts(
  db: Database,
): Promise<(TownCheck & { roll: string; period: number | null } & Record<string, never>)[]> {
  return db.rows(
    `SELECT roll, period, town, rows, valid_ids AS "validIds", blocked, doubtful FROM checkup_town
     ORDER BY roll, period, town NULLS LAST`,
  );
}

function missingTowns(
  db: Database,
): Promise<{ roll: string; period: number | null; town: string; expected: number }[]> {
  return db.rows(query("30-missing-town"), {
    least_placed: CHECKUP_LIMITS.leastPlaced,
    least_rolls: CHECKUP_LIMITS.leastRolls,
    least_expected: CHECKUP_LIMITS.leastExpected,
  });
}
