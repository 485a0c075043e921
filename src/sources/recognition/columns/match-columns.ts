import { headerSigns } from "../../../rolls/headers/header-signs.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { namesHeadsId } from "../../../rolls/heads-id.ts";
import { type Field, type FieldType, IDENTITY_FIELDS, type Kind } from "../../../rolls/kind.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Column, Roll } from "../../../rolls/roll.ts";
import { headersByField } from "../header/roll-headers.ts";
import { partsOf, type SheetColumn } from "../header/sheet-column.ts";
import { correctedId } from "../made/corrected-id.ts";
import { nameWithId, othersWithIds } from "../made/name-with-id.ts";
import { termByLength } from "../made/term-by-length.ts";
import { termInOne } from "../made/term-in-one.ts";
import { twoDatesInOne } from "../made/two-dates-in-one.ts";
import { nameOfAccount, parentsInOne, parentWithState, twoInOne } from "../made/two-in-one.ts";
import { daysAndMonths } from "./days-and-months.ts";
import { householdByHead } from "./household-by-head.ts";
import { holdsCards, isCounted, isHouseholdOfAll, isOfPlace } from "./household-of-all.ts";
import { isOfGroupAlone, LEAST_LIKENESS, nameLikeness } from "./name-likeness.ts";
import { ofTheDead } from "./of-the-dead.ts";
import { personByValues } from "./person-by-values.ts";
import { remarkColumns } from "./remark-column.ts";
import { namesOthers, tellsFixed, tellsProgramme } from "./tells-fixed.ts";
import {
  joinsPlaces,
  numbersRows,
  tellsAddress,
  tellsByValues,
  tellsOther,
  tellsPlace,
  valueFit,
} from "./value-fit.ts";
import {
  isOfHead,
  isOfOneProperty,
  isOfOther,
  mayBeAbout,
  OTHER_PERSON,
  sumsGroup,
} from "./whose-column.ts";

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

/** The least share of values that must read as the field, where values can tell. */
const LEAST_FIT = 0.3;
/** No value to speak of reads as the field. */
const NO_FIT = 0.05;
/** What values alone are worth, under a header that says something else or nothing. */
const BY_VALUES = 0.6;
/** What an empty column is worth less: it decides between two of the same header only. */
const EMPTY = 0.04;
/** The fewest values that refute a listed header: of two orphans of a township one has 暂缺 for a number. */
const LEAST_REFUTING = 4;
/** 住址 over 乡镇 and 村 says less of a column than these do. */
const OF_GROUP = 0.85;
/** A rival that another field took with less than this much less was not taken for want of anything better. */
const STILL_OPEN = 0.1;
/** A header that a field takes only for want of a better one. */
const LESSER = 0.8;
/** 1, 2, 3 … in place of a household's number gives way to one that is issued. */
const COUNTED = 0.95;

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

function candidatesOf(roll: Roll, column: SheetColumn): Assignment[] {
  const kind = kindOf(roll.kind);
  const found: Assignment[] = [];
  const groups = new Set(partsOf(column.headerCells).slice(0, -1).map(headerText));
  for (const [field, headers] of headersByField(roll)) {
    if (!mayBeAbout(field, kind, column.names)) continue;
    const type = typeOf(field, kind);
    const ofGroup = type === "yuan" && sumsGroup(column) ? 1 : OF_GROUP;
    const named = Math.max(
      ...column.names.map(
        (name) => nameLikeness(field, name, headers, type) * (groups.has(name) ? ofGroup : 1),
      ),
    );
    const likeness = Math.max(
      named,
      !isOfOther(field, column.names) && tellsByValues(field, kind, column) ? BY_VALUES : 0,
      tellsPlace(field, column) ? BY_VALUES : 0,
      field === "address" && tellsAddress(column) ? BY_VALUES : 0,
    );
    if (likeness < LEAST_LIKENESS) continue;
    if (field === "town" && joinsPlaces(column)) continue;
    const isOfAll = isHouseholdOfAll(field, column);
    if (tellsOther(field, column) || (isOfAll && isOfPlace(field, column))) continue;
    if (field === "address" && isPartOfAddress(column, groups)) continue;
    const isListed = column.names.some((name) => headers.includes(name));
    if (type === "text" && !isListed && tellsAnother(field, roll, column)) continue;
    if (type === "code" && !isListed && numbersRows(column.sample)) continue;
    // 户主身份证号 is no 证号 of a household.
    if (field === "household_no" && !isListed && namesHeadsId(column.header)) continue;
    if (holdsCards(field, column)) continue;
    const isFixed = roll.fixed?.[field] !== undefined;
    if (isFixed && !(isListed && tellsFixed(roll, field, column))) continue;
    const fit = valueFit(field, kind, column, roll.values?.[field]);
    if (fit < LEAST_FIT && likeness < 0.95) continue;
    const isOthers = tellsProgramme(roll, field, column) || namesOthers(roll, field, column);
    if (fit < NO_FIT && isOthers) continue;
    if (type === "choice" && isOfGroupAlone(field, column, headers)) continue;
    const isRefuted = fit < NO_FIT && column.sample.some(Boolean) && isTelling(field);
    if (isRefuted && !(isListed && column.sample.length < LEAST_REFUTING)) continue;
    const isSecond =
      isOfAll ||
      isLesser(roll.columns[field], column.names) ||
      isOfHead(field, column.names) ||
      isOfOneProperty(field, column.names);
    const lesser = (isSecond ? LESSER : 1) * (isCounted(field, column) ? COUNTED : 1);
    found.push({ field, column, score: lesser * likeness * 0.8 + fit * 0.2 });
  }
  return found;
}

/** 镇 under 家庭住址 is the township that the address begins with. */
function isPartOfAddress(column: SheetColumn, groups: ReadonlySet<string>): boolean {
  return groups.size > 0 && ["town", "village"].some((field) => tellsPlace(field, column));
}

/** A column whose values are the codes of another field is no free text, whatever its header resembles: 整户 and 单人 are no 分类施保. */
function tellsAnother(field: string, roll: Roll, column: SheetColumn): boolean {
  const kind = kindOf(roll.kind);
  return Object.keys(roll.columns).some(
    (other) =>
      other !== field &&
      kind.fields[other]?.type === "choice" &&
      !isOfOther(other, column.names) &&
      tellsByValues(other, kind, column),
  );
}

function typeOf(field: string, kind: Kind): FieldType {
  const identity = IDENTITY_FIELDS as Readonly<Record<string, Field>>;
  const spec = kind.fields[field] ?? identity[field];
  return spec?.type ?? (field.endsWith("_id") ? "code" : "text");
}

function isLesser(column: Column | undefined, names: readonly string[]): boolean {
  if (!column || !("headers" in column) || !column.lesser) return false;
  if (column.headers.some((header) => names.includes(headerText(header)))) return false;
  // 审批日期 is 审批时间 in other words.
  const signs = names.map(headerSigns);
  return column.lesser.some((header) => signs.includes(headerSigns(headerText(header))));
}

/** Fields whose values alone refute a header: an ID column without one ID-like value is none. */
function isTelling(field: string): boolean {
  return field === "id" || field.endsWith("_id") || field === "name";
}
