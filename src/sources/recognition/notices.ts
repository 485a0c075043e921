import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { leavesOpen } from "../../rolls/said-of-texts.ts";
import { stateBelow, stoppedByNote, tellsOfRows } from "../../rolls/stops-in-notes.ts";
import type { Assignment } from "./columns/match-columns.ts";
import type { Header } from "./header/find-header.ts";
import { headersByField } from "./header/roll-headers.ts";
import type { SheetColumn } from "./header/sheet-column.ts";
import type { SheetHead } from "./header/sheet-head.ts";
import { oldByTitle } from "./lines/old-by-title.ts";
import { onlyAdded } from "./lines/only-added.ts";
import { hasNoYear } from "./made/bare-months.ts";

/** What a sheet leaves open, one line each: nobody is asked, and what hangs on it is 待核 or counts as it stands. */
export function noticesOf(
  roll: Roll,
  assignments: readonly Assignment[],
  head: SheetHead,
  { row, rows, columns }: Header,
): string[] {
  const saysWho = assignments.some(({ field }) => field === "status");
  const added = onlyAdded(roll, head, row);
  return [
    ...(added === undefined
      ? []
      : [
          `名称写的是“${added}”，只当作新增人员：并入同月的${roll.label}，同月没有的并入以前最近一期；以前也没有的，不当作整份名册`,
        ]),
    ...calledOld(head, row),
    ...programmeLeftOut(roll, assignments),
    ...monthsWithoutYear(roll, assignments, columns),
    ...(saysWho ? [] : stopsInNotes(roll, head, row + rows - 1)),
  ];
}

/** What its title calls a draft: another one may stand beside it, which nobody knows here. */
function calledOld({ rows }: SheetHead, headerRow: number): string[] {
  const above = rows.filter(({ row }) => row < headerRow).flatMap(({ cells }) => cells);
  const word = above.map(oldByTitle).find((each) => each !== undefined);
  return word === undefined
    ? []
    : [
        `表头上方写着“${word}”：同月另有一份、人大多相同的，用那一份；没有的仍按这一份算，请核对该不该用`,
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
  const isOpen = (text: string) => tellsOfRows(text) && stateBelow(text, roll.id) === undefined;
  const lines = below.flatMap(({ row, cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== "");
    const [text = ""] = filled;
    return filled.length <= 2 && isOpen(text) ? [{ text, where: `第 ${row} 行` }] : [];
  });
  const known = new Set(rows.map(({ cells }) => cells.filter((cell) => cell !== "").join(" ")));
  const others = notes.filter((note) => !known.has(note) && isOpen(note));
  const all = [...lines, ...others.map((text) => ({ text, where: "表尾" }))];
  return all.map(
    ({ text, where }) => `${where}的注说有人停保、死亡或迁出，${HOW[howRead(text, roll.id)]}`,
  );
}

const HOW = {
  serials: "按它写的序号算（序号重复或没有的不算），请核对",
  names: "按它写的姓名算（同名的或名册上没有的不算），请核对",
  above: "所说的各行不能确定，靠它们得出的疑点列为待核；请在表里加一列写明每人的状态",
  none: "程序看不出是哪几行，这些人仍按在保算；请在表里加一列写明每人的状态",
} as const;

function howRead(text: string, roll: string): keyof typeof HOW {
  const says = stoppedByNote(text, roll);
  if (!says) return "none";
  if ("names" in says) return "names";
  return "serials" in says ? "serials" : "above";
}

/** A column of months alone that is, or would be, a field of months. */
function monthsWithoutYear(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): string[] {
  const { fields } = kindOf(roll.kind);
  const ofMonths = [...headersByField(roll)].filter(([field]) => fields[field]?.type === "month");
  const headers = new Set(ofMonths.flatMap(([, texts]) => texts));
  const taken = new Map(assignments.map(({ field, column }) => [column, field]));
  const isOfMonths = (column: SheetColumn) => {
    const field = taken.get(column);
    return field === undefined
      ? column.names.some((name) => headers.has(name))
      : fields[field]?.type === "month";
  };
  return columns
    .filter((column) => hasNoYear(column) && isOfMonths(column))
    .map(
      ({ header }) =>
        `“${header}”只写了月，看不出是哪一年，没有用；请在表里写上年份，或在文件名里写明，如 2019年11月-2020年2月`,
    );
}
