import type { Roll } from "../../../rolls/roll.ts";
import type { SheetHead } from "../header/sheet-head.ts";
import type { Recognition } from "../recognition.ts";
import { type NotOnRoll, notOnRoll } from "./gone-by.ts";
import { titlesOf } from "./names-of-sheet.ts";
import { sectionsOf } from "./said-by-sections.ts";
import { saidByTitles } from "./said-by-titles.ts";

/** What says in each row whether its person is still on the roll. */
const OF_STATE = new Set(["status", "until_month"]);
const WHY: Readonly<Record<NotOnRoll["says"], string>> = {
  refused: "这些人不算在保",
  "taken off": "这些人不算在保",
  mixed: "里面有已停保的人，又没有一列写明是谁",
  other: "是另一件事的名单",
};
/** What makes a list of stops of it. */
const OF_STOP = ["stop_month", "reason"];

/**
 * A sheet called 停保 or 拟新增 with the columns of a roll, whose people stood on it. It is a list of stops where it says when or why, else none that
 * may be used, and the text says so; undefined for any other sheet.
 *
 * recognise: the same sheet as that roll.
 */
export function offRoll(
  head: SheetHead,
  rolls: ReadonlyMap<string, Roll>,
  { roll, columns, said, headerRow: row, headerRows }: Recognition,
  recognise: (roll: string) => Recognition,
): Recognition | string | undefined {
  const off = roll ? notOnRoll(roll, head, row) : undefined;
  if (!roll || !off) return undefined;
  const states = off.mayBeRoll ? columns.filter(({ field }) => OF_STATE.has(field)) : [];
  if (states.length > 0 && !haveAllLeft(head, row + headerRows - 1, columns, states))
    return undefined;
  const exits = off.says === "taken off" ? rolls.get(roll.exits ?? "") : undefined;
  const programme = said.get("programme") ?? roll.fixed?.programme;
  if (exits && programme !== undefined) {
    const list = recognise(exits.id);
    // When somebody began is no month of his stop, though nothing else may be.
    const ofRoll = new Map(columns.map(({ index, field }) => [index, field]));
    const own = list.columns.filter(({ index, field }) => {
      const other = ofRoll.get(index) ?? field;
      return other === field || (other === "until_month" && field === "stop_month");
    });
    const has = new Set(own.map(({ field }) => field));
    const named = saidByTitles(exits, titlesOf(head, row), [], head.folder);
    // 特困、孤儿停发名单 looks like the roll of children and is not of these alone.
    const { fixed = {} } = roll;
    const all = new Map([...Object.entries(fixed), ...named]);
    for (const field of has) all.delete(field);
    const sections = sectionsOf(exits, head, { row, rows: headerRows }, has, [...all.keys()]);
    const says = [...has, ...all.keys(), ...sections.fields];
    if (OF_STOP.some((field) => says.includes(field)))
      return { ...list, columns: own, said: all, sections };
  }
  if (states.length > 0) return undefined;
  const why = WHY[off.says];
  return `像${roll.label}，但名称写的是“${off.name}”，${why}，没有用；是在保名册的，请在 doudi.yaml 这张表下写明 roll: ${roll.id}`;
}

/** Whether each row that names somebody says when he left, and nothing else whether he did: 特困人员注销台账 with 注销日期 is no roll of a month. */
function haveAllLeft(
  { rows }: SheetHead,
  headerEnd: number,
  columns: Recognition["columns"],
  states: Recognition["columns"],
): boolean {
  if (states.some(({ field }) => field !== "until_month")) return false;
  const who = columns.filter(({ field }) => field === "name" || field === "id");
  const has = (cells: readonly string[], { index }: { index: number }) =>
    (cells[index] ?? "").trim() !== "";
  const people = rows.filter(
    ({ row, cells }) => row > headerEnd && who.some((column) => has(cells, column)),
  );
  return people.length > 0 && people.every(({ cells }) => states.some((each) => has(cells, each)));
}
