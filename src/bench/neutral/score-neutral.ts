import { openDatabase } from "../../engine/database.ts";
import { defineIdentityMacros, resolvePeople } from "../../people/resolve-people.ts";
import { readPackageFile } from "../package-text.ts";
import type { NeutralSet } from "./neutral-sets.ts";

export interface NeutralScore {
  records: number;
  /** Pairs that are one, in truth. */
  pairs: number;
  precision: number;
  recall: number;
  /** With every 疑似 row taken for its first candidate. */
  precisionAll: number;
  recallAll: number;
  seconds: number;
}

/** The rules that read or mend a number: a set without resident IDs cannot use them. */
const ID_RULES = new Set(["R2", "R2s", "R2m", "R3", "R3s", "R8", "R9", "R10"]);

/** Bring the records of a neutral set to persons by the real cascade, the ID rules off. */
export async function scoreNeutral(set: NeutralSet, folder: string): Promise<NeutralScore> {
  const db = await openDatabase({ threads: 2, memory: "2GB" });
  try {
    await defineIdentityMacros(db);
    await db.run(`CREATE TABLE neutral AS ${set.rows.replaceAll("{folder}", folder)}`);
    const query = readPackageFile("queries", "bench", "neutral-mentions.sql");
    await db.script(query.replaceAll("{with_register}", String(set.withRegister === true)));
    const start = performance.now();
    await resolvePeople(db, { without: ID_RULES });
    const seconds = (performance.now() - start) / 1000;
    const score = async (who: string) => {
      await db.run(`CREATE OR REPLACE TEMP TABLE who AS ${who}`);
      const [found] = await db.rows<{ claimed: number; real: number; both: number }>(
        readPackageFile("queries", "bench", "score-pairs.sql"),
      );
      const { claimed = 0, real = 0, both = 0 } = found ?? {};
      return { pairs: real, precision: both / Math.max(1, claimed), recall: both / real };
    };
    const sure = await score(
      "SELECT mention_id, CAST(person_key AS VARCHAR) AS who FROM link WHERE tier <> '疑似'",
    );
    const all = await score(
      `SELECT l.mention_id, CAST(coalesce(c.person_key, l.person_key) AS VARCHAR) AS who
       FROM link l LEFT JOIN link_candidate c ON c.mention_id = l.mention_id AND c.weight_order = 1`,
    );
    const [rows] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM mention");
    return {
      records: rows?.n ?? 0,
      ...sure,
      precisionAll: all.precision,
      recallAll: all.recall,
      seconds,
    };
  } finally {
    db.close();
  }
}
