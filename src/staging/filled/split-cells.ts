import type { Database } from "../../engine/database.ts";
import { type ColumnLooks, isAmounts, isLike, looksOfColumns } from "./column-looks.ts";
import type { Family } from "./fill-below-heads.ts";

/** Rows that are looked at to know what a column's cells look like, and the fewest that tell. */
const SAMPLE = 2_000;
const LEAST_SAMPLE = 10;
/** More rows with a cell beyond the header are a column without a title, but where each of them is what is left of a sum. */
const MOST_SHARE = 0.5;
/** So many rows are mended. */
const MOST_ROWS = 200_000;
/** A cell with more commas is a sentence. */
const MOST_COMMAS = 3;
/** Cells that look like none of their column in the row as it should be: a number that is damaged. */
const MOST_ODD = 1;
/** How many times the greatest of its column a sum may be: 1 person and 300 are no sum of 1,300 among households of six at most. */
const MOST_TIMES = 10;
/** What is before and behind the comma of 1,300.50. */
const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const HAN = /\p{Script=Han}/u;

type Cells = readonly string[];

interface Mended {
  rows: string;
  /** How many rows had their cells joined. */
  joined: number;
  /** Rows of somebody with a cell beyond the header that nothing explains. */
  beyond: readonly number[];
}

/**
 * Rows of a text file in which a cell holds what separates cells, and so stands in two: 李家村,三组 or 1,300.50. The name of a view that has them
 * joined again; `rows` itself where there is none. A row is joined where all its cells look like those of their columns afterwards, in one way only.
 *
 * Reads:  `rows`. Writes: the temporary table `joined_cells`, the temporary view `joined_rows`.
 */
export async function joinSplitCells(
  db: Database,
  rows: string,
  { columns, headers, lastHeader, width }: Family,
): Promise<Mended> {
  const asTheyStand = { rows, joined: 0, beyond: [] };
  const last = Math.max(0, ...headers.keys());
  if (last === 0 || width <= last) return asTheyStand;
  const names = Array.from({ length: width }, (_, index) => `c${index + 1}`);
  const beyond = names.slice(last).map((name) => `COALESCE(trim(${name}), '') <> ''`);
  const isLong = `(${beyond.join(" OR ")})`;
  const read = (condition: string, most: number) =>
    db.rows<Record<string, string | number | null>>(
      `SELECT row_no, ${names.join(", ")} FROM ${rows} WHERE row_no > ${lastHeader} AND ${condition} ORDER BY row_no LIMIT ${most}`,
    );
  const [counted] = await db.rows<{ n: number; long: number }>(
    `SELECT count(*)::INTEGER AS n, count(*) FILTER (${isLong})::INTEGER AS long FROM ${rows} WHERE row_no > ${lastHeader}`,
  );
  if (!counted?.long) return asTheyStand;
  const areMost = counted.long > counted.n * MOST_SHARE;
  const long = await read(isLong, MOST_ROWS);
  const cellsOf = (row: Record<string, string | number | null>) =>
    names.map((name) => row[name]?.toString().normalize("NFKC").trim() ?? "");
  const ordinary = (await read(`NOT ${isLong}`, SAMPLE)).map(cellsOf);
  if (ordinary.length < LEAST_SAMPLE) return asTheyStand;
  const looks = looksOfColumns(ordinary, last);
  const [id, name] = [columns.get("id"), columns.get("name")];
  const joined: [number, ...string[]][] = [];
  const left: number[] = [];
  for (const row of long) {
    const cells = cellsOf(row);
    const whole = joinedAgain(cells, looks);
    if (areMost && !whole?.areSums) return asTheyStand;
    if (whole)
      joined.push([Number(row.row_no), ...whole.cells, ...names.slice(last).map(() => "")]);
    else if ([id, name].some((at) => at !== undefined && cells[at - 1]))
      left.push(Number(row.row_no));
  }
  // Nothing was done to the rest, which somebody has to look at.
  if (counted.long > long.length) {
    const rest = await db.rows<{ row_no: number }>(
      `SELECT row_no FROM ${rows} WHERE row_no > ${Number(long.at(-1)?.row_no)} AND ${isLong} ORDER BY row_no`,
    );
    left.push(...rest.map(({ row_no }) => row_no));
  }
  if (joined.length === 0) return { ...asTheyStand, beyond: left };
  await keepJoined(db, rows, { names, joined });
  return { rows: "joined_rows", joined: joined.length, beyond: left };
}

async function keepJoined(
  db: Database,
  rows: string,
  { names, joined }: { names: readonly string[]; joined: readonly [number, ...string[]][] },
): Promise<void> {
  const declared = names.map((name) => `${name} VARCHAR`).join(", ");
  await db.run(`CREATE OR REPLACE TEMP TABLE joined_cells (row_no INTEGER, ${declared})`);
  await db.append(
    "joined_cells",
    joined.map(([row, ...cells]) => [row, ...cells.map((cell) => (cell === "" ? null : cell))]),
  );
  await db.run(
    `CREATE OR REPLACE TEMP VIEW joined_rows AS SELECT row_no, ${names.join(", ")} FROM ${rows} WHERE row_no NOT IN (SELECT row_no FROM joined_cells)
     UNION ALL SELECT row_no, ${names.join(", ")} FROM joined_cells`,
  );
}

/** The cells with those joined that were one; undefined where none or several ways make all of them look like their columns. */
function joinedAgain(
  cells: Cells,
  looks: readonly ColumnLooks[],
): { cells: Cells; areSums: boolean } | undefined {
  const length = cells.findLastIndex((cell) => cell !== "") + 1;
  const commas = length - looks.length;
  if (commas < 1 || commas > MOST_COMMAS) return undefined;
  const row = cells.slice(0, length);
  const odd = looks.filter((look, at) => !isLike(look, row[at] ?? "")).length;
  // A remark behind the last column is one cell too many, and none that was split; 1 before 300.50 looks like an amount, too.
  const better = waysOfJoining(row, commas)
    .map((way) => ({ ...way, odd: oddCells(way, looks) }))
    .filter((way) => way.odd <= MOST_ODD)
    .filter((way) => way.odd < odd || (way.odd === odd && areSums(way)));
  const least = Math.min(...better.map((way) => way.odd));
  const told = better.filter((way) => way.odd === least);
  const [only] = told;
  return only && told.length === 1 ? { cells: only.cells, areSums: areSums(only) } : undefined;
}

interface Way {
  cells: Cells;
  /** Columns, from 0, whose cells were joined -> what they are then. */
  joined: ReadonlyMap<number, string>;
}

/** All ways of making `row` shorter by `commas` cells by joining such as stand side by side. */
function waysOfJoining(row: Cells, commas: number, from = 0): Way[] {
  if (commas === 0) return [{ cells: row, joined: new Map() }];
  const ways: Way[] = [];
  for (let at = from; at < row.length - 1; at += 1) {
    for (let more = 1; more <= commas && at + more < row.length; more += 1) {
      const cell = row.slice(at, at + more + 1).join(",");
      const rest = waysOfJoining(row.toSpliced(at, more + 1, cell), commas - more, at + 1);
      ways.push(
        ...rest.map(({ cells, joined }) => ({ cells, joined: new Map([...joined, [at, cell]]) })),
      );
    }
  }
  return ways;
}

/** How many cells do not look like their columns; more than may be where what was joined is neither words nor a sum in a column of such. */
function oddCells({ cells, joined }: Way, looks: readonly ColumnLooks[]): number {
  return looks.reduce((odd, own, at) => {
    const cell = cells[at] ?? "";
    if (!joined.has(at)) return odd + (isLike(own, cell) ? 0 : 1);
    return odd + (mayHoldCommas(own, cell) ? 0 : MOST_ODD + 1);
  }, 0);
}

function mayHoldCommas(own: ColumnLooks, cell: string): boolean {
  if (!own.isWords) {
    return (
      THOUSANDS.test(cell) &&
      isAmounts(own) &&
      Number(cell.replaceAll(",", "")) <= own.greatest * MOST_TIMES
    );
  }
  // 三组 of 李家村,三组 is none of the villages and none of the categories: it goes with the one before it.
  const [first = ""] = cell.split(",");
  return own.values ? own.values.has(first) : HAN.test(cell);
}

function areSums({ joined }: Way): boolean {
  return [...joined.values()].every((cell) => THOUSANDS.test(cell));
}
