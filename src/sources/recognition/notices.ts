import type { Roll } from "../../rolls/roll.ts";
import { leavesOpen } from "../../rolls/said-of-texts.ts";
import { stoppedByNote, tellsOfRows } from "../../rolls/stops-in-notes.ts";
import type { Header } from "./find-header.ts";
import type { Assignment } from "./match-columns.ts";
import type { SheetHead } from "./sheet-head.ts";

/** What a sheet leaves open, one line each: nobody is asked, and what hangs on it is 待核 or counts as it stands. */
export function noticesOf(
  roll: Roll,
  assignments: readonly Assignment[],
  head: SheetHead,
  { row, rows }: Header,
): string[] {
  const saysWho = assignments.some(({ field }) => field === "status");
  return [
    ...programmeLeftOut(roll, assignments),
    ...(saysWho ? [] : stopsInNotes(roll, head, row + rows - 1)),
  ];
}

function programmeLeftOut(roll: Roll, assignments: readonly Assignment[]): string[] {
  const fields = ["programme", roll.unless?.column];
  const column = fields
    .flatMap((field) => assignments.filter((each) => each.field === field))
    .map((each) => each.column)[0];
  if (!roll.unless || !column || column.marks) return [];
  const cells = (column.cells ?? column.sample).map((text) => text.trim());
  if (!cells.includes("") || !leavesOpen(roll, cells)) return [];
  return [
    `“${column.header}”有的行空着：同户户主（或同户其他行）写了的按户主算，别的看不出是哪种救助，靠这些行得出的疑点列为待核，请补填`,
  ];
}

/** A note that says of some rows that they are of people taken off: which, the list itself does not say. It may name somebody, so it is not repeated. */
function stopsInNotes(roll: Roll, { rows, notes = [] }: SheetHead, lastHeader: number): string[] {
  if (roll.kind !== "enrolment") return [];
  const below = rows.filter(({ row }) => row > lastHeader);
  const lines = below.flatMap(({ row, cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== "");
    const [text = ""] = filled;
    return filled.length <= 2 && tellsOfRows(text) ? [{ text, where: `第 ${row} 行` }] : [];
  });
  const known = new Set(rows.map(({ cells }) => cells.filter((cell) => cell !== "").join(" ")));
  const others = notes.filter((note) => !known.has(note) && tellsOfRows(note));
  const all = [...lines, ...others.map((text) => ({ text, where: "表尾" }))];
  return all.map(({ text, where }) => `${where}的注说有人停保、死亡或迁出，${HOW[howRead(text)]}`);
}

const HOW = {
  serials: "按它写的序号算（序号重复或没有的不算），请核对",
  above: "所说的各行不能确定，靠它们得出的疑点列为待核；请在表里加一列写明每人的状态",
  none: "程序看不出是哪几行，这些人仍按在保算；请在表里加一列写明每人的状态",
} as const;

function howRead(text: string): keyof typeof HOW {
  const says = stoppedByNote(text);
  if (!says) return "none";
  return "serials" in says ? "serials" : "above";
}
