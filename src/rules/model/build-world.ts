import { basename } from "node:path";
import type { Database } from "../../engine/database.ts";
import { expandMacros } from "../../engine/macros.ts";
import { resourceFault } from "../../engine/resource-fault.ts";
import { withoutValues } from "../../engine/without-values.ts";
import { UserError } from "../../errors.ts";
import { KINDS } from "../../rolls/kinds.ts";
import type { ModelFile } from "../rule-file.ts";
import { inWorld, type World } from "../run-context.ts";
import { keepNaming } from "./keep-naming.ts";
import { dropOthers, type KeptTables } from "./kept-tables.ts";
import { kindViewSql, likelyKindSql, uncertainKindSql } from "./kind-views.ts";
import { markWorld } from "./mark-world.ts";
import { likelyNamingSql, namingSql, uncertainNamingSql } from "./naming-view.ts";
import { OPEN_FIELDS } from "./open-cells.ts";
import { createRelation } from "./relation.ts";

export interface WorldOptions {
  /** A run: kinds and the model files that ask for it become tables. */
  materialise: boolean;
  /** What an earlier run left and marked; nothing is kept without it. */
  kept?: KeptTables | undefined;
  /** Called at the start and after each model file. */
  step?: () => void;
}

/**
 * Create one schema: a view or table a kind, then the model files in order. Tables whose mark still holds stay as they are.
 *
 * Where no mention is uncertain the worlds are the same, and `likely` holds nothing but views of `sure`.
 */
export async function buildWorld(
  db: Database,
  world: World,
  files: readonly ModelFile[],
  { materialise, kept, step }: WorldOptions,
): Promise<void> {
  step?.();
  if (kept) await db.run(`CREATE SCHEMA IF NOT EXISTS ${world}`);
  else await db.script(`DROP SCHEMA IF EXISTS ${world} CASCADE; CREATE SCHEMA ${world};`);
  const uncertain = materialise && world === "likely" ? await uncertainKinds(db) : undefined;
  const isCopy = uncertain?.size === 0;
  const sources = [...Object.keys(KINDS), "naming"];
  if (kept) {
    markWorld(kept.marks, world, files, isCopy);
    const names = [...sources, ...files.map(({ header }) => header.name)];
    const tables = [...names, ...sources.map((name) => `uncertain_${name}`)];
    await kept.forget(tables.map((name) => `${world}.${name}`).filter((table) => !kept.has(table)));
    await dropOthers(db, world, new Set(tables));
  }
  for (const kind of Object.keys(KINDS)) {
    if (uncertain) await createLikelyKind(db, kind, uncertain.has(kind), kept);
    else
      await createKept(
        db,
        `${world}.${kind}`,
        kindSql(kind, world, materialise),
        materialise,
        kept,
      );
  }
  await createNaming(db, world, materialise, kept);
  await createModels(db, world, files, {
    ...{ materialise, isCopy, kept },
    ...(step ? { step } : {}),
  });
  await kept?.remember();
}

/** The model files of a world whose kinds are there; as views of the sure world's where the worlds are the same. */
export async function createModels(
  db: Database,
  world: World,
  files: readonly ModelFile[],
  { materialise, isCopy, kept, step }: WorldOptions & { isCopy: boolean },
): Promise<void> {
  await inWorld(db, world, async () => {
    for (const file of files) {
      await createModel(db, world, file, { materialise, isCopy, kept });
      step?.();
    }
  });
}

async function createKept(
  db: Database,
  name: string,
  sql: string,
  asTable: boolean,
  kept: KeptTables | undefined,
): Promise<void> {
  if (asTable && kept?.has(name)) return;
  await createRelation(db, name, sql, asTable);
  if (asTable) kept?.made(name);
}

function kindSql(kind: string, world: World, materialise: boolean): string {
  const sql = kindViewSql(kind, world);
  return materialise ? `${sql} ORDER BY person_key, row_id` : sql;
}

/** The likely world's rows of a kind: those of the sure world but for the few that are uncertain. */
async function createLikelyKind(
  db: Database,
  kind: string,
  isUncertain: boolean,
  kept: KeptTables | undefined,
): Promise<void> {
  if (isUncertain)
    await createKept(db, `likely.uncertain_${kind}`, uncertainKindSql(kind), true, kept);
  await createRelation(db, `likely.${kind}`, likelyKindSql(kind, isUncertain), false);
}

/** Several rules read it, and it joins the largest tables: a run keeps it. */
async function createNaming(
  db: Database,
  world: World,
  materialise: boolean,
  kept: KeptTables | undefined,
): Promise<void> {
  if (kept && world === "sure") {
    if (kept.has("sure.naming")) return;
    await keepNaming(db, kept.marks.code, kept.wasMade("sure.naming"));
    kept.made("sure.naming");
    return;
  }
  if (!materialise || world === "sure") {
    await createRelation(db, `${world}.naming`, namingSql(world), materialise);
    return;
  }
  await createKept(db, "likely.uncertain_naming", uncertainNamingSql(), true, kept);
  await createRelation(db, "likely.naming", likelyNamingSql(), false);
}

/** Kinds some of whose rows name a person who is uncertain, or leave open whether they count. */
async function uncertainKinds(db: Database): Promise<Set<string>> {
  const rows = await db.rows<{ kind: string }>(
    `SELECT DISTINCT s.kind FROM main.uncertain_mention u
     JOIN main.source_sheet s ON s.sheet_id = u.mention_id // 4 // 4294967296
     UNION
     SELECT s.kind FROM main.cell_fault f
     JOIN main.source_sheet s ON s.sheet_id = f.sheet_id
     JOIN (VALUES ${OPEN_FIELDS.join(", ")}) o (kind, field) ON o.kind = s.kind AND o.field = f.field
     WHERE f.reason = 'unknown_code'`,
  );
  return new Set(rows.map((row) => row.kind));
}

async function createModel(
  db: Database,
  world: World,
  file: ModelFile,
  { materialise, isCopy, kept }: WorldOptions & { isCopy: boolean },
): Promise<void> {
  const name = `${world}.${file.header.name}`;
  const asTable = materialise && file.header.materialise && !isCopy;
  const sql = isCopy ? `SELECT * FROM sure.${file.header.name}` : expandMacros(file.sql, "duckdb");
  try {
    await createKept(db, name, sql, asTable, kept);
  } catch (cause) {
    // The disk and the memory are no fault of the file.
    if (cause instanceof UserError || resourceFault(cause)) throw cause;
    const said = withoutValues(cause);
    throw new UserError("E2102", `模型查询“${file.header.name}”不能执行：${said}`, {
      hint: "先修好这个文件，再运行规则。",
      at: { file: basename(file.file), row: file.sqlLine },
      cause,
    });
  }
}
