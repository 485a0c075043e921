import type { Database } from "../../engine/database.ts";
import { FIXED_WEIGHTS, SESSIONS, WEIGHT_FIELDS } from "./fields.ts";
import { type Levels, learnSession, type Pattern, type Session } from "./learn.ts";
import { type BornName, nameChance } from "./name-chance.ts";

/** Distinct names are looked at up to here; more are thinned by their hash, the same ones every time. */
const MOST_NAMES = 20_000;

type Chance = Record<
  "birth" | "area" | "tail" | "sex" | "fold" | "sound" | "place" | "town" | "house" | "people",
  number | null
>;

/**
 * Learn what agreement is worth, for putting the 疑似 pairs in order and for nothing else.
 *
 * Reads:  weighed, chance, seed_name, name.
 * Writes: weight(field, label, level, level_label, m, u, bits, basis) and weight_session(session, pairs, share, iterations, fault).
 */
export async function learnWeights(db: Database): Promise<void> {
  const start = expected();
  const u = await chances(db, start);
  const patterns = await db.rows<Pattern & { session: string }>(
    `SELECT session, name, birth, sex, place, house, number, count(*) AS pairs FROM weighed
     WHERE session <> 'asked' GROUP BY ALL ORDER BY ALL`,
  );
  const sessions = Object.entries(SESSIONS).map(([name, fields]) =>
    learnSession(
      name,
      patterns.filter(
        ({ session, number }) => session === name && (number ?? 0) >= 0 && (number ?? 0) <= 3,
      ),
      fields,
      start,
      u,
    ),
  );
  await writeWeights(db, sessions, start, u);
}

function expected(): Levels {
  return Object.fromEntries(
    WEIGHT_FIELDS.map(({ field, levels }) => [
      field,
      new Map(levels.map(([level, , share]) => [level, share])),
    ]),
  );
}

/** u in closed form, from the shares of values among all people. */
async function chances(db: Database, start: Levels): Promise<Levels> {
  const [chance] = await db.rows<Chance>("SELECT * FROM chance");
  const of = (name: keyof Chance) => Math.min(0.999, Math.max(1e-9, Number(chance?.[name] ?? 0)));
  const names = nameChance(await someNames(db));
  const sound = Math.max(of("sound"), of("fold"));
  // Sounds of a name hang together more than single characters show: it is at least as common to be alike as to sound the same.
  const alike = Math.max(names.alike, 2 * sound - of("fold"));
  const oneOff = Math.max(names.oneOff, alike);
  const part = Math.max(names.part, oneOff);
  const whole = of("birth") * of("tail");
  const some = of("birth") + of("tail") - 2 * whole;
  const area = of("area") * (1 - some - whole);
  const u: Record<string, [number, number][]> = {
    name: [
      [6, of("fold")],
      [5, sound - of("fold")],
      [4, alike - sound],
      [3, oneOff - alike],
      [2, part - oneOff],
      [0, 1 - part],
    ],
    birth: twoWay(of("birth")),
    sex: twoWay(of("sex")),
    place: [
      [2, of("place")],
      [1, Math.max(0, of("town") - of("place"))],
      [0, 1 - Math.max(of("town"), of("place"))],
    ],
    house: twoWay(of("house")),
    number: [
      [3, whole],
      [2, some],
      [1, area],
      [0, 1 - whole - some - area],
    ],
  };
  return Object.fromEntries(
    Object.keys(start).map((field) => [
      field,
      new Map((u[field] ?? []).map(([level, share]) => [level, Math.max(share, 1e-9)])),
    ]),
  );
}

function twoWay(share: number): [number, number][] {
  return [
    [1, share],
    [0, 1 - share],
  ];
}

async function someNames(db: Database): Promise<BornName[]> {
  const [all] = await db.rows<{ n: number }>(
    "SELECT count(DISTINCT name_hash) AS n FROM seed_name",
  );
  const thin = Math.max(1, Math.ceil((all?.n ?? 0) / MOST_NAMES));
  return db.rows<BornName & Record<string, string | number>>(
    `SELECT k.name_text AS text, n.people
     FROM (SELECT name_hash, count(DISTINCT id_key) AS people FROM seed_name WHERE name_hash % ${thin} = 0 GROUP BY name_hash) n
     JOIN name k ON k.name_hash = n.name_hash
     ORDER BY k.name_text`,
  );
}

async function writeWeights(
  db: Database,
  sessions: readonly Session[],
  start: Levels,
  u: Levels,
): Promise<void> {
  await db.script(`
    CREATE OR REPLACE TABLE weight (field VARCHAR, label VARCHAR, level INTEGER, level_label VARCHAR, m DOUBLE, u DOUBLE, bits DOUBLE, basis VARCHAR);
    CREATE OR REPLACE TABLE weight_session (session VARCHAR, pairs BIGINT, share DOUBLE, iterations INTEGER, fault VARCHAR)`);
  const rows: (string | number | null)[][] = [];
  for (const { field, label, levels } of WEIGHT_FIELDS) {
    const learnt = combine(sessions, field);
    for (const [level, levelLabel, share] of levels) {
      const m = learnt?.get(level) ?? start[field]?.get(level) ?? share;
      const chance = u[field]?.get(level) ?? 1;
      const basis = learnt ? "学得" : "预设";
      rows.push([field, label, level, levelLabel, m, chance, Math.log2(m / chance), basis]);
    }
  }
  for (const [level, label, bits] of FIXED_WEIGHTS) {
    rows.push(["number", "证号", level, label, null, null, bits, "限定"]);
  }
  await db.append("weight", rows.map(asDoubles));
  await db.append(
    "weight_session",
    sessions.map(({ name, pairs, lambda, iterations, fault }) => [
      name,
      pairs,
      double(lambda),
      iterations,
      fault,
    ]),
  );
}

/** What the usable sessions learnt of a field, each counting by the pairs of one person it had. */
function combine(sessions: readonly Session[], field: string): Map<number, number> | undefined {
  const usable = sessions.filter(
    ({ fault, support }) => fault === null && (support[field] ?? 0) >= 10,
  );
  const total = usable.reduce((sum, { support }) => sum + (support[field] ?? 0), 0);
  if (total === 0) return undefined;
  const combined = new Map<number, number>();
  for (const { m, support } of usable) {
    for (const [level, share] of m[field] ?? []) {
      combined.set(level, (combined.get(level) ?? 0) + (share * (support[field] ?? 0)) / total);
    }
  }
  return combined;
}

/** The appender takes whole numbers for integers: a column of doubles must not hold one. */
function double(value: number): number {
  return Number.isInteger(value) ? value + 1e-12 : value;
}

function asDoubles(row: (string | number | null)[]): (string | number | null)[] {
  return row.map((cell, index) =>
    index >= 4 && index <= 6 && typeof cell === "number" ? double(cell) : cell,
  );
}
