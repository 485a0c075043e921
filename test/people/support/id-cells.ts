import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Database } from "../../../src/engine/database.ts";
import { checkCharacter } from "../../../src/people/check-digit.ts";
import { resolvePeople } from "../../../src/people/resolve-people.ts";

/** How a cell is read; the key of a number that is certain, as text. */
export interface Reading {
  cell: string | null;
  status: string;
  damage: string;
  key: string | null;
}

type Vector = [cell: string | null, status: string, damage: string, key: string | null];
const VECTORS = JSON.parse(
  readFileSync(new URL("../id-vectors.json", import.meta.url), "utf8"),
) as { cells: Vector[]; among_others: Vector[] };

/** The golden cells, each read by itself. */
export const GOLDEN = VECTORS.cells.map(reading);

/** The golden cells read together: a number that ends in 000 is believed where no other has its first fifteen digits. */
export const GOLDEN_TOGETHER = GOLDEN.map(
  (one) => VECTORS.among_others.map(reading).find((other) => other.cell === one.cell) ?? one,
);

function reading([cell, status, damage, key]: Vector): Reading {
  return { cell, status, damage, key };
}

/** Numbers of nobody: region 9999xx, real birthdays, right check characters. */
export const anId = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 30_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, day, order]) => {
    const birth = new Date(Date.UTC(1925, 0, 1 + day))
      .toISOString()
      .slice(0, 10)
      .replaceAll("-", "");
    const body = `9999${String(area).padStart(2, "0")}${birth}${String(order).padStart(3, "0")}`;
    return body + checkCharacter(body);
  });

const SPOILERS: readonly ((id: string, at: number) => string)[] = [
  (id) => id,
  (id) => id.toLowerCase(),
  (id) => ` ${id}\u00a0`,
  (id) => `'${id}`,
  (id) => `="${id}"`,
  (id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  (id) => id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (id) => `${id}（户主）`,
  (id) => `\u200b${id}\t`,
  (id) => id.replace("0", "O"),
  (id) => id.replace("1", "l"),
  (id) => id.replaceAll("5", "S").replace("2", "Z").replace("8", "B"),
  (id) => id.replace(/X$/, "×"),
  (id, at) => id.slice(0, at) + String((Number(id[at]) + 3) % 10) + id.slice(at + 1),
  (id, at) => id.slice(0, at) + id.slice(at + 1),
  (id, at) => id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2),
  (id, at) => `${id.slice(0, at)}7${id.slice(at)}`,
  (id) => `${id.slice(0, 15)}000`,
  (id) => `${id[0]}.${id.slice(1, 6)}E+17`,
  (id) => id.slice(0, 6) + id.slice(8, 17),
  (id) => `${id}44`,
  (id) => (id.endsWith("X") ? `${id.slice(0, 17)}10` : `${id}10`),
  (id) => id.replace(/X$/, "Ⅹ"),
  (id) => `（已故）${id}`,
  (id) => `${id}/${id.slice(0, 10)}`,
  () => "暂缺",
  () => "",
  () => "/",
  () => "H1234567890",
];
const aCell = fc
  .tuple(anId, fc.constantFrom(...SPOILERS), fc.integer({ min: 6, max: 15 }))
  .map(([id, spoil, at]) => spoil(id, at));

/** Cells as offices write them, each once. */
export function spoiledCells(): string[] {
  return [...new Set(fc.sample(aCell, { numRuns: 3000, seed: 11 }))];
}

/**
 * How the SQL of `people` reads cells; what is wrong with a number that is valid nevertheless it does not keep.
 *
 * Reads, writes: the tables of a database with stage tables.
 */
export async function readInSql(
  db: Database,
  cells: readonly (string | null)[],
): Promise<(Omit<Reading, "damage"> & { damage: string | null })[]> {
  await db.run("DELETE FROM mention");
  const place = ["张三", null, null, "甲乡", "东村", ...Array<null>(7).fill(null)];
  await db.append(
    "mention",
    cells.map((cell, index) => [
      ...[index * 4, index, "self", "hukou", "hukou", null, 1, index, cell],
      ...place,
    ]),
  );
  await resolvePeople(db);
  const read = await db.rows<Omit<Reading, "cell">>(
    `SELECT COALESCE(f.status, 'valid') AS status, f.damage,
       CASE WHEN f.mention_id IS NULL THEN CAST(l.person_key AS VARCHAR) END AS key
     FROM mention m JOIN link l USING (mention_id) LEFT JOIN id_fault f USING (mention_id)
     ORDER BY m.mention_id`,
  );
  // DuckDB's client drops a byte order mark from what it reads back.
  return read.map((one, index) => ({ cell: cells[index] ?? null, ...one }));
}
