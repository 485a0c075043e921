import { readCell } from "../../../rolls/cell/read-cell.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const MOST = 0.6;
/** 肢体二级, and 43 for category 4 and grade 3. A bare 2 is a code of the one or of the other. */
const OF_BOTH = /\p{Script=Han}.*级|^[1-7][1-4]类?$/u;

/** Fields without a column of their own that another one's cells say as well: 残疾类别等级 says the category and the grade, 摘要 what was paid and for which month. */
export function twoInOne(roll: Roll, assignments: readonly Assignment[]): Assignment[] {
  const found: Assignment[] = [];
  for (const [field, spec] of Object.entries(kindOf(roll.kind).fields)) {
    const host = assignments.find((each) => each.field === spec.inside);
    if (!host || !roll.columns[field] || assignments.some((each) => each.field === field)) continue;
    const { sample } = host.column;
    const within = spec.type === "month" ? { ...spec, within: true as const } : spec;
    const says = sample.filter(
      (cell) =>
        (within.within || spec.insideOf || OF_BOTH.test(cell)) &&
        (spec.insideOf?.test(cell) ?? true) &&
        readCell(within, cell).state === "value",
    );
    if (says.length > sample.length * MOST)
      found.push({ field, column: host.column, score: host.score });
  }
  return found;
}

/** A bank's list that names only the holder of the account: 户名 is who was paid. A column that nobody has filled in, such as 领款人（签章）, names nobody. */
export function nameOfAccount(roll: Roll, assignments: readonly Assignment[]): Assignment[] {
  const holder = assignments.find(({ field }) => field === "account_name");
  if (!holder || !roll.columns.name) return [...assignments];
  const isBlank = ({ field, column }: Assignment) => field === "name" && column.sample.length === 0;
  const kept = assignments.filter(
    (assignment) => holder.column.sample.length === 0 || !isBlank(assignment),
  );
  if (kept.some(({ field }) => field === "name")) return kept;
  return [...kept, { field: "name", column: holder.column, score: holder.score }];
}

const OF_PARENTS = /^(父母亲?|双亲)(双方)?(基本|目前|具体|生存|生活|健康)?(情况|状况|状态|现状)$/;

/** 父母情况 over 父亲死亡，母亲服刑: one column says of both how they are. */
export function parentsInOne(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const states = Object.entries(kindOf(roll.kind).fields).flatMap(([field, { parent }]) =>
    parent !== undefined && roll.columns[field] ? [field] : [],
  );
  if (states.length === 0 || assignments.some(({ field }) => states.includes(field))) return [];
  if (columns.some(saysWhichParent)) return [];
  const column = columns.find(({ names }) => names.some((name) => OF_PARENTS.test(name)));
  return column ? states.map((field) => ({ field, column, score: LIKELY })) : [];
}

/** 父亲（姓名、身份证号、现状） over 张三，5325…，死亡: one column a parent says who he is and how. */
export function parentWithState(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const { fields } = kindOf(roll.kind);
  return Object.keys(kindOf(roll.kind).roles).flatMap((role) => {
    const [state, own] = [`${role}_state`, [`${role}_name`, `${role}_id`, `${role}_state`]];
    const spec = fields[state];
    if (spec?.parent === undefined || own.some((field) => !roll.columns[field])) return [];
    const taken = assignments.filter(({ field }) => own.includes(field));
    const host = columns.find(
      (column) =>
        (taken.length === 0 || taken.some((each) => each.column === column)) &&
        column.names.some((name) => parentOf(name) === spec.parent) &&
        mostly(column, (cell) => NUMBER_IN.test(plainText(cell))) &&
        mostly(column, (cell) => readCell(spec, cell).state === "value"),
    );
    if (!host || taken.some(({ column }) => column !== host)) return [];
    return own
      .filter((field) => taken.every((each) => each.field !== field))
      .map((field) => ({ field, column: host, score: LIKELY }));
  });
}

const NUMBER_IN = /\p{Script=Han}.*\d{17}[\dXx]|\p{Script=Han}.*\d{15}/u;

/** Of which one parent a header speaks. */
function parentOf(name: string): string | undefined {
  const said = new Set(name.match(/[父母]/g));
  return said.size === 1 && !/祖|继|养/.test(name) ? [...said][0] : undefined;
}

function mostly({ sample }: SheetColumn, test: (cell: string) => boolean): boolean {
  const filled = sample.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && filled.filter(test).length > filled.length * MOST;
}

const WHICH_PARENT = /^(之|生|亲|养|继)?(父|母)(亲)?$/;

/** 父亲 and 母亲 below each other: each row is about one of the two, and says of the other nothing. */
export function saysWhichParent({ sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => text.trim() !== "");
  const which = filled.filter((text) => WHICH_PARENT.test(text.trim()));
  return new Set(which).size > 1 && which.length >= filled.length * MOST;
}

const LIKELY = 0.9;
const FIRST_UNPAID = /停[发保助]?起始|起停|首个停发|开始停[发保]/;

/** 2019年11月起停发 in each row. */
const FROM_THERE = /月份?起(停|退|取消|终止|不再)/;

/** 停发起始月份 says the first month without, where 停发年月 mostly says the last one with. */
export function withFirstUnpaid(roll: Roll, assignments: readonly Assignment[]): Assignment[] {
  const field = "first_unpaid";
  const stop = assignments.find((each) => each.field === "stop_month");
  const cells = stop?.column.sample.filter((text) => text.trim() !== "") ?? [];
  const isFirst =
    (stop?.column.names.some((name) => FIRST_UNPAID.test(name)) ?? false) ||
    (cells.length > 0 && cells.every((text) => FROM_THERE.test(plainText(text))));
  const isOpen = field in kindOf(roll.kind).fields && !assignments.some((x) => x.field === field);
  if (!stop || !isFirst || !isOpen) return [...assignments];
  return [...assignments, { field, column: stop.column, score: stop.score }];
}
