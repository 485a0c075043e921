import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { isSpelling, resolveCode } from "../../rolls/resolve-code.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { type Opened, rewriteOpened } from "../made/rewrite-spool.ts";

/** The column, counted from 0, in whose cells a row writes several persons whole. */
interface Packed {
  header: number;
  index: number;
  /** The column with the head's own number, where his family's cell has him as well. */
  head?: number;
}

interface Person {
  name: string;
  id: string;
  relation: string;
}

const LAST_HEADER_ROW = 10;
const NUMBER = /(?<!\d)(?:\d{17}[\dXx]|[1-9]\d{7}(?:0[1-9]|1[0-2])\d{5})(?![\dXx])/g;
/** What may stand between persons, the surest first; a comma within brackets stands between what is said of one. */
const BETWEEN = [/[;；\n\r]+/, /、(?![^(（]*[)）])/, /[,，](?![^(（]*[)）])/] as const;
const WITHIN = /[,，、()（）:：\s/|]+/;
const LABEL = /^(姓名|身份证号?码?|证件号码?|公民身份号码|与?户主?关系|关系)$/;
const MEMBERS = /成员|家属|人员|人口|对象|家庭/;
/** Both parents of a child, or somebody's guardians, are no rows of the list. */
const OF_OTHERS = /[父母]|监护|联系|经办|代[办领]|照料|帮扶|抚养|赡养|备注|说明/;
const WHOLE = /^(?:\d{17}[\dXx]|\d{15})$/;
/** Of those written behind the first of a cell: some have a row by mistake, or are heads elsewhere. */
const MOST_IN_ROWS = 0.5;
/** So many of the cells with a number are persons and nothing else. */
const MOST = 0.8;
/** Fewer rows of several persons show nothing. */
const LEAST_ROWS = 2;
const HEAD_NAME = /^(户主|申请人|户代表)(姓名)?$/;
const HEAD_ID = /^(户主|申请人|户代表).*(证|号)/;
const HEADERS = ["成员姓名", "身份证号", "与户主关系"] as const;

/**
 * The sheets of a book with a line a person where a row of a sheet writes its family whole into one cell (张三，5325…，户主；李四，5325…，子 below 享受成员): names,
 * numbers and relations each in a cell of its own, as `withPersonsUnstacked` takes them apart.
 *
 * Writes: a spool beside that of each such sheet.
 */
export async function withPersonsInLines<Of extends Opened>(sheets: readonly Of[]): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const packed = packedIn(sheet.rows);
      if (!packed || !(await holdsThroughout(sheet.spool, packed))) return sheet;
      return rewriteOpened(sheet, "lines", HEADERS.length, (row, cells) =>
        withLines(row, cells, packed, sheet.spool.width),
      );
    }),
  );
}

function packedIn(rows: readonly TextRow[]): Packed | undefined {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const found = Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const first = rows.find(({ cells }) => (cells[index]?.match(NUMBER) ?? []).length > 0);
    const header = rows.findLast(
      ({ row, cells }) => row < Math.min(first?.row ?? 0, LAST_HEADER_ROW) && cells[index]?.trim(),
    );
    const called = headerText(header?.cells[index] ?? "");
    if (!header || !MEMBERS.test(called) || OF_OTHERS.test(called)) return [];
    const cells = rows.filter(({ row }) => row > header.row).map((each) => each.cells[index] ?? "");
    return isPacked(cells) ? [{ header: header.row, index }] : [];
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? withHead(only, rows) : undefined;
}

/** A family written whole has its head in its cell: whose row has him beside it alone is not of those whom it lists. */
function withHead({ header, index }: Packed, rows: readonly TextRow[]): Packed {
  const called = (rows.find(({ row }) => row === header)?.cells ?? []).map(headerText);
  const [name, number] = [HEAD_NAME, HEAD_ID].map((words) =>
    called.findIndex((text) => words.test(text)),
  );
  if (name === undefined || number === undefined || name < 0 || number < 0)
    return { header, index };
  const families = rows
    .filter(({ row, cells }) => row > header && cells[name]?.trim())
    .flatMap(({ cells }) => {
      const persons = personsIn(cells[index] ?? "");
      return persons ? [{ head: plainText(cells[name] ?? ""), persons }] : [];
    });
  const whole = families.filter(({ head, persons }) => persons.some((each) => each.name === head));
  return whole.length >= families.length * MOST
    ? { header, index, head: number }
    : { header, index };
}

function isPacked(cells: readonly string[]): boolean {
  const numbered = cells.filter((cell) => cell.search(NUMBER) >= 0);
  const read = numbered.map(personsIn);
  const several = read.filter((persons) => persons && persons.length > 1);
  return several.length >= LEAST_ROWS && read.filter(Boolean).length >= numbered.length * MOST;
}

/** The first rows may be all that is written so; and whoever has a row of his own is not in the list for the others' cells. */
async function holdsThroughout(spool: SheetSpool, { header, index }: Packed): Promise<boolean> {
  const cells: string[] = [];
  const own = new Set<string>();
  for await (const records of recordsOfSpool(spool.spool))
    for (const record of records) {
      if (record.row <= header) continue;
      cells.push(record.cells[index] ?? "");
      for (const cell of record.cells.toSpliced(index, 1)) if (WHOLE.test(cell)) own.add(cell);
    }
  const others = new Set(
    cells.flatMap((cell) => personsIn(cell)?.slice(1) ?? []).flatMap(({ id }) => id || []),
  );
  const inRows = [...others].filter((id) => own.has(id)).length;
  return isPacked(cells) && inRows < others.size * MOST_IN_ROWS;
}

/** Who is written into a cell, by the mark that leaves most of them; undefined where anything in it is no person. */
function personsIn(cell: string): Person[] | undefined {
  const text = cell.normalize("NFKC").trim();
  const ways = BETWEEN.flatMap((mark) => {
    const parts = text.split(mark).map((part) => part.trim());
    const persons = parts.filter(Boolean).map(personIn);
    return persons.every((person) => person !== undefined) ? [persons] : [];
  });
  return ways.toSorted((a, b) => b.length - a.length)[0];
}

function personIn(part: string): Person | undefined {
  const [id = "", another] = part.match(NUMBER) ?? [];
  if (another !== undefined) return undefined;
  const words = part
    .replace(id, " ")
    .split(WITHIN)
    .filter((word) => word !== "" && !LABEL.test(word));
  const relation = words.find((word) => isSpelling("relation", plainText(word)));
  const [name, ...rest] = words.filter((word) => word !== relation);
  if (name === undefined || !looksLikeName(name)) return undefined;
  // Who has no number yet is said to be of the family by his relation.
  if (id === "" && (relation === undefined || rest.some((word) => /\d/.test(word))))
    return undefined;
  const known = relation === undefined ? "" : resolveCode("relation", relation).known;
  return { name, id, relation: known ? (relation ?? "") : "" };
}

/** A row with its persons in three cells behind its others; one that is not understood keeps them where they stand. */
function withLines(
  row: number,
  cells: readonly string[],
  { header, index, head }: Packed,
  width: number,
): string[] {
  const own = Array.from({ length: width }, (_, at) => cells[at] ?? "");
  if (row < header) return own;
  const persons = row === header ? [] : personsIn(own[index] ?? "");
  if (persons === undefined) return own;
  const beside =
    row === header
      ? HEADERS
      : (["name", "id", "relation"] as const).map((part) =>
          persons.map((person) => person[part] || (part === "id" ? "无" : "")).join("\n"),
        );
  const rest = own.map((cell, at) => (at === index || at === head ? "" : cell));
  return [...rest, ...beside];
}
