import { headerText } from "../../../rolls/headers/header-text.ts";
import { SHARED_HEADERS } from "../../../rolls/headers/headers.ts";
import { looksLikeId } from "../columns/id-look.ts";
import { headerNames } from "../header/header-names.ts";
import { leafOf, partsOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { joinRuns } from "./join-runs.ts";

/** A number that a form leaves several columns for: 前6位 | 出生年月日 | 后4位, or a figure a cell. The first stands for all of them. */
export interface IdInParts {
  /** Counted from 0. */
  index: number;
  columns: readonly number[];
  /** Figures of the last part, where a number has lost the noughts that it began with; 0 where it has none to lose. */
  width: number;
}

const ID_HEADERS = new Set([...SHARED_HEADERS.id, "残疾证号", "残疾人证号"].map(headerText));
/** 区划 | 编号 under 低保证号, and 低保证区划 | 低保证编号: the county's part, which all have, and the family's own. */
const OF_FAMILY = /^(低保证?|救助证?|保障证?|贫困户|家庭|户)(号码?|编号|编码)$/;
const OF_PLACE =
  /^(低保证?|救助证?|保障证?|贫困户|家庭|户)?(区划|地区|县区|行政区划)(号|码|代码|编码)?$/;
const OF_ONE =
  /^(低保证?|救助证?|保障证?|贫困户|家庭|户)?(编号|编码|序号|流水号|顺序号|顺序码|号码|号)$/;
/** 身份证号前6位 says what 前6位 under 身份证号 does. */
const PLACE_IN_NUMBER =
  /[(（]?([前中后末尾第]|中间)[\d一二三四五六七八九十、至到~—-]+位(数字?|码)?[)）]?$/;
/** What a cell of a part holds. */
const PIECE = /^[\dXx×]{1,14}$/;
const MOSTLY = 0.6;
/** Of a column that is the number itself there is nothing to join. */
const HALF = 0.5;

/** The columns of a sheet, with those beside each other that write one number made one; `data` are the rows below the header. */
export function withIdParts(
  columns: readonly SheetColumn[],
  data: readonly TextRow[],
): SheetColumn[] {
  return joinRuns(columns, (at) => {
    const family = familyAt(columns, at);
    if (family) return { column: wholeOf(family, data), of: family.length };
    const run = runAt(columns, at);
    const column = run.length > 1 ? joinedOf(run, data) : undefined;
    return column && { column, of: run.length };
  });
}

/** A household's number in two columns, the first with much the same in every row: taken for the number, it would make one family of all. */
function familyAt(columns: readonly SheetColumn[], at: number): SheetColumn[] | undefined {
  const run = columns.slice(at, at + 2);
  const [place, own] = run;
  if (!place || !own || own.index !== place.index + 1) return undefined;
  const [first, last] = run.map((column) => headerText(leafOf(column)));
  const group = (column: SheetColumn) => headerText(partsOf(column.headerCells).at(-2) ?? "");
  const isGroup = OF_FAMILY.test(group(place)) && [group(place), ""].includes(group(own));
  const [called] = OF_PLACE.exec(first ?? "")?.slice(1) ?? [];
  const isFlat = called !== undefined && OF_ONE.exec(last ?? "")?.[1] === called;
  if (!OF_PLACE.test(first ?? "") || !OF_ONE.test(last ?? "") || !(isGroup || isFlat))
    return undefined;
  const isCode = ({ sample }: SheetColumn) =>
    share(sample, (text) => /^[\dA-Za-z]{1,12}$/.test(text.trim())) >= MOSTLY;
  const kinds = run.map(({ sample }) => new Set(sample).size);
  return run.every(isCode) && (kinds[0] ?? 0) <= (kinds[1] ?? 0) ? run : undefined;
}

function wholeOf(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn {
  const [place, own] = run as [SheetColumn, SheetColumn];
  const group = partsOf(place.headerCells).at(-2);
  const over = group ?? leafOf(own);
  const lengths = own.sample.map((text) => text.trim().length);
  const width = Math.max(...lengths);
  const columns = run.map(({ index }) => index);
  const isFixed = lengths.filter((length) => length === width).length >= MOSTLY * lengths.length;
  const parts = { index: place.index, columns, width: isFixed ? width : 0 };
  return columnOf(over, parts, data);
}

/** What the columns of a run have in common above them; undefined for any other column. */
function numberOver({ headerCells }: SheetColumn): string | undefined {
  const parts = partsOf(headerCells);
  const groups = parts.slice(0, -1);
  const leaf = parts.at(-1) ?? "";
  const own = leaf.replace(PLACE_IN_NUMBER, "");
  const over = [...groups].reverse().find((text) => ID_HEADERS.has(headerText(text)));
  return over ?? (ID_HEADERS.has(headerText(own)) ? own : undefined);
}

function runAt(columns: readonly SheetColumn[], at: number): SheetColumn[] {
  const first = columns[at] as SheetColumn;
  const over = numberOver(first);
  if (over === undefined) return [];
  const run: SheetColumn[] = [];
  for (const column of columns.slice(at)) {
    const isBeside = column.index === first.index + run.length;
    if (!isBeside || numberOver(column) !== over) break;
    run.push(column);
  }
  return run;
}

function joinedOf(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn | undefined {
  const first = run[0] as SheetColumn;
  const over = numberOver(first);
  if (over === undefined || share(first.sample, looksLikeId) > HALF) return undefined;
  if (!run.every(({ sample }) => share(sample, (text) => PIECE.test(text.trim())) >= MOSTLY))
    return undefined;
  // 前6位 below the number's own header is no first row.
  const isPart = (cell = "") => cell.trim() === "" || PIECE.test(cell.trim()) || looksLikeId(cell);
  if (!run.every(({ index }) => isPart(data[0]?.cells[index]))) return undefined;
  const columns = run.map(({ index }) => index);
  const parts = { index: first.index, columns, width: widthOf(run.at(-1)?.sample ?? []) };
  const column = columnOf(over, parts, data);
  return share(column.sample, looksLikeId) < MOSTLY ? undefined : column;
}

/** The column that stands for all the parts, called by what is over them. */
function columnOf(over: string, parts: IdInParts, data: readonly TextRow[]): SheetColumn {
  return {
    index: parts.index,
    header: over,
    headerCells: [over],
    names: headerNames([over]),
    sample: data.map(({ cells }) => joined(cells, parts)).filter((text) => text !== ""),
    rows: data.length,
    idInParts: parts,
  };
}

function joined(cells: readonly string[], { columns, width }: IdInParts): string {
  const texts = columns.map((index) => (cells[index] ?? "").replace(/\s/g, ""));
  const last = texts.at(-1) ?? "";
  const whole = /^\d+$/.test(last) ? last.padStart(width, "0") : last;
  return [...texts.slice(0, -1), whole].join("");
}

/** Three or four figures that most rows have. */
function widthOf(sample: readonly string[]): number {
  const longest = Math.max(0, ...sample.map((text) => text.trim().length));
  return longest === 3 || longest === 4 ? longest : 0;
}

function share(sample: readonly string[], test: (text: string) => boolean): number {
  return sample.length === 0 ? 0 : sample.filter(test).length / sample.length;
}
