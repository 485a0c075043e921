const ROWS_PER_TASK = 200_000;
const FEW_ROWS = 1_000_000;

/**
 * So many rows a task do its start justice; Spark's 200 parts of next to nothing take minutes. Nor do few rows pay for code that is
 * compiled for each query and for plans that are made anew between its stages: a county takes a fifth less CPU without.
 */
export function sizeSettings(rows: number): string[] {
  const parts = Math.min(400, Math.max(1, Math.ceil(rows / ROWS_PER_TASK)));
  const ofFew = ["spark.sql.adaptive.enabled=false", "spark.sql.codegen.wholeStage=false"];
  return [`spark.sql.shuffle.partitions=${parts}`, ...(rows < FEW_ROWS ? ofFew : [])];
}
