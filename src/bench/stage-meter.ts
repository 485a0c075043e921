import { readFileSync, writeFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { cpuSeconds } from "./process-usage.ts";

/** What one stage of a job took. */
export interface StageUse {
  name: string;
  cpu: number;
  wall: number;
  /** Peak resident memory within the stage, in megabytes. */
  megabytes: number;
  /** Most that DuckDB had on disk for what did not fit in memory, in megabytes. */
  spill: number;
  /** Size of the database file after the stage, in megabytes. */
  file: number;
}

const LOOK_MS = 50;
const MEGABYTE = 2 ** 20;

/**
 * Measures the stages of this process, one after another: `stage(name)` ends the one before. Linux only. The kernel's mark of the most
 * memory is reset for each, so the whole job's peak is the largest of its stages'.
 */
export class StageMeter {
  readonly stages: StageUse[] = [];
  readonly #spillFolder: string;
  readonly #databaseFile: string;
  readonly #timer: NodeJS.Timeout;
  #current: { name: string; cpu: number; at: number } | null = null;
  #spill = 0;

  constructor(spillFolder: string, databaseFile: string) {
    this.#spillFolder = spillFolder;
    this.#databaseFile = databaseFile;
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
  }

  async stage(name: string): Promise<void> {
    await this.#finish();
    this.#spill = 0;
    // 5 resets VmHWM (proc(5)).
    writeFileSync("/proc/self/clear_refs", "5");
    this.#current = { name, cpu: cpuSeconds(), at: performance.now() };
  }

  /** End the last stage; returns the job's peak in megabytes. */
  async end(): Promise<number> {
    await this.#finish();
    clearInterval(this.#timer);
    return Math.max(0, ...this.stages.map(({ megabytes }) => megabytes));
  }

  async #finish(): Promise<void> {
    await this.#look();
    if (!this.#current) return;
    const { name, cpu, at } = this.#current;
    this.#current = null;
    this.stages.push({
      name,
      cpu: cpuSeconds() - cpu,
      wall: (performance.now() - at) / 1000,
      megabytes: peakMegabytes(),
      spill: this.#spill / MEGABYTE,
      file: (await sizeOf(this.#databaseFile)) / MEGABYTE,
    });
  }

  async #look(): Promise<void> {
    const names = await readdir(this.#spillFolder).catch(() => []);
    const sizes = await Promise.all(names.map((name) => sizeOf(join(this.#spillFolder, name))));
    this.#spill = Math.max(
      this.#spill,
      sizes.reduce((sum, each) => sum + each, 0),
    );
  }
}

function peakMegabytes(): number {
  const found = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  return Number(found?.[1] ?? 0) / 1024;
}

/** Bytes on disk: spill files have holes. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return (found?.blocks ?? 0) * 512;
}
