import { createRequire } from "node:module";
import type {
  DuckDBBlobValue,
  DuckDBConnection,
  DuckDBInstance,
  DuckDBPreparedStatement,
  DuckDBValue,
} from "@duckdb/node-api";
import { openFault } from "./open-fault.ts";

/** Required and not imported: Node reads its 180 files twice to learn the names they export, which takes longer than to load them. */
const duckdb = createRequire(import.meta.url)(
  "@duckdb/node-api",
) as typeof import("@duckdb/node-api");

/** DATE arrives as `YYYY-MM-DD`; every integer as a number. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;
export type AppendedCell = Cell | bigint | Uint8Array;
export type Params = Record<string, DuckDBValue>;

export interface DatabaseOptions {
  /** File to open; in memory when left out. */
  path?: string;
  /** DuckDB's own limit, such as `4GB`; the process needs about 60 % more. */
  memory?: string;
  /** One unless said otherwise: on a few thousand rows a second one takes a fifth more CPU and no less time. */
  threads?: number;
  /** Where DuckDB spills; it holds personal rows, so it belongs inside the project folder. */
  tempFolder?: string;
}

/** The only door to DuckDB. One owner a file: a second process is refused with E5001. */
export interface Database {
  /** Run one statement; resolves to the number of rows it changed. */
  run(sql: string, params?: Params): Promise<number>;
  /** Run several statements in order, without parameters. */
  script(sql: string): Promise<void>;
  rows<Shape extends Row = Row>(sql: string, params?: Params): Promise<Shape[]>;
  /** `rows` of one statement that is asked again and again: it is planned once, and anew where a table or view of the file has changed since. */
  rowsAgain<Shape extends Row = Row>(sql: string): Promise<Shape[]>;
  /** Rows in chunks of at most 2,048, for results that need not fit in memory. */
  stream<Shape extends Row = Row>(sql: string, params?: Params): AsyncIterable<Shape[]>;
  /** The bytes in the first column of each row. */
  blobs(sql: string): Promise<Uint8Array[]>;
  /** Append rows to a table by position; much faster than INSERT for rows made in TypeScript. */
  append(table: string, rows: Iterable<readonly AppendedCell[]>): Promise<number>;
  /** The parser's verdict on a text of SQL: one entry a statement. */
  statementKinds(sql: string): Promise<string[]>;
  /** The tables a query reads, as DuckDB's parser sees them. */
  tablesOf(sql: string): readonly string[];
  /** Forbid files, extensions and further settings. Call once the inputs are loaded. */
  lock(): Promise<void>;
  interrupt(): void;
  close(): void;
}

/** The network and extensions closed, and what the machine lends. */
function settingsOf(options: DatabaseOptions): string[] {
  const settings = [
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET allow_persistent_secrets = false",
    "SET preserve_insertion_order = true",
    // A checkpoint after every few megabytes would write the same blocks again and again while files are read.
    "SET checkpoint_threshold = '256MB'",
    // The file keeps the form it was made in; this is of parsed SQL as JSON, in which newer forms leave types unbound.
    "SET storage_compatibility_version = 'v0.10.2'",
    `SET threads = ${options.threads ?? 1}`,
    `SET memory_limit = '${options.memory ?? "2GB"}'`,
  ];
  if (options.tempFolder) settings.push(`SET temp_directory = ${quoteText(options.tempFolder)}`);
  return settings;
}

/** Open a database with every path to the network and to extensions closed. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const instance = await createInstance(options.path ?? ":memory:");
  const connection = await instance.connect();
  for (const setting of settingsOf(options)) await connection.run(setting);
  const planned = new Map<string, DuckDBPreparedStatement>();
  return {
    run: async (sql, params) => Number((await connection.run(sql, params)).rowsChanged),
    script: async (sql) => {
      const statements = await connection.extractStatements(sql);
      for (let index = 0; index < statements.count; index += 1) {
        const statement = await statements.prepare(index);
        try {
          await statement.run();
        } finally {
          // It holds on to its hash tables until it is freed, which may be long after.
          statement.destroySync();
        }
      }
    },
    rows: async <Shape extends Row>(sql: string, params?: Params) =>
      (await connection.runAndReadAll(sql, params)).convertRowObjects(toCell) as Shape[],
    rowsAgain: async <Shape extends Row>(sql: string) => {
      const statement = planned.get(sql) ?? (await connection.prepare(sql));
      planned.set(sql, statement);
      return (await statement.runAndReadAll()).convertRowObjects(toCell) as Shape[];
    },
    blobs: async (sql) => {
      const [column = []] = (await connection.runAndReadAll(sql)).getColumns();
      return column.map((value) => (value as DuckDBBlobValue).bytes);
    },
    stream: (sql, params) => streamRows(connection, sql, params),
    append: (table, rows) => appendRows(connection, table, rows),
    statementKinds: async (sql) => {
      const statements = await connection.extractStatements(sql);
      const kinds: string[] = [];
      for (let index = 0; index < statements.count; index += 1) {
        kinds.push(
          duckdb.StatementType[(await statements.prepare(index)).statementType] ?? "UNKNOWN",
        );
      }
      return kinds;
    },
    tablesOf: (sql) => connection.getTableNames(sql, false),
    lock: async () => {
      await connection.run("SET enable_external_access = false");
      await connection.run("SET lock_configuration = true");
    },
    interrupt: () => connection.interrupt(),
    close: () => {
      for (const statement of planned.values()) statement.destroySync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Form of the file on the disk. The oldest, which is the default, tries two codings for each text column; what came with this one takes
 * half the time. Only doudi opens the file, and makes it again where it cannot.
 */
const STORAGE = { storage_compatibility_version: "v1.5.0" };

async function createInstance(path: string): Promise<DuckDBInstance> {
  try {
    return await duckdb.DuckDBInstance.create(path, STORAGE);
  } catch (cause) {
    throw openFault(path, cause);
  }
}

async function* streamRows<Shape extends Row>(
  connection: DuckDBConnection,
  sql: string,
  params?: Params,
): AsyncIterable<Shape[]> {
  const result = await connection.stream(sql, params);
  for await (const rows of result.yieldConvertedRowObjects(toCell)) yield rows as Shape[];
}

async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<readonly AppendedCell[]>,
): Promise<number> {
  const [schema, name] = table.includes(".") ? table.split(".", 2) : [null, table];
  const appender = await connection.createAppender(name as string, schema ?? null);
  let count = 0;
  for (const row of rows) {
    for (const cell of row) appendCell(appender, cell);
    appender.endRow();
    count += 1;
  }
  appender.closeSync();
  return count;
}

function appendCell(
  appender: Awaited<ReturnType<DuckDBConnection["createAppender"]>>,
  cell: AppendedCell,
): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === "string") appender.appendVarchar(cell);
  else if (typeof cell === "boolean") appender.appendBoolean(cell);
  else if (cell instanceof Uint8Array) appender.appendBlob(cell);
  else if (typeof cell === "bigint") appender.appendBigInt(cell);
  else if (Number.isInteger(cell)) appender.appendBigInt(BigInt(cell));
  else appender.appendDouble(cell);
}

function toCell(value: DuckDBValue): Cell {
  if (typeof value === "bigint") return toSafeInteger(value);
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}

/** Person keys exceed 2^53: a query that hands one to TypeScript casts it to VARCHAR. */
function toSafeInteger(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError("an integer over 2^53: cast it to VARCHAR");
  return number;
}

/** `'…'` for the few statements that take no bound parameter. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `"…"` for an identifier that is not a constant of ours. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
