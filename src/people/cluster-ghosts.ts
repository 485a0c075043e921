import type { Database } from "../engine/database.ts";

/** What can keep two rows without an ID from being one person. */
interface GhostUnit {
  unit_id: number;
  snap: number;
  lists_once: boolean;
  core: string;
  sex: number | null;
  birth: number | null;
  signature: string;
}

interface Cluster {
  units: GhostUnit[];
  /** Kind of the bond that first joined two rows; 0 while there is one. */
  bond: number;
}

/** The bond that people made; nothing speaks against it. */
const DECIDED = -1;

/**
 * Bring together rows that found no owner but share strong evidence, strongest bonds first; a bond is refused
 * where something speaks against it.
 *
 * Reads:  ghost_unit, ghost_bond, decision_beside. Writes: ghost_member(unit_id, ghost, bond).
 */
export async function clusterGhosts(db: Database): Promise<void> {
  const clusterOf = new Map<number, Cluster>();
  const units = await db.rows<GhostUnit & Record<string, string | number | boolean | null>>(
    "SELECT unit_id, snap, lists_once, CASE WHEN damage IN ('held', 'disowned') THEN '' ELSE core END AS core, sex, birth, signature FROM ghost_unit",
  );
  for (const unit of units) clusterOf.set(unit.unit_id, { units: [unit], bond: 0 });
  const bonds = await db.rows<{ kind: number; group_no: number; unit_id: number }>(
    `SELECT b.kind, dense_rank() OVER (ORDER BY b.kind, b.first, b.shared) AS group_no, b.unit_id
     FROM (
       SELECT b.*, min(u.signature) OVER (PARTITION BY b.kind, b.shared) AS first
       FROM ghost_bond b JOIN ghost_unit u ON u.unit_id = b.unit_id
     ) b JOIN ghost_unit u ON u.unit_id = b.unit_id
     ORDER BY group_no, u.signature, u.snap, u.first_mention`,
  );
  const apart = await decidedApart(db);
  let group: Cluster[] = [];
  let groupNo = 0;
  for (const { kind, group_no, unit_id } of bonds) {
    if (group_no !== groupNo) group = [];
    groupNo = group_no;
    joinGroup(group, kind, clusterOf.get(unit_id), { clusterOf, apart });
  }
  await writeClusters(db, clusterOf);
}

function joinGroup(
  group: Cluster[],
  kind: number,
  cluster: Cluster | undefined,
  { clusterOf, apart }: { clusterOf: Map<number, Cluster>; apart: ReadonlySet<string> },
): void {
  if (!cluster || group.includes(cluster)) return;
  const at = group.findIndex((other) => kind === DECIDED || canBeOne(other, cluster, apart));
  const other = group[at];
  if (!other) {
    group.push(cluster);
    return;
  }
  other.units.push(...cluster.units);
  other.bond = minBond(minBond(other.bond, cluster.bond), kind);
  for (const unit of cluster.units) clusterOf.set(unit.unit_id, other);
}

function minBond(left: number, right: number): number {
  return left === 0 || right === 0 ? left + right : Math.min(left, right);
}

function canBeOne(left: Cluster, right: Cluster, apart: ReadonlySet<string>): boolean {
  if (left.units.length * right.units.length > 10_000) return false;
  return left.units.every((a) =>
    right.units.every((b) => agrees(a, b) && !apart.has(`${a.signature} ${b.signature}`)),
  );
}

/** Pairs of signatures that people found to be two persons. */
async function decidedApart(db: Database): Promise<Set<string>> {
  const rows = await db.rows<{ pair: string }>(
    "SELECT signature || ' ' || other_signature AS pair FROM decision_beside WHERE verdict = 'not_same'",
  );
  return new Set(rows.map(({ pair }) => pair));
}

function agrees(a: GhostUnit, b: GhostUnit): boolean {
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return false;
  if (a.birth !== null && b.birth !== null && a.birth !== b.birth) return false;
  if (a.snap === b.snap && a.lists_once) return false;
  return a.core.length < 15 || b.core.length < 15 || shareParts(a.core, b.core);
}

/** Two damaged numbers that can be one: the area, the birth or the sequence is left whole, wherever a digit too few has moved it. */
function shareParts(a: string, b: string): boolean {
  if (a === b) return true;
  const area = a.slice(0, 6) === b.slice(0, 6);
  return area || a.includes(birthIn(b)) || b.includes(birthIn(a)) || a.slice(-4) === b.slice(-4);
}

/** Where birth stands in a whole number. */
function birthIn(core: string): string {
  return core.slice(6, 14);
}

async function writeClusters(db: Database, clusterOf: ReadonlyMap<number, Cluster>): Promise<void> {
  await db.run(
    "CREATE OR REPLACE TEMP TABLE ghost_member (unit_id BIGINT, ghost BIGINT, bond INTEGER)",
  );
  await db.append(
    "ghost_member",
    [...clusterOf].map(([unitId, { units, bond }]) => [unitId, units[0]?.unit_id ?? unitId, bond]),
  );
}
