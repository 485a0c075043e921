import { type Database, quoteText } from "../../engine/database.ts";
import { readCell } from "../../rolls/cell/read-cell.ts";
import { IDENTITY_FIELDS } from "../../rolls/kind.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { isSpelling, resolveCode } from "../../rolls/resolve-code.ts";
import type { Roll } from "../../rolls/roll.ts";
import { SURNAMES } from "../../rolls/surnames.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import type { Family } from "./fill-below-heads.ts";

/** A resident ID with a day of birth in it, O for 0 and a label or full stop beside it or not; RE2 and JavaScript read it alike. */
const AN_ID =
  "([^\\d]{2,8}[:：])?[1-9][\\dOo]{5}(19|2[0Oo])[\\dOo]{2}([0Oo][1-9]|1[0-2Oo])([0Oo][1-9]|[12][\\dOo]|3[01Oo])[\\dOo]{3}[\\dXx×*][.。]?";
const IS_ID = new RegExp(`^${AN_ID}$`);
/** What NFKC makes of them, for the database. */
const [WIDE, NARROW] = ["０１２３４５６７８９Ｘ", "0123456789X"];
/** Characters: what stands in the column of IDs and has fewer is none. */
const SHORTEST_ID = 15;
/** More rows than these say that the column is another, and not that a hand slipped. */
const MOST_ROWS = 5_000;
/** A whole row out of its columns shows that in all its cells; two that were exchanged may as well be those of another column. */
const MOST_SHARE = { moved: 0.2, exchanged: 0.05 } as const;
const ALWAYS = 3;
/** Better by the ID, the name and one cell more; cells that were exchanged, by the ID. */
const LEAST_GAIN = { moved: 4, exchanged: 2 } as const;
const TOWN = /(乡|镇|街道|苏木|街道办|办事处)$/;
const SURNAME = new RegExp(`^[${SURNAMES}]`, "u");
/** No number of a household and no account; and what stands in place of a number that somebody has not. */
const NO_NUMBER = /^[^\dA-Za-z]*$/;
const HAS_NONE = /^(无|没|不|未|暂|缺|待|新生|婴|空|正在|办理|遗失|丢失|补办|黑户|同上)/;
const VILLAGE = /(村|村委会|村民委员会|社区|居委会|嘎查)/;

type Cells = readonly string[];
type Way = keyof typeof LEAST_GAIN;
type Fits = (cells: Cells) => { all: number; isSomebody: boolean };

/**
 * Rows in which a cell too many or too few pushed those behind it out of their columns, or in which the number stands in another column and what belongs
 * there in its own: the name of a view that has them back in place; `rows` itself where there is none. A row is moved only where its number stands one column
 * beside its own, in a column that has no numbers otherwise, and where name, number and one cell more fit their columns afterwards that did not before.
 * `moved` is how many rows.
 *
 * Reads:  `rows`. Writes: the temporary table `moved_cells`, the temporary view `moved_rows`.
 */
export async function backInPlace(
  db: Database,
  rows: string,
  { columns, lastHeader, width, roll }: Family & { roll: Roll },
): Promise<{ rows: string; moved: number }> {
  const asTheyStand = { rows, moved: 0 };
  const [id, name] = [columns.get("id"), columns.get("name")];
  if (id === undefined || name === undefined || id === name || id > width) return asTheyStand;
  const all = Array.from({ length: width }, (_, index) => index + 1);
  const others = all.filter((column) => column !== id);
  const isId = (column: number) =>
    `regexp_full_match(translate(replace(COALESCE(r.c${column}, ''), ' ', ''), '${WIDE}', '${NARROW}'), ${quoteText(AN_ID)})`;
  const names = all.map((column) => `c${column}`).join(", ");
  // In two steps: patterns over all cells of all rows take more than the reading of many a list.
  const doubtful = await db.rows<Record<string, string | number | null>>(
    `WITH short AS MATERIALIZED (
       SELECT row_no, ${names} FROM ${rows} WHERE row_no > ${lastHeader} AND COALESCE(length(c${id}), 0) < ${SHORTEST_ID}
     )
     SELECT * FROM short r WHERE ${others.map(isId).join(" OR ") || "false"} LIMIT ${MOST_ROWS}`,
  );
  if (doubtful.length === 0 || doubtful.length === MOST_ROWS) return asTheyStand;
  const [counted] = await db.rows<Record<string, number>>(
    `SELECT count(*)::INTEGER AS n, ${others.map((column) => `count(*) FILTER (${isId(column)})::INTEGER AS i${column}`).join(", ")} FROM ${rows} r WHERE r.row_no > ${lastHeader}`,
  );
  const n = Number(counted?.n ?? 0);
  if (doubtful.length > most(n, "moved")) return asTheyStand;
  // A column that has IDs of its own in more rows is somebody else's number.
  const isFree = (column: number, how: Way) =>
    Number(counted?.[`i${column}`] ?? 0) <= most(n, how) && !isNumber(columns, column);
  const fits = fitsOf(columns, roll);
  const put = doubtful.flatMap((row) => {
    const cells = all.map((column) => row[`c${column}`]?.toString().normalize("NFKC").trim() ?? "");
    const at = others.filter((column) => isAnId(cells[column - 1] ?? ""));
    const [only, another] = at;
    if (only === undefined || another !== undefined || !isFree(only, "moved")) return [];
    const better = best(cells, {
      id,
      at: only,
      fits,
      isMapped:
        only !== name && isFree(only, "exchanged") && mayHold(columns, only, cells[id - 1] ?? ""),
    });
    return better ? [{ how: better.how, row: [Number(row.row_no), ...better.cells] as const }] : [];
  });
  const exchanges = put.filter(({ how }) => how === "exchanged").length;
  const moved = put
    .filter(({ how }) => how === "moved" || exchanges <= most(n, how))
    .map(({ row }) => row);
  if (moved.length === 0) return asTheyStand;
  const values = moved.map(
    ([row, ...cells]) =>
      `(${row}, ${cells.map((cell) => (cell === "" ? "NULL" : quoteText(cell))).join(", ")})`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE moved_cells AS SELECT CAST(row_no AS INTEGER) AS row_no, ${all.map((column) => `CAST(c${column} AS VARCHAR) AS c${column}`).join(", ")}
     FROM (VALUES ${values.join(", ")}) t (row_no, ${names})`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP VIEW moved_rows AS SELECT row_no, ${names} FROM ${rows} r WHERE row_no NOT IN (${moved.map(([row]) => row).join(", ")})
     UNION ALL SELECT row_no, ${names} FROM moved_cells`,
  );
  return { rows: "moved_rows", moved: moved.length };
}

/** The way of putting a row's cells back that makes most of them fit; undefined where none is enough better than how they stand. */
function best(
  cells: Cells,
  { id, at, fits, isMapped }: { id: number; at: number; fits: Fits; isMapped: boolean },
): { cells: Cells; how: Way } | undefined {
  const before = fits(cells).all;
  const ways: { cells: Cells; how: Way }[] = [];
  // A cell too many stands empty before the number, or one is missing there.
  for (let from = 0; from < Math.max(id, at); from += 1) {
    const isPushed = at === id + 1 && cells[from] === "";
    if (isPushed) ways.push({ cells: [...cells.toSpliced(from, 1), ""], how: "moved" });
    const isDrawn = at === id - 1 && from < id && cells.at(-1) === "";
    if (isDrawn) ways.push({ cells: cells.toSpliced(from, 0, "").slice(0, -1), how: "moved" });
  }
  if (isMapped && cells[id - 1] !== "")
    ways.push({ cells: exchanged(cells, id, at), how: "exchanged" });
  const found = ways
    .map((way) => ({ ...way, ...fits(way.cells) }))
    .filter(({ all, how, isSomebody }) => isSomebody && all - before >= LEAST_GAIN[how])
    .sort((a, b) => b.all - a.all);
  return found[0];
}

function most(rows: number, how: Way): number {
  return Math.max(ALWAYS, rows * MOST_SHARE[how]);
}

function isAnId(text: string): boolean {
  return IS_ID.test(text.replaceAll(" ", ""));
}

function exchanged(cells: Cells, id: number, at: number): Cells {
  return cells.with(id - 1, cells[at - 1] ?? "").with(at - 1, cells[id - 1] ?? "");
}

/** Whether a field has the column that the text may belong to: 未办理 and 暂缺 are no 低保证号 and no account. */
function mayHold(columns: ReadonlyMap<string, number>, column: number, text: string): boolean {
  const field = [...columns].find(([, at]) => at === column)?.[0];
  if (field === undefined || HAS_NONE.test(text)) return false;
  return !(/_no$|account$/.test(field) && NO_NUMBER.test(text));
}

/** Whether the column is of another's number, or of one that begins with a person's. */
function isNumber(columns: ReadonlyMap<string, number>, column: number): boolean {
  return [...columns].some(
    ([field, at]) =>
      at === column && (field.endsWith("_id") || /^(id_corrected|card_no)$/.test(field)),
  );
}

/** How many cells say what their columns are for, less those that say something else. */
function fitsOf(columns: ReadonlyMap<string, number>, roll: Roll): Fits {
  const { fields } = kindOf(roll.kind);
  return (cells) => {
    let all = 0;
    let who = 0;
    for (const [field, column] of columns) {
      const text = cells[column - 1] ?? "";
      if (text === "") continue;
      const fit = fitOf(field, text, fields[field] ?? IDENTITY_FIELDS[field as "id"]);
      if ((field === "name" || field === "id") && fit === 1) who += 1;
      all += fit;
    }
    return { all, isSomebody: who === 2 };
  };
}

function fitOf(
  field: string,
  text: string,
  spec: Parameters<typeof readCell>[0] | undefined,
): -1 | 0 | 1 {
  const told = (test: boolean) => (test ? 1 : -1);
  if (field === "id") return told(isAnId(text));
  if (field === "name" || field.endsWith("_name"))
    return told(looksLikeName(text) && !isRelation(text) && !VILLAGE.test(text));
  if (field === "town") return told(TOWN.test(text));
  if (field === "village") return told(VILLAGE.test(text) && !isAnId(text));
  if (!spec || spec.type === "text" || spec.type === "code") return isAnId(text) ? -1 : 0;
  const { state } = readCell(spec, text);
  return state === "empty" ? 0 : told(state === "value");
}

/** 之妻 and 孙女; 孙大海 is a name, though it begins like a grandchild. */
function isRelation(text: string): boolean {
  return (
    resolveCode("relation", text).known && (isSpelling("relation", text) || !SURNAME.test(text))
  );
}
