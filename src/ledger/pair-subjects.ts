import type { Database } from "../engine/database.ts";
import { normaliseResidentId } from "../people/resident-id.ts";
import { defineIdentityMacros } from "../people/resolve-people.ts";
import type { Decision } from "./decisions.ts";

/** A pair of the review list, as decisions about it are written. */
export interface PairSubject {
  code: string;
  /** The person it may be: an ID of 18 characters. */
  person: string;
  /** What the rows say, one entry for each way of saying it. */
  sayings: Pick<Decision, "signature" | "heldId" | "said" | "from">[];
}

/** Look pairs of the last run up by their codes; those that are no longer there are left out. */
export async function pairSubjects(
  db: Database,
  codes: readonly string[],
): Promise<Map<string, PairSubject>> {
  await defineIdentityMacros(db);
  const rows = await db.rows<Saying>(
    `SELECT v.pair_code AS code, p.id18 AS person, n.signature, n.core,
       min(coalesce(CASE WHEN is_swapped(m.id_text, m.name_text) THEN m.id_text ELSE m.name_text END, '')) AS name, min(coalesce(CAST(m.birth_on AS VARCHAR), '')) AS birth,
       min(concat_ws(' ', m.town, m.village)) AS place,
       min(f.file || '·' || s.sheet || '·' || CAST(m.row_no AS VARCHAR)) AS "from"
     FROM review_pair v
     JOIN person p ON p.person_key = v.person_key
     JOIN link l ON l.person_key = v.ghost_key
     JOIN loose_naming n ON n.mention_id = l.mention_id
     JOIN mention m ON m.mention_id = l.mention_id
     JOIN source_sheet s ON s.sheet_id = m.sheet_id
     JOIN source_file f ON f.file_id = s.file_id
     WHERE v.pair_code IN (SELECT unnest(from_json($codes, '["VARCHAR"]')))
     GROUP BY v.pair_code, p.id18, n.signature, n.core
     ORDER BY v.pair_code, n.signature`,
    { codes: JSON.stringify(codes) },
  );
  const pairs = new Map<string, PairSubject>();
  for (const row of rows) {
    const pair = pairs.get(row.code) ?? { code: row.code, person: row.person, sayings: [] };
    pair.sayings.push(sayingOf(row));
    pairs.set(row.code, pair);
  }
  return pairs;
}

/** One way in which the rows of a pair name their person. */
interface Saying extends Record<string, string> {
  code: string;
  person: string;
  signature: string;
  core: string;
  name: string;
  birth: string;
  place: string;
  from: string;
}

function sayingOf({
  signature,
  core,
  name,
  birth,
  place,
  from,
}: Saying): PairSubject["sayings"][number] {
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
  const settled = new Set(
    decisions.map(({ signature, person, verdict }) =>
      verdict === "same" ? signature : `${signature} ${person}`,
    ),
  );
  if (settled.size === 0) return new Set();
  const codes = await db.rows<{ code: string }>("SELECT pair_code AS code FROM review_pair");
  const pairs = await pairSubjects(
    db,
    codes.map(({ code }) => code),
  );
  const decided = [...pairs.values()].filter(({ person, sayings }) =>
    sayings.every(
      ({ signature }) => settled.has(signature) || settled.has(`${signature} ${person}`),
    ),
  );
  return new Set(decided.map(({ code }) => code));
}
