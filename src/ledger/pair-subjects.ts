import type { Database } from "../engine/database.ts";
import { normaliseResidentId } from "../people/resident-id.ts";
import { defineIdentityMacros } from "../people/resolve-people.ts";
import { PART_ROWS } from "../staging/row-id.ts";
import type { Decision } from "./decisions.ts";

type SaidSo = Pick<Decision, "signature" | "heldId" | "said" | "from"> & { signature: string };

/** A pair of the review list, as decisions about it are written. */
export interface PairSubject {
  code: string;
  /** The person it may be: an ID of 18 characters; null where he has none and `others` tells who is meant. */
  person: string | null;
  /** What the rows say, one entry for each way of saying it. */
  sayings: SaidSo[];
  /** What the rows of the other say, where he has no valid number. */
  others: SaidSo[];
}

/** Look pairs of the last run up by their codes; those that are no longer there are left out. */
export async function pairSubjects(
  db: Database,
  codes: readonly string[],
): Promise<Map<string, PairSubject>> {
  await defineIdentityMacros(db);
  const rows = await db.rows<Saying>(
    `WITH told AS (
       SELECT v.pair_code, v.person_key, v.ghost_key AS teller, 0 AS is_other FROM review_pair v
       UNION ALL
       SELECT v.pair_code, v.person_key, v.person_key, 1 FROM review_pair v WHERE v.person_key < 0
     )
     SELECT v.pair_code AS code, p.id18 AS person, v.is_other, n.signature, n.core,
       min(coalesce(own_name_text(m.id_text, m.name_text), '')) AS name, min(coalesce(CAST(m.birth_on AS VARCHAR), '')) AS birth,
       min(concat_ws(' ', m.town, m.village)) AS place,
       min(f.file || '·' || s.sheet || '·' || CAST(m.row_no % ${PART_ROWS} AS VARCHAR)
         || CASE WHEN m.row_no >= ${PART_ROWS} THEN '.' || CAST(m.row_no // ${PART_ROWS} + 1 AS VARCHAR) ELSE '' END) AS "from"
     FROM told v
     JOIN person p ON p.person_key = v.person_key
     JOIN link l ON l.person_key = v.teller
     JOIN loose_naming n ON n.mention_id = l.mention_id
     JOIN mention m ON m.mention_id = l.mention_id
     JOIN source_sheet s ON s.sheet_id = m.sheet_id
     JOIN source_file f ON f.file_id = s.file_id
     WHERE v.pair_code IN (SELECT unnest(from_json($codes, '["VARCHAR"]')))
     GROUP BY v.pair_code, p.id18, v.is_other, n.signature, n.core
     ORDER BY v.pair_code, n.signature`,
    { codes: JSON.stringify(codes) },
  );
  const pairs = new Map<string, PairSubject>();
  for (const row of rows) {
    const { code, person } = row;
    const pair = pairs.get(code) ?? { code, person, sayings: [], others: [] };
    (row.is_other === 1 ? pair.others : pair.sayings).push(sayingOf(row));
    pairs.set(code, pair);
  }
  return pairs;
}

/** One way in which the rows of a pair name their person. */
interface Saying extends Record<string, string | number | null> {
  code: string;
  person: string | null;
  is_other: number;
  signature: string;
  core: string;
  name: string;
  birth: string;
  place: string;
  from: string;
}

function sayingOf({ signature, core, name, birth, place, from }: Saying): SaidSo {
  return {
    signature,
    heldId: normaliseResidentId(core).id18,
    said: { name, number: core, birth, place },
    from,
  };
}

/** Codes of the pairs about which every way of saying it is decided, although the run has not yet heard of it. */
export async function decidedPairs(
  db: Database,
  decisions: readonly Decision[],
): Promise<Set<string>> {
  const settled = new Set(decisions.flatMap(settledBy));
  if (settled.size === 0) return new Set();
  const codes = await db.rows<{ code: string }>("SELECT pair_code AS code FROM review_pair");
  const pairs = await pairSubjects(
    db,
    codes.map(({ code }) => code),
  );
  const decided = [...pairs.values()].filter(({ person, sayings, others }) => {
    const whom = person === null ? others.map((other) => other.signature) : [person];
    return sayings.every(
      ({ signature }) =>
        settled.has(signature) || whom.every((each) => settled.has(`${signature} ${each}`)),
    );
  });
  return new Set(decided.map(({ code }) => code));
}

function settledBy({ signature, person, verdict, beside }: Decision): string[] {
  if (beside) return [`${signature} ${beside.signature}`, `${beside.signature} ${signature}`];
  return [verdict === "same" ? `${signature}` : `${signature} ${person}`];
}
