import { readMonth } from "../../../rolls/cell/read-date.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { PERIOD_HEADERS } from "../../../rolls/headers/period-headers.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Known } from "../known.ts";
import type { Question } from "../recognition.ts";
import type { Assignment } from "./match-columns.ts";

/** What doudi.yaml calls the month of the list among a sheet's columns; no field of any kind. */
export const PERIOD_FIELD = "period";
export const PERIOD_LABEL = "名册月份";

/** The least share of the cells that must read as a month. */
const LEAST_READ = 0.8;
const HEADERS = new Set(PERIOD_HEADERS.map(headerText));

/** The column that says which month's list each row is of, for a roll that is a state at a month; nothing where no column says it. */
export function periodColumn(roll: Roll, columns: readonly SheetColumn[]): SheetColumn | undefined {
  if (!roll.snapshot) return undefined;
  const found = columns.filter(({ names, sample }) => {
    if (!HEADERS.has(names[0] ?? "")) return false;
    const filled = sample.filter(Boolean);
    const read = filled.filter((text) => readMonth(text) !== null);
    return filled.length > 0 && read.length >= LEAST_READ * filled.length;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** What a list of payments has: where the money went, when it came, and how that ended. */
const OF_PAYMENT =
  /账|帐|卡|存折|折号|户名|开户|银行|发放|实发|应发|补发|支付|交易|拨付|代发|[到打付汇划]款|流水|状态|结果|成功|失败|退[票汇]/;
/** What somebody is to get, each month. */
const RATE = /补[贴助](金额|额度?|标准|金)?$|标准$|月.*(生活费|金额|额度?)$/;

/**
 * Whether the months of a list called after the two subsidies (补贴年月, 补贴类别, 月补贴金额) say who got which in each of them: nothing else
 * there is of a payment, though the list may be called 发放明细 and the column of its months 发放月份.
 */
export function isByMonth(
  roll: Roll,
  columns: readonly SheetColumn[],
  period: SheetColumn,
): boolean {
  const others = columns.filter((column) => column !== period);
  const says = (words: RegExp) =>
    others.some(({ names }) => names.some((name) => words.test(name)));
  return roll.values?.programme !== undefined && says(RATE) && !says(OF_PAYMENT);
}

/** A month that was said for the whole sheet stands above what its rows say. */
export function withPeriod(
  found: Assignment[],
  period: SheetColumn | undefined,
  known: Known,
): Assignment[] {
  if (known.period !== undefined) return found.filter(({ field }) => field !== PERIOD_FIELD);
  const isSaid = found.some(({ field }) => field === PERIOD_FIELD);
  return period && !isSaid ? [...found, { field: PERIOD_FIELD, column: period, score: 1 }] : found;
}

export function periodQuestion(roll: Roll): Question {
  return {
    about: "period",
    text: `${roll.label}是哪个月的，文件名和标题里都没有写`,
    taken: null,
  };
}
