import type { Roll } from "../../rolls/roll.ts";
import { monthText } from "../../rules/run-context.ts";
import type { Problem } from "./checkup.ts";
import type { CheckupRecord } from "./history.ts";
import { CHECKUP_LIMITS } from "./limits.ts";
import type { SheetFacts } from "./sheet-facts.ts";

export interface RollFacts {
  roll: Roll;
  period: number | null;
  sheets: readonly SheetFacts[];
  used: number;
  missingTowns: readonly { town: string; expected: number }[];
  /** The same roll when it was last checked. */
  last: CheckupRecord["rolls"][number] | undefined;
  /** The newest period of this roll among the inputs. */
  isNewest: boolean;
  /** Screening month, year*12 + month - 1. */
  month: number;
}

/** What is wrong with a roll as a whole, in the order in which a clerk should look at it. */
export function findProblems(facts: RollFacts): Problem[] {
  return [
    ...rowLimits(facts),
    ...missingColumns(facts),
    ...missingTowns(facts),
    ...stale(facts),
    ...changedRows(facts),
    ...changedColumns(facts),
    ...emptyColumns(facts),
  ];
}

function rowLimits({ sheets }: RollFacts): Problem[] {
  return sheets
    .filter(({ lastRow }) => CHECKUP_LIMITS.rowLimits.some((limit) => limit === lastRow))
    .map(({ file, sheet, lastRow }) => ({
      kind: "row_limit",
      text: `正好止于第 ${lastRow} 行，这是电子表格的行数上限，后面的行可能已被截掉`,
      fix: "请提供单位分批导出，或导出为 CSV",
      file,
      sheet,
    }));
}

function missingColumns({ roll, sheets }: RollFacts): Problem[] {
  return sheets.flatMap(({ file, sheet, columns, told }) => {
    const has = new Set([...told, ...columns.map(({ field }) => field)]);
    const required = Object.entries(roll.columns).flatMap(([field, column]) =>
      "required" in column && column.required && !has.has(field)
        ? [column.headers[0] ?? field]
        : [],
    );
    const identity = has.has("id") ? [] : ["身份证号"];
    return [...identity, ...required].map(
      (header): Problem => ({
        kind: "column_missing",
        text: `没有“${header}”列`,
        fix: `补上“${header}”列；已有而叫法不同的，在 doudi.yaml 里写明`,
        file,
        sheet,
      }),
    );
  });
}

function missingTowns({ missingTowns: towns }: RollFacts): Problem[] {
  return towns.map(({ town, expected }) => ({
    kind: "town_missing",
    text: `${town}一行也没有（按各名册的比例约应有 ${expected} 行）`,
    fix: "核实是没有对象还是漏报",
  }));
}

function stale({ roll, period, month, isNewest }: RollFacts): Problem[] {
  if (!roll.snapshot || !isNewest) return [];
  if (period === null || month - period <= CHECKUP_LIMITS.staleMonths) return [];
  return [
    {
      kind: "stale",
      text: `最新的一期是 ${monthText(period)}，比排查月份早 ${month - period} 个月`,
      fix: "请提供单位提供排查月份的名册",
    },
  ];
}

function changedRows({ last, used }: RollFacts): Problem[] {
  if (!last || last.rows === 0) return [];
  const change = used - last.rows;
  const { change: share, leastChange } = CHECKUP_LIMITS;
  if (Math.abs(change) <= last.rows * share || Math.abs(change) <= leastChange) return [];
  const percent = Math.round((Math.abs(change) / last.rows) * 100);
  return [
    {
      kind: "rows_changed",
      text: `上次 ${last.rows} 行，本次 ${used} 行，${change < 0 ? "少" : "多"}了 ${percent}%`,
      fix: "核实是对象增减还是导出不全",
    },
  ];
}

function changedColumns({ roll, last, sheets }: RollFacts): Problem[] {
  if (!last) return [];
  const now = new Set(headersOf(sheets));
  const before = new Set(last.headers);
  const fewer = last.headers.filter((header) => !now.has(header));
  const more = [...now].filter((header) => !before.has(header));
  if (fewer.length === 0 && more.length === 0) return [];
  const parts = [
    ...(fewer.length > 0 ? [`少列：${fewer.join("、")}`] : []),
    ...(more.length > 0 ? [`多列：${more.join("、")}`] : []),
  ];
  return [
    {
      kind: "columns_changed",
      text: `${roll.supplier}这次${parts.join("；")}`,
      fix: "核实是改了叫法还是没有提供",
    },
  ];
}

function emptyColumns({ sheets }: RollFacts): Problem[] {
  return sheets.flatMap(({ file, sheet, columns }) =>
    columns
      .filter(({ isEmpty }) => isEmpty)
      .map(
        ({ header }): Problem => ({
          kind: "column_empty",
          text: `“${header}”列全部空白`,
          fix: "补填，或说明为什么没有",
          file,
          sheet,
        }),
      ),
  );
}

/** Headers of the columns that were used, each once. */
/** Without those of several columns side by side: a ledger grows by a month each month. */
export function headersOf(sheets: readonly SheetFacts[]): string[] {
  const columns = sheets.flatMap((sheet) =>
    sheet.columns.filter(({ isOneOfSeveral }) => !isOneOfSeveral),
  );
  return [...new Set(columns.map(({ header }) => header))].toSorted();
}
