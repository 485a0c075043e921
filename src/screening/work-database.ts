import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { collectAlone } from "../engine/collect-alone.ts";
import { type Database, openDatabase } from "../engine/database.ts";
import type { Project } from "../project/project.ts";

const DEFAULT_MB = 1400;

/** work.duckdb of a project, with the limits of doudi.yaml. */
export function openProjectDatabase(project: Project, memoryMb?: number): Promise<Database> {
  const { memory_mb, threads } = project.config.limits;
  return openDatabase({
    path: project.databaseFile,
    tempFolder: join(project.temporaryFolder, "spill"),
    memory: `${memoryMb ?? memory_mb ?? DEFAULT_MB}MB`,
    threads: threads ?? spareProcessors(),
  });
}

/** More threads than this gain next to nothing on a county's data. */
const MOST_THREADS = 4;

/**
 * All processors but one: the reader of the next file has that. Two threads on two processors that share a core take nearly twice the CPU
 * of one and hardly less time (docs/measurements.md).
 */
export function spareProcessors(): number {
  return Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
}

/**
 * Work on a project's database with an empty temporary folder beside it, gone again afterwards.
 *
 * Throws: what `work` throws; the signal's reason when aborted, with the running query interrupted.
 */
export async function withWorkDatabase<Result>(
  project: Project,
  signal: AbortSignal | undefined,
  work: (db: Database) => Promise<Result>,
  memoryMb?: number,
): Promise<Result> {
  collectAlone();
  await rm(project.temporaryFolder, { recursive: true, force: true });
  await mkdir(join(project.temporaryFolder, "spool"), { recursive: true, mode: 0o700 });
  const db = await openProjectDatabase(project, memoryMb);
  const stop = () => db.interrupt();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const result = await work(db);
    await foldLog(db);
    return result;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    db.close();
    await rm(project.temporaryFolder, { recursive: true, force: true });
  }
}

/**
 * Bring what stands in work.duckdb.wal into work.duckdb: closing does so only once nothing holds on to the database, which a result that waits for
 * the collector may. Where it cannot be done (no room on the disk) the next command takes it from the log.
 */
async function foldLog(db: Database): Promise<void> {
  await db.run("CHECKPOINT").catch(() => undefined);
}
