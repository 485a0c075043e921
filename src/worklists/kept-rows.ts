import { createHash } from "node:crypto";
import type { Database } from "../engine/database.ts";
import { holdsBatch, type IssuedPlace } from "./issued.ts";
import { packRows, unpackRows } from "./packed-rows.ts";
import type { RuleText } from "./round.ts";
import type { MadeScope, ScopeRows } from "./scope-rows.ts";
import { sealKey } from "./seal.ts";
import { deflated } from "./workbook/deflated.ts";
import type { WorklistOptions } from "./write-worklists.ts";

/** What was kept of the workbooks of earlier rounds. */
export interface KeptRows {
  /** Condition for the leads of all others. */
  others: string;
  /** The rows of a township whose leads say what they said; undefined where they have to be made. */
  of(town: string | null): Pick<MadeScope, "rows" | "issued"> | undefined;
  /** Keep those that were made, and forget what nobody needs any longer. */
  keep(
    made: readonly {
      scope: { town: string | null };
      rows: ScopeRows;
      issued: MadeScope["issued"];
    }[],
    place: IssuedPlace,
  ): Promise<void>;
}

const TABLE =
  "CREATE TABLE IF NOT EXISTS kept_rows (scope VARCHAR, digest VARCHAR, issued VARCHAR, bytes BLOB)";
/** A township, or none, as a text that is never null. */
const SCOPE = "COALESCE('t' || l.town, '')";
const scopeOf = (town: string | null) => (town === null ? "" : `t${town}`);

/**
 * What can be taken from earlier rounds: most townships have the same leads when one roll was replaced.
 *
 * Reads:   worklist_lead, kept_rows, 台账/下发.
 * Writes:  same_scope, a temporary table.
 * Returns: undefined where nothing is kept: by village, or with whole ID numbers.
 */
export async function keptRows(
  db: Database,
  about: { rules: readonly RuleText[]; options: WorklistOptions },
): Promise<KeptRows | undefined> {
  const { keepVersion, by = "town", fullId, ledgerFolder } = about.options;
  if (keepVersion === undefined || by !== "town" || fullId) return undefined;
  await db.script(`${TABLE}; CREATE OR REPLACE TEMP TABLE same_scope (scope VARCHAR);`);
  const basis = await basisOf(about);
  const known = await db.rows<{ scope: string; digest: string; issued: string }>(
    "SELECT scope, digest, issued FROM kept_rows",
  );
  const digests = await digestsOf(db);
  const same = new Map<string, IssuedPlace>();
  for (const { scope, digest, issued } of known) {
    const place = JSON.parse(issued) as IssuedPlace;
    if (keyOf(basis, digests.get(scope)) === digest && holdsBatch(ledgerFolder, place))
      same.set(scope, place);
  }
  await db.append(
    "same_scope",
    [...same.keys()].map((scope) => [scope]),
  );
  const rows = await bytesOfSame(db);
  return {
    others: `${SCOPE} NOT IN (SELECT scope FROM same_scope)`,
    of: (town) => {
      const scope = scopeOf(town);
      const [bytes, issued] = [rows.get(scope), same.get(scope)];
      return bytes && issued && { rows: unpackRows(bytes), issued };
    },
    keep: (made, place) =>
      keep(db, { made, place, keyOf: (scope) => keyOf(basis, digests.get(scope)) }),
  };
}

/** All at once: a query between the leads would end their stream. */
async function bytesOfSame(db: Database): Promise<Map<string, Uint8Array>> {
  const among = "FROM kept_rows SEMI JOIN same_scope USING (scope) ORDER BY scope";
  const scopes = await db.rows<{ scope: string }>(`SELECT scope ${among}`);
  const blobs = await db.blobs(`SELECT bytes ${among}`);
  return new Map(
    scopes.flatMap(({ scope }, at) => {
      const bytes = blobs[at];
      return bytes ? [[scope, bytes] as const] : [];
    }),
  );
}

async function keep(
  db: Database,
  {
    made,
    place,
    keyOf,
  }: {
    made: Parameters<KeptRows["keep"]>[0];
    place: IssuedPlace;
    keyOf: (scope: string) => string;
  },
): Promise<void> {
  await db.run("BEGIN");
  try {
    await db.run("DELETE FROM kept_rows WHERE scope NOT IN (SELECT scope FROM same_scope)");
    const issued = JSON.stringify(place);
    const fresh = made.filter((each) => Buffer.isBuffer(each.issued));
    await db.append(
      "kept_rows",
      fresh.map(({ scope: { town }, rows }) => [
        ...[scopeOf(town), keyOf(scopeOf(town)), issued, packRows(rows)],
      ]),
    );
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
}

function keyOf(basis: string, digest = ""): string {
  return `${basis} ${digest}`;
}

/**
 * What each township's leads say, by township: a hash over the leads, whatever their order, for the order in the workbook follows from what
 * they say.
 */
async function digestsOf(db: Database): Promise<Map<string, string>> {
  const rows = await db.rows<{ scope: string; digest: string }>(
    `SELECT ${SCOPE} AS scope, CAST(sum(CAST(hash(l) AS HUGEINT)) AS VARCHAR) || ' ' || count(*) AS digest
     FROM worklist_lead l GROUP BY l.town`,
  );
  return new Map(rows.map(({ scope, digest }) => [scope, digest]));
}

/** What decides the rows besides the leads. */
async function basisOf({
  rules,
  options: { keepVersion, month, sensitiveWords, ledgerFolder },
}: Parameters<typeof keptRows>[1]): Promise<string> {
  const texts = rules.map(({ id, title, family, verify, outcomes }) => [
    ...[id, title, family, verify, outcomes],
  ]);
  const key = await sealKey(ledgerFolder);
  // Another version of Node.js may compress to other bytes.
  const packed = Buffer.from(deflated(Buffer.from(JSON.stringify(texts))).bytes).toString("base64");
  const basis = JSON.stringify([keepVersion, month, sensitiveWords ?? false, key, packed]);
  return createHash("sha256").update(basis).digest("hex");
}
