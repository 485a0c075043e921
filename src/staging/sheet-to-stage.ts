import type { Roll } from "../rolls/roll.ts";
import type { SaidValues } from "../sources/recognition/known.ts";
import type { CellReader } from "./cell-readers.ts";
import type { CleanColumns } from "./cell-sql.ts";
import type { OtherChanges } from "./parts/changes-of-list.ts";

/** One sheet, loaded as `raw.s<sheetId>`, with the meaning of its columns. */
export interface SheetToStage extends CleanColumns {
  sheetId: number;
  /** The table or view that holds its rows (see load-sheet.ts), and how many they are. */
  rows: string;
  rowsIn: number;
  roll: Roll;
  period: number | null;
  headerRow: number;
  headerRows: number;
  /** Field -> number of the raw column, from 1. */
  columns: ReadonlyMap<string, number>;
  /** Header text of each mapped raw column, to know repeated headers by. */
  headers: ReadonlyMap<number, string>;
  /** The rows above the header, which may say 单位：万元. */
  titles?: readonly string[];
  /** The raw column that only numbers the rows; it does not make two rows different. */
  serialColumn: number | null;
  width: number;
  /** The township all rows belong to, where no column says it. */
  town: string | null;
  /** The village all rows belong to, where no column says it. */
  village: string | null;
  /** Fields without a column, and what the sheet's names say of them for all rows. */
  said: ReadonlyMap<string, string | number>;
  /** What doudi.yaml says that texts of its cells mean, by field. */
  values?: SaidValues;
  /** Where rows of the roll stand side by side: a row of the kind for each part whose cell holds something. */
  spread: SpreadToStage | null;
  /** Where a row names a family: who of it has which columns; null once it is taken apart. */
  family: FamilyToStage | null;
  /** Rows that say something of those below them, and are of nobody. */
  lines?: readonly number[];
  /** Raw columns, from 1, that stand for several that are ticked. */
  ticked?: ReadonlySet<number>;
  /** The part that this view of the sheet is of. */
  part?: PartToStage;
  /** SQL: the rows that this view of the sheet is of, where it is of what some rows say beside their first programme. */
  beside?: string;
  /** Of a list of stops, its rows of other changes. */
  otherChanges?: OtherChanges;
  /** Its rows that are no record of a person, once they are set aside. */
  aside?: readonly number[];
  /** How the cells of each field are read, once `readDistinct` has looked at their texts. */
  readers?: ReadonlyMap<string, CellReader>;
}

export interface SpreadToStage {
  /** The field whose values stand side by side. */
  field: string;
  /** Whether 是 and √ count beside money. */
  marks: boolean;
  parts: readonly PartToStage[];
}

export interface PartToStage {
  /** From 1; it makes the row_id of the part's row. */
  number: number;
  /** Raw column of the value, from 1. */
  column: number;
  says: ReadonlyMap<string, string | number>;
  /** Columns that only this part has, the value's among them: field -> raw column. */
  columns: ReadonlyMap<string, number>;
}

/** Raw columns, from 1. */
export interface FamilyToStage {
  parts: readonly { columns: ReadonlyMap<number, number>; relation: string | null }[];
  isHeadBeside: boolean;
  name: number | null;
  id: number | null;
  relation: number | null;
  made: readonly { column: number; from: number | null }[];
  /** Columns that say what is paid once, however many a row names. */
  once: readonly number[];
}

export interface StageCounts {
  rowsIn: number;
  rowsUsed: number;
  rowsAside: number;
  /** What was done to its rows, for whoever looks at the list of files. */
  note?: string;
}
