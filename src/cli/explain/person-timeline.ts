import type { Database } from "../../engine/database.ts";
import { readAnswers } from "../../ledger/answers.ts";
import type { ProjectPaths } from "../../project/project.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import { createSpellTables } from "../../rules/spells/spell-tables.ts";
import { OUTCOMES } from "../../worklists/outcomes.ts";

/** 一人一档: what is known of one person over time; months as `2019-10`. */
export interface PersonTimeline {
  /** In which months each roll has him. */
  rolls: { roll: string; months: string[]; rows: number }[];
  spells: PersonSpell[];
  /** Payments in his own name, by month they are for. */
  payments: { month: string; item: string; fen: number; result: string; paid_on: string | null }[];
  /** What townships answered, in the order in which the answers came in. */
  answers: { rule: string; round: string; outcome: string; note: string; on: string | null }[];
}

export interface PersonSpell {
  programme: string;
  from: string | null;
  /** Null: in force. */
  to: string | null;
  basis: string | null;
  reason: string | null;
  /** Of an exit of the last year. */
  cause: string | null;
  patterns: string[];
}

export async function personTimeline(
  db: Database,
  project: Pick<ProjectPaths, "ledgerFolder">,
  person: { person_key: string; person_id: string },
  findingKeys: readonly string[],
): Promise<PersonTimeline> {
  await createSpellTables(db);
  const key = person.person_key;
  return {
    rolls: await rollsOf(db, key),
    spells: await spellsOf(db, key),
    payments: await paymentsOf(db, key),
    answers: answersOf(project, person.person_id, new Set(findingKeys)),
  };
}

async function rollsOf(db: Database, key: string): Promise<PersonTimeline["rolls"]> {
  const rolls = await loadRolls();
  const rows = await db.rows<{ roll: string; months: string | null; rows: number }>(
    `SELECT m.roll, string_agg(DISTINCT CAST(m.period AS VARCHAR), ',' ORDER BY CAST(m.period AS VARCHAR)) AS months,
       count(*) AS rows
     FROM link l JOIN mention m ON m.mention_id = l.mention_id
     WHERE l.person_key = CAST($key AS BIGINT) GROUP BY m.roll ORDER BY m.roll`,
    { key },
  );
  return rows.map(({ roll, months, rows: count }) => ({
    roll: rolls.get(roll)?.label ?? roll,
    months: months === null ? [] : months.split(",").map((month) => monthText(Number(month))),
    rows: count,
  }));
}

async function spellsOf(db: Database, key: string): Promise<PersonSpell[]> {
  const rows = await db.rows<{
    programme: string;
    from_month: number | null;
    to_month: number | null;
    to_basis: string | null;
    exit_reason: string | null;
    cause: string | null;
    patterns: string | null;
  }>(
    `SELECT s.programme, s.from_month, s.to_month, s.to_basis, s.exit_reason, e.cause,
       (SELECT string_agg(DISTINCT x.pattern, ',' ORDER BY x.pattern) FROM exit_pattern x
        WHERE x.person_key = s.person_key AND x.programme = s.programme AND x.month = s.to_month) AS patterns
     FROM spell s LEFT JOIN exit_record e
       ON e.person_key = s.person_key AND e.programme = s.programme AND e.spell_no = s.spell_no
     WHERE s.person_key = CAST($key AS BIGINT)
     ORDER BY COALESCE(s.from_month, s.to_month), s.programme, s.spell_no`,
    { key },
  );
  return rows.map((row) => ({
    programme: row.programme,
    from: row.from_month === null ? null : monthText(row.from_month),
    to: row.to_month === null ? null : monthText(row.to_month),
    basis: row.to_basis,
    reason: row.exit_reason,
    cause: row.cause,
    patterns: row.patterns?.split(",") ?? [],
  }));
}

async function paymentsOf(db: Database, key: string): Promise<PersonTimeline["payments"]> {
  const rows = await db.rows<{
    month: number;
    item: string;
    fen: number;
    result: string;
    paid_on: string | null;
  }>(
    `SELECT for_month AS month, item, COALESCE(amount_fen, 0) AS fen, COALESCE(result, '成功') AS result,
       CAST(paid_on AS VARCHAR) AS paid_on
     FROM sure.payment WHERE person_key = CAST($key AS BIGINT) AND for_month IS NOT NULL
     ORDER BY for_month, item, row_id`,
    { key },
  );
  return rows.map((row) => ({ ...row, month: monthText(row.month) }));
}

function answersOf(
  project: Pick<ProjectPaths, "ledgerFolder">,
  personId: string,
  keys: ReadonlySet<string>,
): PersonTimeline["answers"] {
  return readAnswers(project).flatMap(({ round, answers }) =>
    answers
      .filter((answer) => answer.personId === personId || keys.has(answer.findingKey))
      .map(({ rule, outcome, note, verifiedOn }) => ({
        rule,
        round,
        outcome: OUTCOMES.find(({ code }) => code === outcome)?.text ?? outcome,
        note,
        on: verifiedOn,
      })),
  );
}
