import type { Database, Row } from "../../engine/database.ts";
import { contrast, maskedContrast } from "../../people/contrast.ts";
import { maskId, maskNumbers } from "../../project/mask.ts";
import { readReport } from "../../worklists/report-file.ts";
import { createLabels } from "../../worklists/round-tables.ts";

/** One pair to be looked at: what a row says, and the person it may be. How likely it is, is left out on purpose. */
export interface ReviewPair {
  pair_code: string;
  roll: string;
  place: string;
  rows: number;
  left_name: string;
  left_number: string;
  left_birth: string;
  left_home: string;
  left_householder: string;
  right_name: string;
  right_number: string;
  right_birth: string;
  right_home: string;
  right_householder: string;
  right_rolls: string;
  reason: string;
}

/** All pairs that nobody decided yet, the most promising first. */
export async function listPairs(
  db: Database,
  options: { decided: ReadonlySet<string>; fullId: boolean },
): Promise<ReviewPair[]> {
  await createLabels(db);
  const rows = await db.rows(readReport("review-pairs").sql);
  return rows
    .filter(({ pair_code }) => !options.decided.has(String(pair_code)))
    .map((row) => shown(row, options.fullId));
}

function shown(row: Row, fullId: boolean): ReviewPair {
  const text = (name: string) => String(row[name] ?? "");
  const number = numbers(text("left_core"), text("right_core"), fullId);
  const name = contrast(text("left_name").replace(/\p{Z}+/gu, ""), text("right_name"));
  return {
    pair_code: text("pair_code"),
    roll: text("roll"),
    place: text("place"),
    rows: Number(row.rows),
    left_name: name.left,
    left_number: number.left,
    left_birth: text("left_birth"),
    left_home: text("left_home"),
    left_householder: text("left_householder"),
    right_name: name.right,
    right_number: number.right,
    right_birth: text("right_birth"),
    right_home: text("right_home"),
    right_householder: text("right_householder"),
    right_rolls: text("right_rolls"),
    reason: fullId ? text("reason") : maskNumbers(text("reason")),
  };
}

/** Two numbers that have nothing to do with each other are shown as they are: every character would be marked. */
function numbers(left: string, right: string, fullId: boolean): { left: string; right: string } {
  if (left === "" || right === "") {
    const shown = (text: string) => (text === "" ? "（未填）" : fullId ? text : maskId(text));
    return { left: shown(left), right: shown(right) };
  }
  const marked = contrast(left, right);
  if (marked.left.replace(/【[^】]*】/g, "").length < 10) {
    return fullId ? { left, right } : { left: maskId(left), right: maskId(right) };
  }
  return fullId ? marked : maskedContrast(left, right);
}
