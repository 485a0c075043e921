import type { Database } from "../engine/database.ts";
import { compareNames } from "./names/compare-names.ts";
import { type NameKey, nameKey } from "./names/name-key.ts";

/** Names as they are compared, read once for each distinct text and kept for the run. */
export class NameDictionary {
  private readonly keys: NameKey[] = [];
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /**
   * Read every distinct name text of `mention`.
   *
   * Writes: name_key(name_text, name_ref, folded, sound, shown); spellings of one name share a name_ref.
   */
  async build(): Promise<void> {
    await this.db.script(`
      CREATE OR REPLACE TEMP TABLE name_key (name_text VARCHAR, name_ref INTEGER, folded VARCHAR, sound VARCHAR, shown VARCHAR);
      CREATE OR REPLACE TEMP TABLE name_pair (left_ref INTEGER, right_ref INTEGER, level INTEGER);`);
    const refs = new Map<string, number>();
    const rows: (string | number | null)[][] = [];
    const texts = this.db.stream<{ name_text: string }>(
      "SELECT DISTINCT name_text FROM mention WHERE name_text IS NOT NULL ORDER BY name_text",
    );
    for await (const chunk of texts) {
      for (const { name_text } of chunk) {
        const key = nameKey(name_text);
        if (key.folded === "") continue;
        const ref = refs.get(key.folded) ?? this.keys.push(key) - 1;
        refs.set(key.folded, ref);
        rows.push([name_text, ref, key.folded, key.sound, shownName(name_text)]);
      }
    }
    await this.db.append("name_key", rows);
  }

  /** Compare the pairs in `name_pair_wanted` and add their levels to `name_pair`. */
  async comparePairs(): Promise<void> {
    const rows: number[][] = [];
    const pairs = this.db.stream<{ left_ref: number; right_ref: number }>(
      "SELECT left_ref, right_ref FROM name_pair_wanted WHERE left_ref <> right_ref ORDER BY ALL",
    );
    for await (const chunk of pairs) {
      for (const { left_ref, right_ref } of chunk) {
        const [left, right] = [this.keys[left_ref], this.keys[right_ref]];
        if (left && right) rows.push([left_ref, right_ref, compareNames(left, right)]);
      }
    }
    await this.db.append("name_pair", rows);
  }
}

/** The name as lists print it: spaces and remarks gone, nothing folded. */
function shownName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[\p{Zs}\p{Cc}\p{Cf}]/gu, "")
    .replace(/[（(].*$/u, "")
    .replace(/\*+$/, "");
  return plain === "" ? text.trim() : plain;
}
