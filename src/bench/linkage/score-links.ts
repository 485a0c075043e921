import type { Database } from "../../engine/database.ts";
import { readPackageFile } from "../package-text.ts";

/** How well rows were brought to persons, against the truth. */
export interface LinkScore {
  precision: number;
  recall: number;
  /** The same where an uncertain row counts as the first it may be. */
  recallMaybe: number;
  gaps: GapScore[];
}

/** Rows asked whether their person is covered, by the kind of damage that lies between. */
export interface GapScore {
  kind: string;
  asked: number;
  /** In truth not covered. */
  gaps: number;
  /** Neither for certain nor maybe covered: printed as missed. */
  flagged: number;
  /** Of these, in truth covered. */
  wrong: number;
  /** Taken for covered and in truth not. */
  hidden: number;
  /** Only maybe covered: to be verified. */
  doubtful: number;
  doubtful_gaps: number;
}

/** The ways of matching that are compared. */
export type Method = "written" | "normalised" | "doudi";

/**
 * Score one way of matching.
 *
 * Reads: truth(mention_id, pid, id_damage, name_damage), asked(mention_id), covering(mention_id), mention; for doudi link and link_candidate.
 */
export async function scoreLinks(db: Database, method: Method): Promise<LinkScore> {
  await nameRows(db, method);
  const pairs = await scorePairs(db);
  const gaps = await db.rows<GapScore & Record<string, string | number>>(
    readPackageFile("queries", "bench", "score-gaps.sql"),
  );
  await db.run(
    "UPDATE who SET who = m.who FROM (SELECT mention_id, who FROM maybe WHERE weight_order = 1) m WHERE m.mention_id = who.mention_id",
  );
  const { recall: recallMaybe } = await scorePairs(db);
  return { ...pairs, recallMaybe, gaps };
}

async function scorePairs(db: Database): Promise<{ precision: number; recall: number }> {
  const [pairs] = await db.rows<{ claimed: number; real: number; both: number }>(
    readPackageFile("queries", "bench", "score-pairs.sql"),
  );
  const { claimed = 1, real = 1, both = 0 } = pairs ?? {};
  return { precision: both / claimed, recall: both / real };
}

/** Whose each row is by this method (who), whose else it may be (maybe), and of which too many may be meant to say (undecided). */
async function nameRows(db: Database, method: Method): Promise<void> {
  const query =
    method === "doudi"
      ? "SELECT mention_id, CAST(person_key AS VARCHAR) AS who FROM link"
      : readPackageFile("queries", "bench", `key-by-${method}-id.sql`);
  const maybe =
    method === "doudi"
      ? "SELECT mention_id, CAST(person_key AS VARCHAR) AS who, weight_order FROM link_candidate"
      : "SELECT mention_id, '' AS who, 1 AS weight_order FROM truth WHERE false";
  const undecided =
    method === "doudi"
      ? "SELECT mention_id FROM link WHERE rule = 'R12'"
      : "SELECT mention_id FROM truth WHERE false";
  await db.script(`CREATE OR REPLACE TEMP TABLE who AS ${query};
    CREATE OR REPLACE TEMP TABLE maybe AS ${maybe};
    CREATE OR REPLACE TEMP TABLE undecided AS ${undecided}`);
}

/** All kinds of damage together. */
export function total(gaps: readonly GapScore[]): GapScore {
  const sum = (field: Exclude<keyof GapScore, "kind">) =>
    gaps.reduce((all, each) => all + each[field], 0);
  return {
    kind: "all",
    asked: sum("asked"),
    gaps: sum("gaps"),
    flagged: sum("flagged"),
    wrong: sum("wrong"),
    hidden: sum("hidden"),
    doubtful: sum("doubtful"),
    doubtful_gaps: sum("doubtful_gaps"),
  };
}
