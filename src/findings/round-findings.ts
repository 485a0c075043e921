import { createHash } from "node:crypto";
import { type Database, quoteText } from "../engine/database.ts";
import { resourceFault } from "../engine/resource-fault.ts";
import { withAtomicFile } from "../project/atomic-file.ts";

/** The findings of one round, in its folder; owner only, for it says who they are about. */
export const ROUND_FINDINGS = "findings.parquet";

export interface FindingsDigest {
  findings: number;
  /** Over key, rule, level, period and sentence of each; independent of their order and of what was answered. */
  findingsHash: string;
}

/** Number and hash of findings: those of a table, a view or a `read_parquet(…)`. A province has more than one text can hold. */
export async function digestOfFindings(db: Database, source: string): Promise<FindingsDigest> {
  const hash = createHash("md5");
  let findings = 0;
  const lines = db.stream<{ line: string }>(`SELECT ${LINE} AS line FROM ${source} ORDER BY line`);
  for await (const rows of lines) {
    hash.update(rows.map(({ line }) => line).join(""));
    findings += rows.length;
  }
  return { findings, findingsHash: findings === 0 ? "" : hash.digest("hex") };
}

/** What one finding goes into the hash as. */
export const LINE =
  "md5(to_json([finding_key, rule, level, COALESCE(period, ''), message])::VARCHAR)";

/** The findings of one round as a table function for a query. */
export function readRoundFindings(path: string): string {
  return `read_parquet(${quoteText(path)})`;
}

/** The hash of the findings that a round kept; undefined where their file is gone or cannot be read. */
export async function keptFindingsHash(db: Database, path: string): Promise<string | undefined> {
  try {
    return (await digestOfFindings(db, readRoundFindings(path))).findingsHash;
  } catch (error) {
    const lacking = resourceFault(error);
    if (lacking === "disk" || lacking === "memory") throw error;
    return undefined;
  }
}

/**
 * Keep the findings of `rules`, whole or not at all.
 *
 * Reads:  finding, person, finding_exception, exception_rule.
 * Throws: UserError E6001, E6002.
 */
export async function writeRoundFindings(
  db: Database,
  path: string,
  rules: readonly string[],
): Promise<void> {
  const these = rules.map(quoteText).join(", ") || "NULL";
  await withAtomicFile(path, async (temporary) => {
    await db.run(`COPY (
      SELECT f.finding_key, f.rule, f.level, p.person_id, f.household_no, f.period, f.message, f.status,
        f.first_seen, p.name, p.town, p.village, x.expires AS excepted_until
      FROM finding f LEFT JOIN person p ON p.person_key = f.person_key
      LEFT JOIN finding_exception fx ON fx.finding_key = f.finding_key
      LEFT JOIN exception_rule x ON x.number = fx.number
      WHERE f.rule IN (${these})
      ORDER BY f.finding_key
    ) TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
  });
}
