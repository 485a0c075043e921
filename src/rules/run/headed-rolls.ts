import { type Database, quoteText } from "../../engine/database.ts";
import { speaksForOthers } from "../../people/names/bare-name.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";
import { byAbsence } from "./by-absence.ts";

/** Families of several of which one row each stands on a list, before it can be said that it lists heads only. */
const FEWEST_FAMILIES = 3;
/** And their share among those of several: a family of which but one is left is among others whose members are named. */
const LEAST_HEADED = 0.9;

/** A list of 低保 that has one row a family, though families of several are on it, or a list on which a name stands for others. */
export interface HeadedRoll {
  file: string;
  town: string | null;
  families: number;
}

/**
 * Which lists of the 低保 roll, as it stands now, name the head of each family only, and on which lists a name stands for others of his family (张三等4人). How many are covered says 保障人数 (家庭人口 where the whole family is), or how
 * many stood under his number before; where neither is told, how many are registered with him.
 *
 * Reads:  stage.enrolment, mention, snapshot, link, source_sheet, source_file, sure.home.
 * Writes: headed_family: one such family, by the one whom the list names; `is_said`: his name says so.
 */
export async function findHeadedFamilies(db: Database): Promise<HeadedRoll[]> {
  await db.run(`CREATE OR REPLACE TEMP TABLE stood_before AS
SELECT DISTINCT m.household_space, m.household_no, l.person_key
FROM main.mention m
JOIN main.snapshot n ON n.roll = m.roll AND n.period = m.period AND n.state = 'previous'
JOIN main.link l ON l.mention_id = m.mention_id
WHERE m.role = 'self' AND m.roll = 'dibao' AND m.household_no IS NOT NULL`);
  await writeSpeakers(db);
  await db.run(`CREATE OR REPLACE TEMP TABLE headed_family AS
WITH listed AS (
  SELECT f.file, m.town, m.household_space, COALESCE(m.household_no, 'row ' || m.row_id) AS household_no, l.person_key, m.relation,
    COALESCE(e.covered_count, CASE WHEN e.coverage = '整户保' THEN e.family_count END) AS said, e.coverage
  FROM stage.enrolment e
  JOIN main.mention m ON m.mention_id = ${ownRowSql("e")} * 4
  JOIN main.snapshot n ON n.roll = e.roll AND n.period IS NOT DISTINCT FROM e.period AND n.state = 'current'
  JOIN main.link l ON l.mention_id = m.mention_id
  JOIN main.source_sheet s ON s.sheet_id = e.sheet_id
  JOIN main.source_file f ON f.file_id = s.file_id
  WHERE e.roll = 'dibao' AND e.programme = 'dibao' AND e.duplicate_of IS NULL
),
family AS (
  SELECT file, town, count(DISTINCT person_key) AS named, min(person_key) AS person_key, max(said) AS said
  FROM listed
  GROUP BY file, town, household_space, household_no
  HAVING NOT bool_or(COALESCE(coverage = '单人保', false))
),
on_list AS (SELECT DISTINCT person_key FROM listed),
-- A list without numbers, or with one of its own for each person, names families all the same.
before_size AS (
  SELECT b.person_key, max(n.people) AS people, max(n.named) AS named
  FROM stood_before b
  JOIN (
    SELECT o.household_space, o.household_no, count(*) AS people, count(l.person_key) AS named
    FROM stood_before o LEFT JOIN on_list l ON l.person_key = o.person_key
    GROUP BY ALL
  ) n ON n.household_space = b.household_space AND n.household_no = b.household_no
  GROUP BY b.person_key
),
home_size AS (
  SELECT h.person_key, n.people, n.named
  FROM sure.home h
  JOIN (
    SELECT o.hukou_no, count(*) AS people, count(l.person_key) AS named
    FROM sure.home o LEFT JOIN on_list l ON l.person_key = o.person_key
    GROUP BY o.hukou_no
  ) n ON n.hukou_no = h.hukou_no
),
several AS (
  SELECT f.file, f.town, f.person_key, f.named AS own, greatest(f.named, COALESCE(b.named, 1), COALESCE(h.named, 1)) AS named
  FROM family f
  LEFT JOIN before_size b ON b.person_key = f.person_key
  LEFT JOIN home_size h ON h.person_key = f.person_key
  WHERE COALESCE(f.said, b.people, h.people, 1) > 1
),
unit AS (
  SELECT file, town FROM several GROUP BY file, town
  HAVING count(*) >= ${FEWEST_FAMILIES} AND count(*) FILTER (named = 1) >= ${LEAST_HEADED} * count(*)
  EXCEPT
  SELECT file, town FROM listed GROUP BY file, town
  HAVING count(*) FILTER (relation <> '户主') > (1 - ${LEAST_HEADED}) * count(*)
)
SELECT s.file, s.town, s.person_key, false AS is_said
FROM several s JOIN unit u ON u.file = s.file AND u.town IS NOT DISTINCT FROM s.town
WHERE s.own = 1
UNION ALL
SELECT DISTINCT f.file, m.town, l.person_key, true
FROM main.mention m
SEMI JOIN speaker_name k ON k.name_text = m.name_text
JOIN main.snapshot n ON n.roll = m.roll AND n.period IS NOT DISTINCT FROM m.period AND n.state = 'current'
JOIN main.link l ON l.mention_id = m.mention_id
JOIN main.source_sheet s ON s.sheet_id = m.sheet_id
JOIN main.source_file f ON f.file_id = s.file_id
WHERE m.kind = 'enrolment' AND m.role = 'self'`);
  await db.run("DROP TABLE speaker_name");
  return db.rows<HeadedRoll & Record<string, string | number | null>>(
    "SELECT file, town, count(DISTINCT person_key)::INTEGER AS families FROM headed_family GROUP BY ALL ORDER BY file, town",
  );
}

/** Names of those who stand for others: speaker_name. */
async function writeSpeakers(db: Database): Promise<void> {
  const names = await db.rows<{ name_text: string }>(
    `SELECT DISTINCT name_text FROM main.mention
     WHERE kind = 'enrolment' AND role = 'self' AND length(name_text) > 3 AND regexp_matches(name_text, '等|家|共|夫|[父母]\\s*[子女]|[0-9０-９一二两三四五六七八九十]\\s*[人口]')`,
  );
  await db.run("CREATE OR REPLACE TEMP TABLE speaker_name (name_text VARCHAR)");
  const speakers = names.filter(({ name_text }) => speaksForOthers(name_text));
  await db.append(
    "speaker_name",
    speakers.map(({ name_text }) => [name_text]),
  );
}

/**
 * Rows for `unsure_person` (rule, person_key, reason): who stood with such a head on the roll before, or is registered or poor in one household with
 * him, may be covered by his row, though no row names him. Nobody is of whom a list of stops tells, or who stands on a roll himself.
 *
 * Reads: headed_family, stood_before, the sure world of the model.
 */
export function headedRollSql(pack: Pack): string | undefined {
  const rules = byAbsence(pack, "enrolment").filter(({ needs }) =>
    needs.some(
      ({ kind, roll, any_roll, state }) =>
        kind === "enrolment" &&
        state !== "previous" &&
        (any_roll?.includes("dibao") ?? (roll === undefined || roll === "dibao")),
    ),
  );
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, w.person_key,
  CASE WHEN w.is_said THEN '同户一人在名册上的姓名连着别人一起写，同户的人在不在保看不出' ELSE '所在户在低保名册上只列了一人，同户的人在不在保看不出' END AS reason
FROM (
  SELECT person_key, bool_and(is_said) AS is_said
  FROM (
    SELECT o.person_key, f.is_said
    FROM headed_family f
    JOIN stood_before b ON b.person_key = f.person_key
    JOIN stood_before o ON o.household_space = b.household_space AND o.household_no = b.household_no
    UNION
    SELECT o.person_key, f.is_said FROM headed_family f JOIN sure.home h ON h.person_key = f.person_key JOIN sure.home o ON o.hukou_no = h.hukou_no
    UNION
    SELECT o.person_key, f.is_said
    FROM headed_family f
    JOIN sure.poverty p ON p.person_key = f.person_key
    JOIN sure.poverty o ON o.household_no = p.household_no
  )
  GROUP BY person_key
) w
ANTI JOIN sure.protected x ON x.person_key = w.person_key
ANTI JOIN sure.stopped d ON d.person_key = w.person_key
CROSS JOIN (VALUES ${rules.map(({ id }) => `(${quoteText(id)})`).join(", ")}) t (rule)`;
}
