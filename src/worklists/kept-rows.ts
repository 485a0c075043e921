import { createHash } from "node:crypto";
import type { Database } from "../engine/database.ts";
import { holdsBatch, type IssuedPlace } from "./issued.ts";
import { IN_TOWN, LINE } from "./lead-table.ts";
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
      digest?: string;
    }[],
    place: IssuedPlace,
  ): Promise<void>;
}

/** To hash a line alone takes twice as long. */
const LINES_AT_ONCE = 100;

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
  const digests = known.length > 0 ? await digestsOf(db) : new Map<string, string>();
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
    keep: (made, place) => keep(db, { made, place, basis }),
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
    basis,
  }: { made: Parameters<KeptRows["keep"]>[0]; place: IssuedPlace; basis: string },
): Promise<void> {
  await db.run("BEGIN");
  try {
    await db.run("DELETE FROM kept_rows WHERE scope NOT IN (SELECT scope FROM same_scope)");
    const issued = JSON.stringify(place);
    const fresh = made.filter((each) => Buffer.isBuffer(each.issued));
    await db.append(
      "kept_rows",
      fresh.map(({ scope: { town }, rows, digest }) => [
        ...[scopeOf(town), keyOf(basis, digest), issued, packRows(rows)],
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

/** What each township's leads say, by township; the same as `leadDigest` makes of them as they are read. */
async function digestsOf(db: Database): Promise<Map<string, string>> {
  const rows = await db.rows<{ scope: string; digest: string }>(
    `SELECT ${SCOPE} AS scope, md5(string_agg(${LINE} || chr(10), '' ORDER BY ${IN_TOWN})) AS digest
     FROM worklist_lead l GROUP BY l.town`,
  );
  return new Map(rows.map(({ scope, digest }) => [scope, digest]));
}

/** Over the lines of the leads of a township, in their order in its workbook. */
export function leadDigest(): { add(line: string): void; end(): string } {
  const hash = createHash("md5");
  let lines: string[] = [];
  const take = () => {
    hash.update(lines.join(""));
    lines = [];
  };
  return {
    add: (line) => {
      if (lines.push(`${line}\n`) >= LINES_AT_ONCE) take();
    },
    end: () => {
      take();
      return hash.digest("hex");
    },
  };
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
