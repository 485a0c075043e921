import { headerText } from "../../../rolls/headers/header-text.ts";
import type { Field, FieldType } from "../../../rolls/kind.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Column, Roll } from "../../../rolls/roll.ts";
import { mayHold, opposes } from "../header/header-likeness.ts";
import { headersByField } from "../header/roll-headers.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Assignment } from "./match-columns.ts";
import { valueFit } from "./value-fit.ts";
import { mayBeAbout, saysSince } from "./whose-column.ts";

const TYPES: ReadonlySet<FieldType> = new Set(["day", "month", "yuan", "count"]);
const LEAST_FIT = 0.9;
const SCORE = 0.5;
/** What only the sheet's name tells the meaning of. */
const CALLED = 0.8;
/** Money says so; a number of something else does not. */
const MONEY = /金|钱|额|元|费|补|款|资/;
/** When somebody began to get it is not the month that a payment was for. */
const BEGINS = /起|始|首次|纳入|享受(?:时间|日期)|[纳入]保/;
const ENTERS = /起|始|首次|纳|享|入保|入供/;
/** When somebody was taken off a roll is not when he died or was last insured. */
const STOPPED = /停[保发助]|退[保出]|[减撤下]保|清退|减员|核减|取消/;
/** How many people it is of. */
const PEOPLE = /人|口/;
/** What a household has or spends is not what it gets. */
const NOT_PAID = /收入|支出|消费|存款|财产|资产|成本|房|车|医疗|药|学费|增发|分类|重点/;

/**
 * For a sheet that calls itself this roll: a required date or amount that no header speaks for is the one column left that holds dates
 * or amounts, where there is only one; a code is looked for in the remarks. 批复时间 on a list called 临时救助 can be nothing but the day of approval.
 */
export function byElimination(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const kind = kindOf(roll.kind);
  const has = new Set(assignments.map(({ field }) => field));
  const taken = new Set(assignments.map(({ column }) => column.index));
  const missing = Object.entries(roll.columns).filter(
    ([field, column]) => isNeeded(column) && !has.has(field),
  );
  return missing.flatMap(([field, wanted]) => {
    const called = columns.find((column) => !taken.has(column.index) && isCalled(wanted, column));
    if (called) return [{ field, column: called, score: CALLED }];
    const spec = kind.fields[field];
    if (!spec || !(TYPES.has(spec.type) || spec.looks || spec.type === "choice")) return [];
    const free = columns.filter(
      ({ index, names }) => !taken.has(index) && mayBeAbout(field, kind, names),
    );
    const fitting = free.filter((column) =>
      spec.type === "choice"
        ? isRemark(column, columns) && valueFit(field, kind, column) >= LEAST_FIT
        : mayBe(spec, field, roll, column),
    );
    const [column, another] = fitting;
    if (!column || another) return [];
    const of = dayOf(roll, field, column, has) ?? field;
    return [{ field: of, column, score: SCORE, guessed: true as const }];
  });
}

/** 注销日期 on a list of the dead. */
function isCalled(wanted: Column, { names }: SheetColumn): boolean {
  const headers = "headers" in wanted ? (wanted.called ?? []) : [];
  return headers.some((header) => names.includes(headerText(header)));
}

/** How a spreadsheet keeps a month: 2019-10-01. */
const FIRST_OF_MONTH = /[-./年月]0?1日?([ T]0?0:00.*)?$/;

/**
 * A column of whole days tells when it was paid, which need not be the month it was for; null where that is told already, and where each
 * is the first of a month.
 */
function dayOf(
  roll: Roll,
  field: string,
  column: SheetColumn,
  has: ReadonlySet<string>,
): string | null {
  if (field !== "for_month" || !("paid_on" in roll.columns) || has.has("paid_on")) return null;
  if (column.sample.every((text) => FIRST_OF_MONTH.test(text.trim()))) return null;
  return valueFit("paid_on", kindOf(roll.kind), column) >= LEAST_FIT ? "paid_on" : null;
}

/** 备注 and 情况说明, written in most rows: some offices have no other column for why somebody was taken off. */
function isRemark({ names, sample }: SheetColumn, columns: readonly SheetColumn[]): boolean {
  const most = Math.max(...columns.map((column) => column.sample.length));
  return names.some((name) => REMARK.test(name)) && sample.length >= most / 2;
}

const REMARK = /^(备注|说明|情况说明|情况|其他情况说明|其他|备注说明|变动情况)$/;

function isNeeded(column: Column): boolean {
  return (
    ("required" in column && column.required === true) ||
    ("wanted" in column && column.wanted === true)
  );
}

function mayBe(spec: Field, field: string, roll: Roll, column: SheetColumn): boolean {
  const name = column.names[0] ?? "";
  const filled = column.sample.some((text) => text.trim() !== "");
  if (!filled || !mayHold(name, spec.type)) return false;
  if (/^(died_on|paid_month)$/.test(field) && STOPPED.test(name)) return false;
  if (spec.type === "yuan" && !(MONEY.test(column.header) && hasMoney(column))) return false;
  if (spec.type === "yuan" && roll.kind === "enrolment" && NOT_PAID.test(name)) return false;
  if (spec.type === "count" && !PEOPLE.test(name)) return false;
  if (spec.type === "month") {
    const isBeginning = field.startsWith("from_");
    if (isBeginning ? !ENTERS.test(name) : BEGINS.test(name) || saysSince(field, name))
      return false;
  }
  const headers = headersByField(roll).get(field) ?? [];
  return (
    !headers.slice(0, 1).some((header) => opposes(name, header)) &&
    valueFit(field, kindOf(roll.kind), column) >= LEAST_FIT
  );
}

/** 丧葬费 of 0 all the way down is no amount that was paid. */
function hasMoney({ sample }: SheetColumn): boolean {
  return sample.some((text) => /[1-9一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖]/.test(text));
}
