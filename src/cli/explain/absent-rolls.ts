import type { Database } from "../../engine/database.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { PART_ROWS } from "../../staging/row-id.ts";

/** A roll that was read and does not have this person, and the rows of it that carry the same name. */
export interface AbsentRoll {
  roll: string;
  namesakes: {
    file: string;
    sheet: string;
    row: number;
    township: string;
    village: string;
    tier: string;
  }[];
  more: number;
}

const SHOWN_NAMESAKES = 3;

interface Namesake extends Record<string, string | number | null> {
  roll: string;
  file: string | null;
  sheet: string | null;
  row: number | null;
  township: string | null;
  village: string | null;
  tier: string | null;
  turn: number;
  people: number;
}

/** Where else this person was looked for: his own township's namesakes first. */
export async function absentRolls(
  db: Database,
  person: { person_key: string; name: string | null; town: string | null },
): Promise<AbsentRoll[]> {
  const labels = await loadRolls();
  const rows = await db.rows<Namesake>(
    `WITH his AS (
       SELECT DISTINCT m.roll FROM mention m JOIN link l ON l.mention_id = m.mention_id WHERE l.person_key = CAST($key AS BIGINT)
       UNION
       SELECT m.roll FROM mention m JOIN link_candidate c ON c.mention_id = m.mention_id WHERE c.person_key = CAST($key AS BIGINT)
     ),
     absent AS (
       SELECT DISTINCT roll FROM source_sheet WHERE roll IS NOT NULL AND roll NOT IN (SELECT roll FROM his)
     ),
     same_name AS (
       SELECT m.roll, f.file, s.sheet, m.row_no, m.town, m.village, l.tier,
         row_number() OVER (PARTITION BY m.roll ORDER BY m.town IS DISTINCT FROM $town, f.file, s.position, m.row_no) AS turn,
         count(*) OVER (PARTITION BY m.roll) AS people
       FROM mention m
       JOIN link l ON l.mention_id = m.mention_id
       JOIN source_sheet s ON s.sheet_id = m.sheet_id
       JOIN source_file f ON f.file_id = s.file_id
       WHERE replace(m.name_text, ' ', '') = $name AND m.roll IN (SELECT roll FROM absent)
     )
     SELECT a.roll, n.file, n.sheet, n.row_no % ${PART_ROWS} AS "row", n.town AS township, n.village, n.tier, coalesce(n.turn, 1) AS turn,
       coalesce(n.people, 0) AS people
     FROM absent a LEFT JOIN same_name n ON n.roll = a.roll AND n.turn <= ${SHOWN_NAMESAKES}
     ORDER BY a.roll, turn`,
    { key: person.person_key, name: person.name ?? "", town: person.town ?? "" },
  );
  const absent = new Map<string, AbsentRoll>();
  for (const { roll, file, sheet, row, township, village, tier, people } of rows) {
    const label = labels.get(roll)?.label ?? roll;
    const entry = absent.get(roll) ?? { roll: label, namesakes: [], more: 0 };
    absent.set(roll, entry);
    if (file === null || row === null) continue;
    entry.namesakes.push({
      file,
      sheet: sheet ?? "",
      row,
      township: township ?? "",
      village: village ?? "",
      tier: tier ?? "",
    });
    entry.more = people - entry.namesakes.length;
  }
  return [...absent.values()];
}
