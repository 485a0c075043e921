import { headerSigns } from "../../../rolls/headers/header-signs.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { SHARED_HEADERS } from "../../../rolls/headers/headers.ts";
import { namesHeadsId } from "../../../rolls/heads-id.ts";
import { type Field, type FieldType, IDENTITY_FIELDS, type Kind } from "../../../rolls/kind.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Column, Roll } from "../../../rolls/roll.ts";
import { headersByField } from "../header/roll-headers.ts";
import { partsOf, type SheetColumn } from "../header/sheet-column.ts";
import { adjustsSums, asksElse } from "./asks-of-state.ts";
import { holdsCards, isCounted, isHouseholdOfAll, isOfPlace } from "./household-of-all.ts";
import type { Assignment } from "./match-columns.ts";
import { isOfGroupAlone, LEAST_LIKENESS, nameLikeness } from "./name-likeness.ts";
import { numbersRows } from "./numbers-rows.ts";
import { namesOthers, tellsFixed, tellsProgramme } from "./tells-fixed.ts";
import {
  joinsPlaces,
  tellsAddress,
  tellsByValues,
  tellsOther,
  tellsPlace,
  valueFit,
} from "./value-fit.ts";
import {
  isOfBefore,
  isOfHead,
  isOfOneProperty,
  isOfOther,
  mayBeAbout,
  sumsGroup,
} from "./whose-column.ts";

/** The least share of values that must read as the field, where values can tell. */
const LEAST_FIT = 0.3;
/** A header that no value refutes. */
const SURE = 0.95;
/** No value to speak of reads as the field. */
const NO_FIT = 0.05;
/** What values alone are worth, under a header that says something else or nothing. */
const BY_VALUES = 0.6;
/** The fewest values that refute a listed header: of two orphans of a township one has 暂缺 for a number. */
const LEAST_REFUTING = 4;
/** 住址 over 乡镇 and 村 says less of a column than these do. */
const OF_GROUP = 0.85;
/** A header that a field takes only for want of a better one. */
const LESSER = 0.8;
/** 1, 2, 3 … in place of a household's number gives way to one that is issued. */
const COUNTED = 0.95;

/** One column tried as one field of a roll. */
interface Trial {
  roll: Roll;
  kind: Kind;
  field: string;
  type: FieldType;
  /** What lists call the field. */
  headers: readonly string[];
  column: SheetColumn;
  /** What the header is below. */
  groups: ReadonlySet<string>;
}

/** Every field of the roll that the column may be, with how well it fits: four parts in five what its header says, the rest what its values look like. */
export function candidatesOf(roll: Roll, column: SheetColumn): Assignment[] {
  const kind = kindOf(roll.kind);
  const groups = new Set(partsOf(column.headerCells).slice(0, -1).map(headerText));
  const found: Assignment[] = [];
  for (const [field, headers] of headersByField(roll)) {
    if (!mayBeAbout(field, kind, column.names) || isOfBefore(field, kind, column.header)) continue;
    const trial = { roll, kind, field, type: typeOf(field, kind), headers, column, groups };
    const likeness = likenessOf(trial);
    if (likeness < LEAST_LIKENESS || saysAnother(trial)) continue;
    const fit = valueFit(field, kind, column, roll.values?.[field]);
    if (!isRefuted(trial, likeness, fit))
      found.push({ field, column, score: rankOf(trial) * likeness * 0.8 + fit * 0.2 });
  }
  return found;
}

function likenessOf({ field, kind, type, headers, column, groups }: Trial): number {
  const ofGroup = type === "yuan" && sumsGroup(column) ? 1 : OF_GROUP;
  const named = column.names.map(
    (name) => nameLikeness(field, name, headers, type) * (groups.has(name) ? ofGroup : 1),
  );
  const isByValues =
    (!isOfOther(field, column.names) && tellsByValues(field, kind, column)) ||
    tellsPlace(field, column) ||
    (field === "address" && tellsAddress(column));
  return Math.max(...named, isByValues ? BY_VALUES : 0);
}

/** Whether header or cells say that the column is something else, however alike the words are. */
function saysAnother(trial: Trial): boolean {
  const { roll, field, type, column, groups } = trial;
  if (field === "town" && joinsPlaces(column)) return true;
  if (tellsOther(field, column) || holdsCards(field, column)) return true;
  if (isHouseholdOfAll(field, column) && isOfPlace(field, column)) return true;
  if (field === "status" && adjustsSums(column)) return true;
  if (field === "address" && isPartOfAddress(column, groups)) return true;
  const isFixed = roll.fixed?.[field] !== undefined;
  if (isListed(trial)) return isFixed && !tellsFixed(roll, field, column);
  return (
    isFixed ||
    (type === "text" && tellsAnother(field, roll, column)) ||
    (type === "code" && numbersRows(column)) ||
    (field === "status" && asksElse(roll, column)) ||
    // 户主身份证号 is no 证号 of a household, nor is 证件号码 beside 身份证号.
    (field === "household_no" && (namesHeadsId(column.header) || callsIdAlone(column)))
  );
}

function callsIdAlone({ names }: SheetColumn): boolean {
  const own = headerSigns(SHARED_HEADERS.id[0]);
  return names.some((name) => headerSigns(name.replace(/^(15|十五)位/, "")) === own);
}

/** Whether the values speak against the field; `fit` is the share of them that reads as it. */
function isRefuted(trial: Trial, likeness: number, fit: number): boolean {
  const { roll, field, type, column, headers } = trial;
  if (fit < LEAST_FIT && likeness < SURE) return true;
  if (type === "choice" && isOfGroupAlone(field, column, headers)) return true;
  if (fit >= NO_FIT) return false;
  if (tellsProgramme(roll, field, column) || namesOthers(roll, field, column)) return true;
  if (!isTelling(field) || !column.sample.some(Boolean)) return false;
  return !(isListed(trial) && column.sample.length < LEAST_REFUTING);
}

/** What a column is worth that gives way to another of the same header. */
function rankOf({ roll, field, column }: Trial): number {
  const isSecond =
    isHouseholdOfAll(field, column) ||
    isLesser(roll.columns[field], column.names) ||
    isOfHead(field, column.names) ||
    isOfOneProperty(field, column.names);
  return (isSecond ? LESSER : 1) * (isCounted(field, column) ? COUNTED : 1);
}

function isListed({ headers, column }: Trial): boolean {
  return column.names.some((name) => headers.includes(name));
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
