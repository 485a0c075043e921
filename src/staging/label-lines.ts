import { headerText } from "../rolls/header-text.ts";
import type { SheetSpool } from "../sources/read-book.ts";
import { callsIds } from "../sources/recognition/holds-people.ts";
import type { TextRow } from "../sources/recognition/sheet-head.ts";
import { looksLikeId } from "../sources/recognition/value-fit.ts";
import { rewriteSpool } from "./rewrite-spool.ts";

/** A sheet of a book and its first rows. */
interface Opened {
  spool: SheetSpool;
  rows: readonly TextRow[];
}

/** What lines between the rows say of those below them, by labels of their own. */
interface Labelled {
  /** The header's texts, as it may be printed again. */
  header: string;
  labels: readonly string[];
  /** The label that each line begins with. */
  begins: string;
}

/** 户主：张三　低保证号：340828001 in a line; a value runs on to the next label. */
const LABEL = /(?<=^|[\s,，;；、)）])([\p{Script=Han}()（）/]{2,14})[:：]/gu;
const LAST_HEADER_ROW = 30;
const LEAST_LINES = 3;
const LEAST_LABELS = 2;
/** What a form says of itself or of how many it lists. */
const OF_FORM =
  /制表|填表|填报|审核|审批|经办|负责|签字|签名|盖章|单位|日期|联系电话|说明|注$|[小合总共累]计|本页|笔数|总[户人金数]|页$/;
const MOST = 0.8;
/** 二、新增人员: whose rows follow is said below it. */
const SECTION = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.]/;

/**
 * The sheets of a book with what stands once above each family, by labels (户主：张三　低保证号：340828001　月保障金：420元), in columns beside its members: as an old system prints
 * a roll household by household. Without them nobody on it has a household or an amount.
 *
 * Writes: a spool beside that of each such sheet.
 */
export async function withLabelLines<Of extends Opened>(sheets: readonly Of[]): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const labelled = labelledIn(sheet.rows);
      return labelled ? { ...sheet, spool: await writeBeside(sheet.spool, labelled) } : sheet;
    }),
  );
}

const hasPerson = ({ cells }: TextRow) => cells.some(looksLikeId);
const textOf = (cells: readonly string[]) => cells.map((cell) => cell.trim()).join("\n");

function labelledIn(rows: readonly TextRow[]): Labelled | undefined {
  const first = rows.findIndex(hasPerson);
  const header = rows
    .slice(0, Math.max(0, first))
    .findLast((row) => row.row <= LAST_HEADER_ROW && callsIds(row));
  if (!header) return undefined;
  const lines = rows.flatMap(({ cells }) => {
    const said = saidIn(cells);
    return said.size >= LEAST_LABELS ? [said] : [];
  });
  const [line, ...others] = lines;
  if (!line || lines.length < LEAST_LINES) return undefined;
  const key = [...line.keys()].join();
  if (others.filter((each) => [...each.keys()].join() === key).length < MOST * others.length)
    return undefined;
  const own = new Set(header.cells.map(headerText));
  const labels = [...line.keys()].filter((label) => !own.has(headerText(label)));
  const [begins = ""] = line.keys();
  return labels.length > 0 ? { header: textOf(header.cells), labels, begins } : undefined;
}

/** Label -> value of a row that holds nothing else; nothing for any other row. */
function saidIn(cells: readonly string[]): Map<string, string> {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const text = filled.join("  ");
  const found = [...text.matchAll(LABEL)];
  const said = new Map<string, string>();
  if (found[0]?.index !== 0) return said;
  for (const [at, match] of found.entries()) {
    const label = match[1] ?? "";
    if (OF_FORM.test(label)) return new Map();
    const from = match.index + match[0].length;
    said.set(
      label,
      text
        .slice(from, found[at + 1]?.index)
        .replace(/[\s,，;；、]+$/, "")
        .trim(),
    );
  }
  return said;
}

async function writeBeside(
  spool: SheetSpool,
  { header, labels, begins }: Labelled,
): Promise<SheetSpool> {
  let values: readonly string[] = [];
  return rewriteSpool(spool, "labels", labels.length, (_, cells) => {
    const own = Array.from({ length: spool.width }, (__, index) => cells[index] ?? "");
    if (textOf(cells) === header) return [...own, ...labels];
    const said = saidIn(cells);
    // A line of another family that leaves most labels out says nothing of them, nor does a section's of what stood above it.
    const isOfFamily = said.size >= LEAST_LABELS || said.has(begins);
    if (isOfFamily || startsSection(cells)) {
      values = labels.map((label) => said.get(label) ?? "");
      return own;
    }
    return [...own, ...(hasPerson({ row: 0, cells }) || isOfPerson(cells) ? values : [])];
  });
}

/** A row of somebody whose number is missing: it has a name among other cells. */
function isOfPerson(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== "").length > 2;
}

function startsSection(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return filled.length === 1 && SECTION.test(filled[0] ?? "");
}
