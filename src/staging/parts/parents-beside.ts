import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { type Opened, rewriteSpool } from "../made/rewrite-spool.ts";
import { NOBODY, type Part, parentColumns, parentNamed } from "./parent-words.ts";

/** A sheet whose rows stand beside those of another: `lost` are rows of parents of whom nobody knows whose, or which of two, they are. */
export interface Joined {
  lost: readonly number[];
}

/** Where a sheet has the number that tells the child, and on the parents' sheet the rest; all counted from 0. */
interface ParentsSheet {
  header: number;
  key: number;
  keyText: string;
  which: number;
  name: number;
  id: number;
  state: number;
}

const LAST_HEADER_ROW = 10;
/** Of what stands there, so much reads as it should: a guardian may be a grandfather, a number may be missing. */
const MOST = 0.6;
const NUMBER_OF_CHILD =
  /(编号|编码|序列号|ID)$|(儿童|孩子|被监护人)(身份)?(证件?|身份证)(号码?|编号)?$/;
const OF_CHILD = /儿童|孩子|被监护人/;
const CHILDREN = /儿童|孩子|孤儿|未成年|留守|困境|学生/;
const STATE = /状况|状态|情况|现状/;

/**
 * The sheets of a book with, beside each child of a sheet, his parents of another sheet that has a row for each of them under the child's
 * number: 儿童信息 and 父母信息 of a system's export. Written as a survey has them, the father's columns behind the child's and then the
 * mother's, so that they are read like any survey. Of the sheet of parents nothing more is asked.
 *
 * Writes: a spool beside that of each sheet of children.
 * Returns: sheets in the same order; `joined` for those whose rows now stand elsewhere.
 */
export async function withParentsBeside<Of extends Opened>(
  sheets: readonly Of[],
  file: string,
): Promise<(Of & { joined?: Joined })[]> {
  const parents = sheets.flatMap((sheet) => {
    const found = parentsIn(sheet.rows);
    return found ? [{ sheet, found }] : [];
  });
  const [only, ...others] = parents;
  if (!only || others.length > 0) return [...sheets];
  const children = sheets.find(
    (sheet) => sheet !== only.sheet && keyOf(sheet.rows, only.found) !== undefined,
  );
  const at = children && keyOf(children.rows, only.found);
  if (!children || !at || !saysChildren(file, [children, only.sheet])) return [...sheets];
  const known = await keysIn(children.spool.spool, at);
  const { byChild, lost } = await parentsByChild(only.sheet.spool.spool, only.found, known);
  const spool = await writeBeside(children.spool, at, byChild);
  return sheets.map((sheet) => {
    if (sheet === only.sheet) return { ...sheet, joined: { lost } };
    return sheet === children ? { ...sheet, spool } : sheet;
  });
}

/** The parents' sheet, by what its columns hold; undefined for any other. */
function parentsIn(rows: readonly TextRow[]): ParentsSheet | undefined {
  for (const { row, cells } of rows.filter((each) => each.row <= LAST_HEADER_ROW)) {
    const texts = cells.map(headerText);
    const key = texts.findIndex((text) => NUMBER_OF_CHILD.test(text));
    const data = rows.filter((each) => each.row > row);
    if (key < 0 || data.length === 0) continue;
    const find = (header: (text: string) => boolean, value: (text: string) => boolean) =>
      texts.findIndex((text, index) => index !== key && header(text) && isMost(data, index, value));
    const which = find(
      () => true,
      (text) => parentNamed(text) >= 0,
    );
    const own = (text: string) => !OF_CHILD.test(text);
    const name = find((text) => own(text) && /姓名|名字/.test(text), looksLikeName);
    const id = find((text) => own(text) && /证/.test(text), looksLikeId);
    const state = texts.findIndex((text) => own(text) && STATE.test(text));
    if (which >= 0 && name >= 0 && state >= 0 && hasBoth(data, which))
      return { header: row, key, keyText: texts[key] ?? "", which, name, id, state };
  }
  return undefined;
}

function isMost(rows: readonly TextRow[], index: number, test: (text: string) => boolean): boolean {
  const filled = rows.map(({ cells }) => plainText(cells[index] ?? "")).filter(Boolean);
  return filled.length > 0 && filled.filter(test).length >= filled.length * MOST;
}

function hasBoth(rows: readonly TextRow[], index: number): boolean {
  const said = new Set(rows.map(({ cells }) => parentNamed(cells[index] ?? "")));
  return said.has(0) && said.has(1);
}

/** Where a sheet of children has that number, each once; undefined where it has not, or says of the parents itself. */
function keyOf(rows: readonly TextRow[], { keyText }: ParentsSheet) {
  const header = rows.find(
    ({ row, cells }) =>
      row <= LAST_HEADER_ROW && cells.some((cell) => headerText(cell) === keyText),
  );
  if (!header || header.cells.some((cell) => /[父母]/.test(cell))) return undefined;
  const index = header.cells.findIndex((cell) => headerText(cell) === keyText);
  const keys = rows
    .filter(({ row }) => row > header.row)
    .map(({ cells }) => keyIn(cells[index]))
    .filter(Boolean);
  const isOfChildren = header.cells.some((cell) => /姓名/.test(cell));
  return isOfChildren && new Set(keys).size === keys.length && keys.length > 0
    ? { header: header.row, index, width: header.cells.length }
    : undefined;
}

/** 户 and 人口 share a number as well, and list fathers and mothers. */
function saysChildren(file: string, sheets: readonly Opened[]): boolean {
  const texts = sheets.flatMap(({ spool, rows }) => [
    spool.name,
    ...rows.filter(({ row }) => row <= LAST_HEADER_ROW).flatMap(({ cells }) => cells),
  ]);
  return [file, ...texts].some((text) => CHILDREN.test(text));
}

/** A number as both sheets may write it: LS01 and ls01, 7 and 007. */
function keyIn(cell: string | undefined): string {
  return plainText(cell ?? "")
    .toUpperCase()
    .replace(/^0+(?=\d+$)/, "");
}

async function keysIn(
  path: string,
  { header, index }: { header: number; index: number },
): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const records of recordsOfSpool(path, { only: [index] }))
    for (const { row, cells } of records) if (row > header) keys.add(keyIn(cells[index]));
  return keys;
}

interface FoundParent {
  part: Part;
  rows: number[];
  /** Whether another row says another person. */
  isOther: boolean;
}

/** Child's number -> father and mother. Of two fathers nobody knows which is meant: neither is. */
async function parentsByChild(path: string, sheet: ParentsSheet, known: ReadonlySet<string>) {
  const byChild = new Map<string, FoundParent[]>();
  const lost: number[] = [];
  let last = "";
  for await (const records of recordsOfSpool(path)) {
    for (const { row, cells } of records) {
      if (row <= sheet.header) continue;
      const said = (index: number) => (cells[index] ?? "").trim();
      // Merged over the rows of both.
      last = keyIn(said(sheet.key)) || last;
      const parent = parentNamed(said(sheet.which));
      if (parent < 0) continue;
      if (!known.has(last)) lost.push(row);
      const both = byChild.get(last) ?? [];
      const own: Part = [said(sheet.name), said(sheet.id), said(sheet.state)];
      both[parent] = withRow(both[parent], own, row);
      byChild.set(last, both);
    }
  }
  for (const both of byChild.values())
    for (const parent of both) if (parent?.isOther) lost.push(...parent.rows);
  const parts = [...byChild].map(([key, both]) => {
    const said = [0, 1].map((at) => (both[at]?.isOther ? NOBODY : (both[at]?.part ?? NOBODY)));
    return [key, said] as const;
  });
  return { byChild: new Map(parts), lost };
}

/** The same father once more says nothing new, but of another state nobody knows which holds. */
function withRow(before: FoundParent | undefined, part: Part, row: number): FoundParent {
  if (!before) return { part, rows: [row], isOther: false };
  const rows = [...before.rows, row];
  const isSame = part.every((text, at) => plainText(text) === plainText(before.part[at] ?? ""));
  return { ...before, rows, isOther: before.isOther || !isSame };
}

async function writeBeside(
  spool: SheetSpool,
  { header, index }: { header: number; index: number },
  byChild: ReadonlyMap<string, readonly Part[]>,
): Promise<SheetSpool> {
  return rewriteSpool(spool, "parents", parentColumns.length, (row, cells) => {
    const own = row > header ? byChild.get(keyIn(cells[index])) : undefined;
    const beside = row === header ? parentColumns : (own?.flat() ?? []);
    const padding = Array.from({ length: Math.max(0, spool.width - cells.length) }, () => "");
    return beside.length > 0 ? [...cells, ...padding, ...beside] : cells;
  });
}
