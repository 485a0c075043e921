import type { Database } from "../../engine/database.ts";
import { KINDS } from "../../rolls/kinds.ts";
import type { ModelFile } from "../rule-file.ts";
import { kindColumns } from "./kind-views.ts";
import { SHARED_TABLES } from "./model-tables.ts";
import { NAMING_COLUMNS } from "./naming-view.ts";

/**
 * Say in `column_label` what every column of the model holds, for whoever opens work.duckdb.
 *
 * One table instead of a COMMENT ON each column: a thousand statements take longer than many a county's rules.
 */
export async function writeColumnLabels(db: Database, files: readonly ModelFile[]): Promise<void> {
  const tables: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ...Object.entries(SHARED_TABLES),
    ...Object.keys(KINDS).map((kind) => [kind, kindColumns(kind)] as const),
    ["naming", NAMING_COLUMNS],
    ...files.map(({ header }) => [header.name, header.columns] as const),
  ];
  await db.run(
    "CREATE OR REPLACE TABLE column_label (table_name VARCHAR, column_name VARCHAR, label VARCHAR)",
  );
  await db.append(
    "column_label",
    tables.flatMap(([table, columns]) =>
      Object.entries(columns).map(([column, label]) => [table, column, label]),
    ),
  );
}
