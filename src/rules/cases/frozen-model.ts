import type { Database } from "../../engine/database.ts";
import { expandMacros } from "../../engine/macros.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { readTree, tableNames, withMacrosAsFunctions } from "../lint/sql-tree.ts";
import type { ModelFile, QueryFile } from "../rule-file.ts";
import { inWorld, type World } from "../run-context.ts";

/** What one query reads of a world, itself or by way of model files, in the order it is built in. */
export interface Reach {
  /** Kinds, and `naming`. */
  sources: readonly string[];
  models: readonly ModelFile[];
}

/** Which relations a query reads; each query is parsed once. */
export class Reaches {
  readonly #reads = new Map<QueryFile<unknown>, Promise<string[]>>();
  readonly #db: Database;
  readonly #models: readonly ModelFile[];

  constructor(db: Database, models: readonly ModelFile[]) {
    this.#db = db;
    this.#models = models;
  }

  async of(query: QueryFile<unknown>): Promise<Reach> {
    const names = new Set(await this.#tablesOf(query));
    const models: ModelFile[] = [];
    // A model file reads only files before it.
    for (const model of this.#models.toReversed()) {
      if (!names.has(model.header.name)) continue;
      models.unshift(model);
      for (const name of await this.#tablesOf(model)) names.add(name);
    }
    return { sources: [...Object.keys(KINDS), "naming"].filter((name) => names.has(name)), models };
  }

  /** The files of a reach that change when one of them does, itself first. */
  async above(model: ModelFile, { models }: Reach): Promise<ModelFile[]> {
    const changed = new Set([model.header.name]);
    const above = [model];
    for (const each of models.slice(models.indexOf(model) + 1)) {
      if (!(await this.#tablesOf(each)).some((name) => changed.has(name))) continue;
      changed.add(each.header.name);
      above.push(each);
    }
    return above;
  }

  #tablesOf(query: QueryFile<unknown>): Promise<string[]> {
    const known = this.#reads.get(query) ?? this.#parse(query.sql);
    this.#reads.set(query, known);
    return known;
  }

  async #parse(sql: string): Promise<string[]> {
    const tree = await readTree(this.#db, withMacrosAsFunctions(sql));
    return "fault" in tree ? [] : tableNames(tree.root);
  }
}

/**
 * Turn the views a query reads into tables of what they hold now, inside the transaction of a case: planning views that read
 * one another again and again would cost a hundred times what reading a few rows does.
 */
export async function freeze(
  db: Database,
  worlds: readonly World[],
  { sources, models }: Reach,
): Promise<void> {
  for (const world of worlds) {
    await inWorld(db, world, async () => {
      for (const name of [...sources, ...models.map((model) => model.header.name)])
        await freezeOne(db, world, name);
    });
  }
}

/** Fill the tables of frozen model files anew, the first of them from another query if one is given. */
export async function fillAgain(
  db: Database,
  world: World,
  models: readonly ModelFile[],
  firstSql?: string,
): Promise<void> {
  await inWorld(db, world, async () => {
    for (const [index, model] of models.entries()) {
      const sql = (index === 0 ? firstSql : undefined) ?? model.sql;
      await db.run(
        `CREATE OR REPLACE TABLE ${world}.${model.header.name} AS ${expandMacros(sql, "duckdb")}`,
      );
    }
  });
}

async function freezeOne(db: Database, world: World, name: string): Promise<void> {
  await db.script(`CREATE TABLE ${world}.being_frozen AS SELECT * FROM ${world}.${name};
DROP VIEW ${world}.${name};
ALTER TABLE ${world}.being_frozen RENAME TO ${name};`);
}
