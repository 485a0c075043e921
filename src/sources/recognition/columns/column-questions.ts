import type { Roll } from "../../../rolls/roll.ts";
import { columnLetters } from "../header/column-letters.ts";
import type { Header } from "../header/find-header.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Known } from "../known.ts";
import type { Question } from "../recognition.ts";
import { fieldLabel } from "./field-label.ts";
import { looksLikeId } from "./id-look.ts";
import type { Assignment } from "./match-columns.ts";

/** How doudi.yaml names a column: by its header, or by its letter where another column has the same one. */
function columnName(column: SheetColumn, header: Header): string {
  const same = header.columns.filter((other) => other.header === column.header);
  return same.length === 1 ? column.header : `${columnLetters(column.index)}列`;
}

/** What is open about a sheet's columns: two that speak for one field, and required ones that are not there. */
export function columnQuestions(
  roll: Roll,
  assignments: readonly Assignment[],
  header: Header,
  known: Known,
): Question[] {
  const questions: Question[] = [];
  for (const { field, column, rival, guessed } of assignments) {
    if (guessed && known.columns?.[field] === undefined) {
      const taken = columnName(column, header);
      questions.push({
        about: "column",
        text: `没有认得的${fieldLabel(roll, field)}列，只有“${taken}”像`,
        taken,
        field,
        choices: [taken],
      });
    }
    // Which of two telephones is taken decides nothing.
    if (!rival || known.columns?.[field] !== undefined || field === "phone") continue;
    const choices = [column, rival].map((each) => columnName(each, header));
    questions.push({
      about: "column",
      text: `“${choices[0]}”和“${choices[1]}”都像${fieldLabel(roll, field)}`,
      taken: choices[0] ?? null,
      field,
      choices,
    });
  }
  const has = new Set(assignments.map(({ field }) => field));
  const taken = new Set(assignments.map(({ column }) => column.index));
  const free = header.columns.filter(({ index }) => !taken.has(index));
  if (has.has("name") && !has.has("id") && !assignments.some(holdsCards)) {
    questions.push({
      about: "required",
      text: `${roll.label}没有认得的身份证号列，只能按姓名认人，靠它的线索多是待核`,
      taken: null,
      field: "id",
      choices: free.filter(holdsDigits).map((each) => columnName(each, header)),
    });
  }
  for (const [field, column] of Object.entries(roll.columns)) {
    if (!("required" in column) || !column.required || has.has(field)) continue;
    questions.push({
      about: "required",
      text: `${roll.label}缺少${column.headers[0]}列`,
      taken: null,
      field,
      choices: free.map((each) => columnName(each, header)),
    });
  }
  return questions;
}

/** Columns named in doudi.yaml win; a header that is no longer there leaves the field to recognition. */
export function applyKnown(assignments: Assignment[], header: Header, known: Known): Assignment[] {
  if (!known.columns) return assignments;
  const fixed: Assignment[] = [];
  for (const [field, name] of Object.entries(known.columns)) {
    const column = header.columns.find(
      (candidate) => candidate.header === name || `${columnLetters(candidate.index)}列` === name,
    );
    if (column) fixed.push({ field, column, score: 1 });
  }
  const fields = new Set(fixed.map(({ field }) => field));
  const columns = new Set(fixed.map(({ column }) => column.index));
  const rest = assignments.filter(
    ({ field, column }) => !fields.has(field) && !columns.has(column.index),
  );
  return [...fixed, ...rest];
}

/** The numbers of 残疾证, each of which begins with its holder's own. */
function holdsCards({ field, column: { sample } }: Assignment): boolean {
  return field === "card_no" && sample.filter(looksLikeId).length * 2 > sample.length;
}

/** A column in which a number might hide. */
function holdsDigits({ sample }: SheetColumn): boolean {
  return sample.some((text) => /(\d\D?){6}/.test(text));
}
