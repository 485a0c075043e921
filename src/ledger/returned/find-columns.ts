import { codeInText } from "../../worklists/task-code.ts";
import { saidOutcome } from "./outcome-words.ts";
import type { ReturnedSheet } from "./returned-book.ts";

export const TASK = "任务编号";
export const KEY = "行键";
export const SEAL = "校验值";
export const OUTCOME = "核查结果";
export const NOTE = "核查情况说明";
export const VERIFIER = "核查人";
export const DAY = "核查日期";

/** Other names of the columns that matter, without brackets and what stands in them. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  [TASK]: ["编号", "任务号", "任务编码", "编码", "清单编号", "疑点编号"],
  [OUTCOME]: [
    "结果",
    "核实结果",
    "核查结论",
    "结论",
    "核查结果代码",
    "结果代码",
    "入户核查结果",
    "核实结论",
  ],
  [NOTE]: ["情况说明", "核查说明", "说明", "核实情况", "核查情况", "核实情况说明"],
  [VERIFIER]: ["核查人员", "入户人员", "调查人", "核实人", "核查人姓名"],
  [DAY]: ["核查时间", "入户日期", "核实日期", "日期", "核查年月日"],
  拟采取措施: ["措施", "采取措施", "整改措施"],
  联系电话: ["电话", "手机", "联系方式"],
};
const HEADER_ROWS = 30;

export interface FoundColumns {
  /** Index of each column by our title. */
  at: ReadonlyMap<string, number>;
  /** Rows below it; 0 where the header is lost. */
  headerRow: number;
  /** Columns of the township's own: title and index. */
  others: readonly { title: string; index: number }[];
}

/**
 * Find the columns by their headers wherever they stand; what was renamed by its content or its neighbours; without a header by the
 * place and content. `layout` are the titles as they were sent out.
 *
 * Returns: undefined where no column of row codes or no column of results can be found.
 */
export function findColumns(
  sheet: ReturnedSheet,
  layout: readonly string[],
): FoundColumns | undefined {
  const titles = new Set(layout);
  let best: { at: Map<string, number>; row: number; cells: readonly string[] } | undefined;
  for (const { row, cells } of sheet.rows.slice(0, HEADER_ROWS)) {
    const at = titledColumns(cells, titles);
    if (at.size >= 2 && at.size > (best?.at.size ?? 0)) best = { at, row, cells };
  }
  const headerRow = best?.row ?? 0;
  const below = sheet.rows.filter(({ row }) => row > headerRow);
  const at = best?.at ?? new Map<string, number>();
  addByContent(at, below);
  if (!best) addByPlace(at, layout);
  else addByNeighbours(at, best.cells, layout);
  addOutcome(at, below);
  if ((!at.has(TASK) && !at.has(KEY)) || !at.has(OUTCOME)) return undefined;
  const taken = new Set(at.values());
  const others = (best?.cells ?? []).flatMap((title, index) =>
    title.trim() === "" || taken.has(index) ? [] : [{ title: title.trim(), index }],
  );
  return { at, headerRow, others };
}

function titledColumns(cells: readonly string[], titles: ReadonlySet<string>): Map<string, number> {
  const at = new Map<string, number>();
  const plain = cells.map((cell) => cell.normalize("NFKC").replace(/\s|\(.*?\)|\*/g, ""));
  const put = (title: string, index: number) => {
    if (!at.has(title)) at.set(title, index);
  };
  for (const [index, title] of plain.entries()) if (titles.has(title)) put(title, index);
  for (const [index, title] of plain.entries()) {
    // 致贫/困难原因 and 核查人 keep their exact names; only what is not there yet goes by another name.
    const known = Object.entries(SYNONYMS).find(([, names]) => names.includes(title))?.[0];
    if (known && !at.has(known) && ![...at.values()].includes(index)) put(known, index);
  }
  return at;
}

type Rows = ReturnedSheet["rows"];

/** Row codes, keys and seals look like nothing else. */
function addByContent(at: Map<string, number>, rows: Rows): void {
  const looks: readonly [string, (cell: string) => boolean][] = [
    [TASK, (cell) => codeInText(cell) !== undefined],
    [KEY, (cell) => /^[0-9a-f]{16}$/.test(cell.trim())],
  ];
  for (const [title, isSuch] of looks) {
    if (at.has(title)) continue;
    const index = columnWhere(rows, at, isSuch, 0.6);
    if (index !== undefined) at.set(title, index);
  }
}

/** Without a header: as it was sent out, if the row codes stand where they were sent. */
function addByPlace(at: Map<string, number>, layout: readonly string[]): void {
  const task = at.get(TASK);
  const key = at.get(KEY);
  const isInPlace =
    (task === undefined || task === layout.indexOf(TASK)) &&
    (key === undefined || key === layout.indexOf(KEY)) &&
    key !== undefined;
  if (!isInPlace) return;
  for (const [index, title] of layout.entries()) if (!at.has(title)) at.set(title, index);
}

/** A renamed column still stands between the same two. */
function addByNeighbours(
  at: Map<string, number>,
  header: readonly string[],
  layout: readonly string[],
): void {
  const taken = new Set(at.values());
  for (const [place, title] of layout.entries()) {
    if (at.has(title)) continue;
    const before = at.get(layout[place - 1] ?? "");
    const after = at.get(layout[place + 1] ?? "");
    const index = before === undefined ? (after ?? 0) - 1 : before + 1;
    const fits = before !== undefined && after !== undefined && after - before === 2;
    if (!fits || taken.has(index) || (header[index] ?? "").trim() === "") continue;
    at.set(title, index);
    taken.add(index);
  }
}

function addOutcome(at: Map<string, number>, rows: Rows): void {
  if (at.has(OUTCOME)) return;
  const index = columnWhere(rows, at, (cell) => "code" in saidOutcome(cell, []), 0.8);
  if (index !== undefined) at.set(OUTCOME, index);
}

/** The first free column most of whose filled cells look so. */
function columnWhere(
  rows: Rows,
  at: ReadonlyMap<string, number>,
  isSuch: (cell: string) => boolean,
  share: number,
): number | undefined {
  const taken = new Set(at.values());
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (let index = 0; index < width; index += 1) {
    if (taken.has(index)) continue;
    const filled = rows.map(({ cells }) => cells[index] ?? "").filter((cell) => cell.trim() !== "");
    const fitting = filled.filter(isSuch).length;
    if (fitting > 0 && fitting >= filled.length * share) return index;
  }
  return undefined;
}
