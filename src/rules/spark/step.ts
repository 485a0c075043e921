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
