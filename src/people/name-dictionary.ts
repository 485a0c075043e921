import type { Cell, Database } from "../engine/database.ts";
import { runFile } from "./identity-file.ts";
import { keepReadings } from "./kept-readings.ts";
import { compareNames } from "./names/compare-names.ts";
import { comparedName, nameTexts } from "./names/name-key.ts";

/**
 * Read every distinct name text of `mention` once; not those that an earlier run has read (`openReadings`).
 *
 * Writes: name(name_hash, name_text, folded, shown, fold_hash, sound_hash, is_maybe), name_other_sound(name_hash, sound_hash), and an empty
 * name_level; where cells give several names, `name` by the one that those around are called by (13-other-names.sql). The hashes are what rules join by; one without a value is null. name_read, other_sound_read and other_name_read, which hold
 * the names there are now and no others.
 */
export async function buildNames(db: Database): Promise<void> {
  await db.script(`
    CREATE OR REPLACE TEMP TABLE name_told (no INTEGER, folded VARCHAR, sound VARCHAR, shown VARCHAR);
    CREATE OR REPLACE TEMP TABLE other_sound_told (no INTEGER, sound VARCHAR);
    CREATE OR REPLACE TEMP TABLE other_name_told (no INTEGER, nth INTEGER, folded VARCHAR, sound VARCHAR, is_said BOOLEAN);
    CREATE OR REPLACE TEMP TABLE name_level (left_name UBIGINT, right_name UBIGINT, level INTEGER);
    CREATE OR REPLACE TEMP TABLE name_now AS
    SELECT name_text, CAST(row_number() OVER () AS INTEGER) AS no
    FROM (
      SELECT DISTINCT name_text FROM mention WHERE name_text IS NOT NULL AND name_text <> ''
      UNION SELECT name_text FROM swapped_cells
      UNION SELECT name_text FROM unnamed_row WHERE name_text IS NOT NULL
    )`);
  const names: (string | number | null)[][] = [];
  const otherSounds: (string | number)[][] = [];
  const otherNames: Cell[][] = [];
  const texts = db.stream<{ no: number; name_text: string }>(
    "SELECT no, name_text FROM name_now ANTI JOIN name_read USING (name_text)",
  );
  for await (const chunk of texts) {
    for (const { no, name_text } of chunk) {
      const { folded, sound, otherSounds: sounds, shown, others } = nameTexts(name_text);
      // What is the same as the text is not sent back: nearly all is. Nor is the text: a byte order mark before it gets lost on the way.
      names.push([no, other(folded, name_text), sound, other(shown, name_text)]);
      for (const another of sounds) otherSounds.push([no, another]);
      others.forEach((other, at) => {
        otherNames.push([no, at + 1, other.folded, other.sound, other.isSaid]);
      });
    }
  }
  // A query that is still read from ends when anything else runs: hence two passes.
  await db.append("name_told", names);
  await db.append("other_sound_told", otherSounds);
  await db.append("other_name_told", otherNames);
  await db.script(`
    CREATE OR REPLACE TEMP TABLE name_made AS
    SELECT n.name_text, t.folded, t.sound, t.shown FROM name_told t JOIN name_now n ON n.no = t.no;
    CREATE OR REPLACE TEMP TABLE other_sound_made AS
    SELECT n.name_text, t.sound FROM other_sound_told t JOIN name_now n ON n.no = t.no;
    CREATE OR REPLACE TEMP TABLE other_name_made AS
    SELECT n.name_text, t.nth, t.folded, t.sound, t.is_said FROM other_name_told t JOIN name_now n ON n.no = t.no;
    DROP TABLE other_name_told;
    DROP TABLE name_told;
    DROP TABLE other_sound_told`);
  const kept = [
    { table: "name_read", made: "name_made" },
    { table: "other_sound_read", made: "other_sound_made" },
    { table: "other_name_read", made: "other_name_made" },
  ];
  await keepReadings(db, "name_text", kept, "name_now");
  await db.script(`
    CREATE OR REPLACE TEMP TABLE name AS
    SELECT hash(name_text) AS name_hash, name_text, folded, shown,
      CASE WHEN folded <> '' THEN hash(folded) END AS fold_hash, CASE WHEN sound <> '' THEN hash(sound) END AS sound_hash,
      false AS is_maybe
    FROM (
      SELECT name_text, coalesce(folded, plain) AS folded, sound, coalesce(shown, plain) AS shown
      FROM (SELECT *, ltrim(name_text, chr(65279)) AS plain FROM name_read)
    );
    CREATE OR REPLACE TEMP TABLE name_other_sound AS SELECT hash(name_text) AS name_hash, hash(sound) AS sound_hash FROM other_sound_read;
    DROP TABLE name_made;
    DROP TABLE other_sound_made;
    DROP TABLE other_name_made;
    DROP TABLE name_now`);
  await runFile(db, "13-other-names");
}

function other(made: string, text: string): string | null {
  return made === text ? null : made;
}

/** Compare the pairs of `name_pair_wanted(left_name, right_name)` and add their levels to `name_level`; those of an earlier run are known. */
export async function compareNamePairs(db: Database): Promise<void> {
  await db.run(`INSERT INTO name_level
    SELECT w.left_name, w.right_name, k.level FROM name_pair_wanted w
    JOIN name_level_read k ON k.left_name = w.left_name AND k.right_name = w.right_name`);
  const levels: (string | number)[][] = [];
  const pairs = db.stream<{ left_text: string; right_text: string }>(
    `SELECT a.name_text AS left_text, b.name_text AS right_text
     FROM name_pair_wanted w
     ANTI JOIN name_level_read k ON k.left_name = w.left_name AND k.right_name = w.right_name
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

/** Keep the levels of all pairs that were compared, and no others, for the next run. */
export async function keepLevels(db: Database): Promise<void> {
  await db.run(
    "CREATE OR REPLACE TABLE name_level_read AS SELECT DISTINCT left_name, right_name, level FROM name_level",
  );
}
