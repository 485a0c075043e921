import type { Database } from "../../engine/database.ts";
import { expandMacros } from "../../engine/macros.ts";
import { WORLDS, type World } from "../run-context.ts";
import type { Reach } from "./frozen-model.ts";

/**
 * Tables beside the views of both worlds, which stay empty but for what a case puts there within its transaction. Quicker than to freeze where a
 * case asks one thing only: nothing is created in a case, so every statement that fills them is planned once for all cases of all rules.
 */
export class FrozenWorlds {
  readonly #db: Database;
  readonly #made = new Set<string>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Make the tables for what a rule reads, once for all rules; outside of a transaction, for they stay. */
  async make(reach: Reach): Promise<void> {
    for (const [name, sql] of relationsOf(reach, "sure")) {
      if (this.#made.has(name)) continue;
      await this.#on("sure", () =>
        this.#db.run(`CREATE TABLE ${schemaOf("sure")}.${name} AS SELECT * FROM (${sql}) LIMIT 0`),
      );
      await this.#db.run(
        `CREATE TABLE ${schemaOf("likely")}.${name} AS FROM ${schemaOf("sure")}.${name}`,
      );
      this.#made.add(name);
    }
  }

  /** Fill what a rule reads of a world, and do something that reads it by its unqualified names; once a world and transaction. */
  async fill(world: World, reach: Reach, work: () => Promise<void>): Promise<void> {
    await this.#on(world, async () => {
      for (const [name, sql] of relationsOf(reach, world))
        await this.#db.rowsAgain(`INSERT INTO ${schemaOf(world)}.${name} ${sql}`);
      await work();
    });
  }

  /** As `inWorld`, with these tables before the views. */
  async #on(world: World, work: () => Promise<unknown>): Promise<void> {
    const path = (names: string) => this.#db.run(`SET search_path = '${names}'`);
    await path(`${schemaOf(world)},${world},main`);
    try {
      await work();
    } catch (error) {
      // In a transaction the failure has broken off, this fails too; the first error is the one to tell.
      await path("main").catch(() => undefined);
      throw error;
    }
    await path("main");
  }
}

/** Create the schemas of a database whose model is made. */
export async function createFrozenWorlds(db: Database): Promise<FrozenWorlds> {
  for (const world of WORLDS) await db.run(`CREATE SCHEMA ${schemaOf(world)}`);
  return new FrozenWorlds(db);
}

function schemaOf(world: World): string {
  return `frozen_${world}`;
}

/** Kinds and `naming` as their views have them, and the model files that read them, in order. */
function relationsOf({ sources, models }: Reach, world: World): [name: string, sql: string][] {
  return [
    ...sources.map((name): [string, string] => [name, `SELECT * FROM ${world}.${name}`]),
    ...models.map(({ header, sql }): [string, string] => [
      header.name,
      expandMacros(sql, "duckdb"),
    ]),
  ];
}
