/** What is already known of the sheet, from doudi.yaml. */
export interface Known {
  roll?: string;
  headerRow?: number;
  headerRows?: number;
  period?: number;
  columns?: Readonly<Record<string, string>>;
  spread?: readonly KnownPart[];
  /** Field -> what the office writes -> what it means: 一档 is 全护理 in one county and 全自理 in the next. */
  values?: SaidValues;
}

export type SaidValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One column of a sheet that has several side by side; an empty list of them: the sheet has none. */
export interface KnownPart {
  /** Header text, or `C列`. */
  column: string;
  /** The column is no part. */
  skip?: boolean;
  /** What it says for all its cells: field -> as an office writes it. */
  says: Readonly<Record<string, string>>;
  /** Columns that only this part has: field -> header text or letter. */
  columns: Readonly<Record<string, string>>;
}
