import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { correctedId } from "../made/corrected-id.ts";
import { nameWithId, othersWithIds } from "../made/name-with-id.ts";
import { termByLength } from "../made/term-by-length.ts";
import { termInOne } from "../made/term-in-one.ts";
import { twoDatesInOne } from "../made/two-dates-in-one.ts";
import { nameOfAccount, parentsInOne, parentWithState, twoInOne } from "../made/two-in-one.ts";
import { candidatesOf } from "./candidates.ts";
import { daysAndMonths } from "./days-and-months.ts";
import { householdByHead } from "./household-by-head.ts";
import { ofTheDead } from "./of-the-dead.ts";
import { personByValues } from "./person-by-values.ts";
import { remarkColumns } from "./remark-column.ts";
import { OTHER_PERSON } from "./whose-column.ts";

export interface Assignment {
  field: string;
  column: SheetColumn;
  /** 0 to 1: how well header and values speak for the field. */
  score: number;
  /** Another column that speaks for the field just as well. */
  rival?: SheetColumn;
  /** Taken because nothing else is left; to be asked. */
  guessed?: true;
}

/** What an empty column is worth less: it decides between two of the same header only. */
const EMPTY = 0.04;
/** A rival that another field took with less than this much less was not taken for want of anything better. */
const STILL_OPEN = 0.1;

/** Which column is which field of a roll: each field at most once, each column at most once. */
export function matchColumns(roll: Roll, columns: readonly SheetColumn[]): Assignment[] {
  const most = Math.max(1, ...columns.map(({ sample }) => sample.length));
  const candidates = columns.flatMap((column) =>
    candidatesOf(roll, column).map((candidate) => ({
      ...candidate,
      // A small table beside the roll has a 乡镇 too.
      score: candidate.score * (1 - EMPTY + (EMPTY * column.sample.length) / most),
    })),
  );
  candidates.sort(
    (a, b) => b.score - a.score || a.column.index - b.column.index || (a.field < b.field ? -1 : 1),
  );
  const taken = new Map<string, Assignment>();
  const used = new Set<number>();
  for (const candidate of candidates) {
    const holder = taken.get(candidate.field);
    if (holder) {
      if (
        !holder.rival &&
        !used.has(candidate.column.index) &&
        holder.score - candidate.score < 0.02
      ) {
        holder.rival = candidate.column;
      }
      continue;
    }
    if (used.has(candidate.column.index)) continue;
    taken.set(candidate.field, candidate);
    used.add(candidate.column.index);
  }
  const found = daysAndMonths(roll, settled([...taken.values()]), columns);
  const named = nameOfAccount(roll, found);
  const persons = personByValues(roll, named, columns, OTHER_PERSON);
  const whole = correctedId(nameWithId(roll, persons, columns), columns);
  const people = ofTheDead(roll, whole, columns);
  const others = [...people, ...othersWithIds(roll, people)];
  return [
    ...others,
    ...householdByHead(roll, people, columns),
    ...twoInOne(roll, people),
    ...parentsInOne(roll, people, columns),
    ...parentWithState(roll, others, columns),
    ...termInOne(roll, people, columns),
    ...twoDatesInOne(roll, people, columns),
    ...termByLength(roll, people, columns),
    ...remarkColumns(roll, people, columns),
  ];
}

/** What another field took speaks for that one: 户籍地址/村委会 is the village, and no rival to 户籍地址/详细地址. */
function settled(assignments: Assignment[]): Assignment[] {
  const used = new Map(assignments.map(({ column, score }) => [column.index, score]));
  return assignments.map(({ rival, ...assignment }) => {
    const elsewhere = rival ? (used.get(rival.index) ?? 0) : 0;
    const isOpen = rival !== undefined && elsewhere < assignment.score - STILL_OPEN;
    return isOpen ? { ...assignment, rival } : assignment;
  });
}
