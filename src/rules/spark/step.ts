/** One statement of a pack for Spark, without its semicolon. */
export interface SparkStep {
  /** What it does, for progress and for who reads the pack: `model:sure:enrolled`, `rule:sure:LB06`. */
  name: string;
  sql: string;
  /** Where below the output it writes, if it does. */
  folder?: string;
}

/** The beginning of the line a pack prints before each step, so that whoever runs it sees how far it is. */
export const STEP_MARK = "doudi-step";

/** An option of a Parquet view: a folder may be called `名册[终]`, and its name is no pattern of many files. */
export const NO_PATTERN = "__globPaths__ 'false'";

/** Write what a query returns below the output. */
export function writeStep(name: string, folder: string, sql: string): SparkStep {
  return {
    name,
    folder,
    sql: `INSERT OVERWRITE DIRECTORY '\${doudi.out}/${folder}' USING parquet\n${sql}`,
  };
}

/** Read it again as a view. */
export function parquetView(name: string, view: string, folder: string): SparkStep {
  return {
    name,
    sql: `CREATE OR REPLACE TEMPORARY VIEW ${view}\nUSING parquet OPTIONS (path '\${doudi.out}/${folder}', ${NO_PATTERN})`,
  };
}
