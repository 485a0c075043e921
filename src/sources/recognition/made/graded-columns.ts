import { readGrade } from "../../../rolls/cell/read-number.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";
import { TICKED, UNTICKED } from "./ticks.ts";

/** What a column that says category and grade is called. */
export const GRADED_HEADER = "残疾类别等级";
/** 视力 beside 听力 may be what was tested; a form for the disabled has more of the seven. */
const LEAST = 3;
const MOST = 0.8;

/** 视力 | 听力 | 肢体 … beside each other from `at` on, each with the grade of who has that disability; undefined for any other columns. */
export function gradesRun(
  columns: readonly SheetColumn[],
  at: number,
): readonly SheetColumn[] | undefined {
  const first = columns[at] as SheetColumn;
  const isOther = (column: SheetColumn, place: number) =>
    column.index !== first.index + place ||
    // Text files write a group over its first column only.
    ![groupOf(first), ""].includes(groupOf(column)) ||
    !resolveCode("disability_category", leafOf(column)).known;
  const rest = columns.slice(at);
  const end = rest.findIndex(isOther);
  const run = rest.slice(0, end < 0 ? undefined : end);
  const values = run.map((column) => resolveCode("disability_category", leafOf(column)).value);
  if (run.length < LEAST || new Set(values).size < run.length) return undefined;
  const filled = run
    .flatMap(({ sample }) => sample.map((cell) => cell.trim()))
    .filter((cell) => cell !== "" && !UNTICKED.test(cell));
  const grades = filled.filter((cell) => readGrade(cell) !== null);
  // 1 alone is a tick.
  const isGraded = grades.some((cell) => !TICKED.test(cell));
  return isGraded && grades.length >= filled.length * MOST ? run : undefined;
}

/** 肢体二级、智力一级: what a row says below them; undefined where it says nothing. */
export function gradesIn(
  cells: readonly string[],
  columns: readonly { index: number; text: string }[],
): string | undefined {
  const said = columns.flatMap(({ index, text }) => {
    const cell = (cells[index] ?? "").trim();
    return cell === "" || UNTICKED.test(cell) ? [] : [`${text}${cell.replace(/级?$/, "级")}`];
  });
  return said.length === 0 ? undefined : said.join("、");
}
