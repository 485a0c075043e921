import type { Database } from "../engine/database.ts";
import { compareNames } from "./names/compare-names.ts";
import { comparedName, nameTexts } from "./names/name-key.ts";

/**
 * Read every distinct name text of `mention` once.
 *
 * Writes: name(name_hash, name_text, folded, shown, fold_hash, sound_hash), name_other_sound(name_hash, sound_hash), and an empty
 * name_level. The hashes are what rules join by; one without a value is null.
 */
export async function buildNames(db: Database): Promise<void> {
  await db.script(`
    CREATE OR REPLACE TEMP TABLE name_made (name_text VARCHAR, folded VARCHAR, sound VARCHAR, shown VARCHAR);
    CREATE OR REPLACE TEMP TABLE other_sound_made (name_text VARCHAR, sound VARCHAR);
    CREATE OR REPLACE TEMP TABLE name_level (left_name UBIGINT, right_name UBIGINT, level INTEGER)`);
  const names: (string | null)[][] = [];
  const otherSounds: string[][] = [];
  const texts = db.stream<{ name_text: string }>(
    `SELECT DISTINCT name_text FROM mention WHERE name_text IS NOT NULL AND name_text <> ''
     UNION SELECT name_text FROM swapped_cells`,
  );
  for await (const chunk of texts) {
    for (const { name_text } of chunk) {
      const { folded, sound, otherSounds: others, shown } = nameTexts(name_text);
      // What is the same as the text is not sent back: nearly all is.
      names.push([name_text, other(folded, name_text), sound, other(shown, name_text)]);
      for (const another of others) otherSounds.push([name_text, another]);
    }
  }
  // A query that is still read from ends when anything else runs: hence two passes.
  await db.append("name_made", names);
  await db.append("other_sound_made", otherSounds);
  await db.script(`
    CREATE OR REPLACE TEMP TABLE name AS
    SELECT hash(name_text) AS name_hash, name_text, folded, shown,
      CASE WHEN folded <> '' THEN hash(folded) END AS fold_hash, CASE WHEN sound <> '' THEN hash(sound) END AS sound_hash
    FROM (SELECT name_text, coalesce(folded, name_text) AS folded, sound, coalesce(shown, name_text) AS shown FROM name_made);
    CREATE OR REPLACE TEMP TABLE name_other_sound AS SELECT hash(name_text) AS name_hash, hash(sound) AS sound_hash FROM other_sound_made;
    DROP TABLE name_made;
    DROP TABLE other_sound_made`);
}

function other(made: string, text: string): string | null {
  return made === text ? null : made;
}

/** Compare the pairs of `name_pair_wanted(left_name, right_name)` and add their levels to `name_level`. */
export async function compareNamePairs(db: Database): Promise<void> {
  const levels: (string | number)[][] = [];
  const pairs = db.stream<{ left_text: string; right_text: string }>(
    `SELECT a.name_text AS left_text, b.name_text AS right_text
     FROM name_pair_wanted w
     JOIN name a ON a.name_hash = w.left_name
     JOIN name b ON b.name_hash = w.right_name`,
  );
  for await (const chunk of pairs) {
    for (const { left_text, right_text } of chunk) {
      levels.push([
        left_text,
        right_text,
        compareNames(comparedName(left_text), comparedName(right_text)),
      ]);
    }
  }
  if (levels.length === 0) return;
  await db.run(
    "CREATE OR REPLACE TEMP TABLE level_made (left_text VARCHAR, right_text VARCHAR, level INTEGER)",
  );
  await db.append("level_made", levels);
  await db.script(`
    INSERT INTO name_level SELECT hash(left_text), hash(right_text), level FROM level_made;
    DROP TABLE level_made`);
}
