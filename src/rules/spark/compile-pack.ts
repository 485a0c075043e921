import { quoteSparkName, quoteSparkText, toSparkSql } from "../../engine/spark/spark-text.ts";
import { sqlTokens } from "../../engine/sql-tokens.ts";
import { KINDS } from "../../rolls/kinds.ts";
import type { Pack } from "../load-pack.ts";
import { SHARED_TABLES } from "../model/model-tables.ts";
import { NAMING_COLUMNS } from "../model/naming-view.ts";
import type { ModelFile, Rule } from "../rule-file.ts";
import { readyQuery, withValues } from "../run/sql-values.ts";
import { type RunContext, WORLDS, type World } from "../run-context.ts";
import type { CanonicalTable } from "./canonical-tables.ts";
import { needsMetSql } from "./needs-sql.ts";
import { settleSteps } from "./settle-sql.ts";
import { NO_PATTERN, parquetView, type SparkStep, STEP_MARK, writeStep } from "./step.ts";

export interface CompileOptions {
  context: RunContext;
  tables: readonly CanonicalTable[];
  models: readonly ModelFile[];
  pack: Pack;
  /** Folder or URI of the canonical tables, and of what the pack writes. */
  input: string;
  output: string;
  /** Binds a result to what it was made from. */
  fingerprint: string;
  /** The worlds to run; only `sure` where no mention is uncertain, for then they are the same. */
  worlds?: readonly World[];
  /** Let each rule look itself whether its rolls are there, for a pack made before anybody knew. */
  guarded?: boolean;
  /** Make every model view, also those that no rule of the pack reads. */
  everyModel?: boolean;
  /** Also settle both worlds into one table of leads, for whoever does not take the rows back into a project. */
  settled?: boolean;
}

/** Everything `spark-sql` has to run, in order, in one session: nothing is left behind but Parquet below `output`. */
export function compilePack(given: CompileOptions): SparkStep[] {
  const options = given.everyModel
    ? given
    : { ...given, models: neededModels(given.models, given.pack) };
  const worlds = options.worlds ?? WORLDS;
  return [
    ...settingSteps(options),
    ...options.tables.map((table) => tableStep(table)),
    ...worlds.flatMap((world) => worldSteps(world, options)),
    ...(options.guarded ? [ruleRunStep(options.pack)] : []),
    ...(options.settled ? settleSteps(options.pack, worlds) : []),
    writeStep("done", "done", `SELECT ${quoteSparkText(options.fingerprint)} AS fingerprint`),
  ];
}

/** The steps as one text; a line is printed before each. */
export function packText(steps: readonly SparkStep[]): string {
  const all = steps.map(({ name, sql }, index) => {
    const mark = `${STEP_MARK} ${index + 1}/${steps.length} ${name}`;
    return `-- ${name}\nSELECT ${quoteSparkText(mark)} AS step;\n${sql};\n`;
  });
  return all.join("\n");
}

/** The model files that the rules read, directly or by way of another, in order. */
export function neededModels(models: readonly ModelFile[], pack: Pack): ModelFile[] {
  const wanted = new Set(
    pack.flatMap((rule) => wordsOf(`${rule.sql} ${rule.header.examined ?? ""}`)),
  );
  // A file reads only those before it.
  return models
    .toReversed()
    .filter(({ header, sql }) => {
      if (!wanted.has(header.name)) return false;
      for (const word of wordsOf(sql)) wanted.add(word);
      return true;
    })
    .toReversed();
}

function wordsOf(sql: string): string[] {
  return sqlTokens(sql)
    .filter((token) => token.kind === "word")
    .map((token) => token.text);
}

/** ANSI mode makes an overflow an error, as in DuckDB, and not a wrong number. */
function settingSteps({ input, output }: CompileOptions): SparkStep[] {
  const settings = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "false",
    "doudi.in": input,
    "doudi.out": output,
  };
  return Object.entries(settings).map(([key, value]) => ({
    name: `set:${key}`,
    sql: `SET ${key}=${value}`,
  }));
}

function tableStep(table: CanonicalTable): SparkStep {
  const columns = table.columns.map(
    ({ name, type }) => `${quoteSparkName(name)} ${sparkType(type)}`,
  );
  return {
    name: `table:${table.name}`,
    sql: `CREATE OR REPLACE TEMPORARY VIEW canonical_${table.name} (${columns.join(", ")})
USING parquet OPTIONS (path '\${doudi.in}/${table.name}', ${NO_PATTERN})`,
  };
}

function sparkType(type: string): string {
  return type === "VARCHAR" ? "STRING" : type === "INTEGER" ? "INT" : type;
}

function worldSteps(world: World, options: CompileOptions): SparkStep[] {
  const names = [...Object.keys(KINDS), "naming", ...Object.keys(SHARED_TABLES)];
  return [
    ...names.map((name) => viewStep(world, name, baseSql(world, name, options.tables))),
    ...options.models.flatMap((file) => modelSteps(world, file)),
    ...options.pack.map((rule) => ruleStep(world, rule, options)),
    ...(world === "sure" ? examinedSteps(options) : []),
  ];
}

function viewStep(world: World, name: string, sql: string): SparkStep {
  return {
    name: `model:${world}:${name}`,
    sql: `CREATE OR REPLACE TEMPORARY VIEW ${name} AS\n${sql}`,
  };
}

/** A kind, `naming` or a shared table of a world: the likely one is the sure one but for the rows of uncertain mentions. */
function baseSql(world: World, name: string, tables: readonly CanonicalTable[]): string {
  const table = tables.find((each) => each.name === name);
  const all = name === "naming" ? Object.keys(NAMING_COLUMNS) : table?.columns.map((it) => it.name);
  const columns = (all ?? []).map((column) => `k.${quoteSparkName(column)}`).join(", ");
  const sure = `SELECT ${columns} FROM canonical_${name} k`;
  if (world === "sure" || name in SHARED_TABLES) return sure;
  const by = name === "naming" ? "mention_id" : "row_id";
  return `${sure}
WHERE NOT EXISTS (SELECT 1 FROM canonical_uncertain_${name} u WHERE u.${by} = k.${by})
UNION ALL
SELECT ${columns} FROM canonical_uncertain_${name} k`;
}

/**
 * A model file that asks for it is written as Parquet and read from there: Spark would otherwise plan and compute the views below it
 * anew for every rule, and a lost executor all of them again.
 */
function modelSteps(world: World, { header: { name, materialise }, sql }: ModelFile): SparkStep[] {
  if (!materialise) return [viewStep(world, name, toSparkSql(sql))];
  const folder = `model/world=${world}/${name}`;
  return [
    writeStep(`model:${world}:${name}`, folder, toSparkSql(sql)),
    parquetView(`view:${world}:${name}`, name, folder),
  ];
}

/** A rule writes its own typed columns: how they are printed is settled in one place, in DuckDB. */
function ruleStep(world: World, rule: Rule, { context, guarded }: CompileOptions): SparkStep {
  const { id } = rule.header;
  const guard = guarded ? needsMetSql(rule.header) : "";
  const sql = sparkRuleSql(rule, rule.sql, context);
  return writeStep(
    `rule:${world}:${id}`,
    raisedFolder(world, id),
    guard === "" ? sql : `SELECT f.* FROM (\n${sql}\n) f\nWHERE ${guard}`,
  );
}

function sparkRuleSql(rule: Rule, sql: string, context: RunContext): string {
  return toSparkSql(withValues(readyQuery(rule, sql, context, "spark")));
}

/** Where below the output a rule's rows of one world are. */
export function raisedFolder(world: World, rule: string): string {
  return `raised/world=${world}/rule=${rule}`;
}

function examinedSteps({ pack, context }: CompileOptions): SparkStep[] {
  const counted = pack.filter((rule) => rule.header.examined !== undefined);
  if (counted.length === 0) return [];
  const each = counted.map(
    (rule) => `SELECT ${quoteSparkText(rule.header.id)} AS rule, CAST((
${sparkRuleSql(rule, rule.header.examined ?? "", context)}
) AS BIGINT) AS examined`,
  );
  return [writeStep("examined", "examined", each.join("\nUNION ALL\n"))];
}

function ruleRunStep(pack: Pack): SparkStep {
  const each = pack.map(({ header }) => {
    const met = needsMetSql(header);
    return `SELECT ${quoteSparkText(header.id)} AS rule, ${
      met === "" ? "'checked'" : `CASE WHEN ${met} THEN 'checked' ELSE 'not_evaluable' END`
    } AS state`;
  });
  return writeStep("rule_run", "rule_run", each.join("\nUNION ALL\n"));
}
