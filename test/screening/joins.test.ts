import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { configSchema } from "../../src/project/config-schema.ts";
import { type Project, projectPaths } from "../../src/project/project.ts";
import { screen } from "../../src/screening/screen.ts";

// DuckDB compares every row with every row where an equality stands beside an OR, or beside a condition on the left table alone of a LEFT
// JOIN: no time at all in a county of a test, and a hundred times a hundred times as long in a province a hundred times as large.

interface Plan {
  name: string;
  extra_info: Record<string, unknown>;
  children: Plan[];
}

const duckdb = createRequire(import.meta.url)(
  "@duckdb/node-api",
) as typeof import("@duckdb/node-api");
const door = duckdb.DuckDBConnection.prototype;
const { run, runAndReadAll, stream, extractStatements } = door;

/** A statement that joins, and not one that makes a view or a macro, which is planned where it is used. */
const JOINS =
  /^(CREATE OR REPLACE (TEMP )?TABLE|CREATE TABLE|INSERT|SELECT|WITH|UPDATE|DELETE|COPY)\b/;
/** Two columns that are said to be equal: `unit = 'town'` has none on its right. */
const EQUAL = /\(\w+ = [a-z_]\w*\)|\(\w+ IN \([a-z_]/;

let folder = "";
const planned = new Set<string>();
const quadratic: string[] = [];

async function explain(
  connection: DuckDBConnection,
  sql: string,
  params?: Record<string, DuckDBValue> | DuckDBValue[],
): Promise<void> {
  const text = sql.replace(/^(\s|--.*\n|\/\*[\s\S]*?\*\/)+/, "");
  if (!JOINS.test(text) || planned.has(text)) return;
  planned.add(text);
  const told = await runAndReadAll.call(connection, `EXPLAIN (FORMAT json) ${text}`, params);
  const visit = ({ name, extra_info, children }: Plan): void => {
    const said = JSON.stringify(extra_info);
    if (/NL_JOIN|NESTED_LOOP/.test(name) && EQUAL.test(said))
      quadratic.push(`${said} in ${text.slice(0, 120)}`);
    children.forEach(visit);
  };
  (JSON.parse(String(told.getRows()[0]?.at(-1))) as Plan[]).forEach(visit);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-joins-"));
  door.run = async function (sql, params, ...rest) {
    await explain(this, sql, params);
    return run.call(this, sql, params, ...rest);
  };
  door.runAndReadAll = async function (sql, params, ...rest) {
    await explain(this, sql, params);
    return runAndReadAll.call(this, sql, params, ...rest);
  };
  door.stream = async function (sql, params, ...rest) {
    await explain(this, sql, params);
    return stream.call(this, sql, params, ...rest);
  };
  door.extractStatements = async function (script) {
    const statements = await extractStatements.call(this, script);
    const texts = script.split(/;[^\S\n]*\n/);
    const prepare = statements.prepare.bind(statements);
    statements.prepare = async (index) => {
      const statement = await prepare(index);
      if (texts[index] && statement.parameterCount === 0) await explain(this, texts[index]);
      return statement;
    };
    return statements;
  };
});

afterEach(() => {
  Object.assign(door, { run, runAndReadAll, stream, extractStatements });
  rmSync(folder, { recursive: true, force: true });
});

it("joins no two tables by comparing every row with every row", async () => {
  const paths = projectPaths(folder);
  await writeCounty(generateCounty({ people: 600, seed: 41, everyRule: true }), paths.inputFolder);
  const project: Project = {
    ...paths,
    name: "项目",
    config: configSchema.parse({ month: "2019-10", standards: { rural: 420, urban: 600 } }),
  };
  await screen(project, { who: "王工", on: "2019-11-01" }, () => undefined);
  expect(quadratic).toEqual([]);
  expect(planned.size).toBeGreaterThan(500);
});
