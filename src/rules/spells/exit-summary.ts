import type { Database } from "../../engine/database.ts";

/** How many left, and how many of them a record explains. */
export interface ExitCount {
  exits: number;
  explained: number;
}

export interface ExitSummary extends ExitCount {
  /** By township; null for people without one. */
  towns: (ExitCount & { town: string | null })[];
  /** By month in force last, year*12 + month-1. */
  months: (ExitCount & { month: number })[];
  /** By township and month. */
  cells: (ExitCount & { town: string | null; month: number })[];
  causes: { cause: string; exits: number }[];
  patterns: { pattern: string; people: number }[];
}

const COVER = "programme NOT IN ('disability_living', 'disability_care')";
const COUNTS = "count(*) AS exits, CAST(sum(is_explained) AS BIGINT) AS explained";

/** The exits of the year from 低保, 特困 and child money; the two subsidies have their lines in the workbook only. */
export async function summariseExits(db: Database): Promise<ExitSummary> {
  const of = (columns: string) =>
    db.rows(
      `SELECT ${columns}, ${COUNTS} FROM main.exit_record WHERE ${COVER} GROUP BY ALL ORDER BY ${columns}`,
    );
  const months = (await of("to_month")).map(({ to_month, ...counts }) => ({
    month: to_month,
    ...counts,
  }));
  const cells = (await of("town, to_month")).map(({ town, to_month, ...counts }) => ({
    town,
    month: to_month,
    ...counts,
  }));
  const sum = (pick: keyof ExitCount) =>
    (months as unknown as ExitCount[]).reduce((total, each) => total + each[pick], 0);
  return {
    exits: sum("exits"),
    explained: sum("explained"),
    towns: (await of("town")) as unknown as ExitSummary["towns"],
    months: months as unknown as ExitSummary["months"],
    cells: cells as unknown as ExitSummary["cells"],
    causes: await db.rows(
      `SELECT cause, count(*) AS exits FROM main.exit_record WHERE ${COVER} GROUP BY cause ORDER BY exits DESC, cause`,
    ),
    patterns: await db.rows(
      `SELECT pattern, count(DISTINCT person_key) AS people FROM main.exit_pattern WHERE ${COVER}
       GROUP BY pattern ORDER BY pattern`,
    ),
  };
}
