import type { FaultWeight } from "./fault-kinds.ts";

/** What one township has on one roll. */
export interface TownCheck {
  town: string | null;
  rows: number;
  validIds: number;
  /** Rows that cannot be compared with other rolls. */
  blocked: number;
  /** Other rows with a cell that was not used or is doubtful. */
  doubtful: number;
}

export interface FaultCount {
  fault: string;
  label: string;
  weight: FaultWeight;
  count: number;
}

/** Something wrong with a whole sheet or roll. */
export interface Problem {
  kind:
    | "not_recognised"
    | "column_missing"
    | "column_empty"
    | "columns_changed"
    | "row_limit"
    | "town_missing"
    | "stale"
    | "rows_changed"
    | "errors_in_cells";
  /** Names of files, sheets, columns and townships; never a person. */
  text: string;
  fix: string;
  file?: string;
  sheet?: string;
}

/** One roll at one month, over all its files and sheets. */
export interface RollCheck {
  roll: string;
  label: string;
  supplier: string;
  /** year*12 + month - 1; null where the roll has no month. */
  period: number | null;
  files: string[];
  /** Rows below the header that name somebody, used or set aside; layout rows are not counted. */
  rows: number;
  used: number;
  validIds: number;
  faults: FaultCount[];
  towns: TownCheck[];
  problems: Problem[];
  /** Rows used last time, where the roll was checked before. */
  before: number | null;
  /** 0 to 100, see score.ts. */
  score: number;
}

export interface Checkup {
  /** year*12 + month - 1. */
  month: number;
  /** Mean of the rolls' scores, rounded; null without any roll. */
  score: number | null;
  rolls: RollCheck[];
  /** Sheets that no roll was recognised in. */
  strangers: { file: string; sheet: string; rows: number }[];
  /** Rows in = used + aside, over all sheets. */
  rowsIn: number;
  rowsUsed: number;
  rowsAside: number;
}
