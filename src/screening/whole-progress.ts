import type { Database } from "../engine/database.ts";
import { type Progress, STAGES, type Stage } from "./make-round.ts";

/** A step of a run, and how much of the whole run is behind it. */
export interface WholeProgress extends Progress {
  /** 0 to 100, never less than before; 100 when everything is written. */
  percent: number;
}

/** Shares of a county's first screen, until a run of this project has told its own. */
const FIRST_SHARES: Readonly<Record<Stage, number>> = {
  read: 40,
  people: 18,
  model: 10,
  rules: 12,
  worklists: 20,
};

/** How far a run of some stages is, by the time each took when this project was screened last. */
export class RunProgress {
  readonly #shares: ReadonlyMap<Stage, number>;
  readonly #report: (progress: WholeProgress) => void;
  readonly #ms = new Map<Stage, number>();
  #stage: Stage = "read";
  #since = performance.now();
  #percent = 0;

  private constructor(
    shares: ReadonlyMap<Stage, number>,
    report: (progress: WholeProgress) => void,
  ) {
    this.#shares = shares;
    this.#report = report;
  }

  static async begin(
    db: Database,
    report: (progress: WholeProgress) => void,
    stages: readonly Stage[] = STAGES,
  ): Promise<RunProgress> {
    await db.run("CREATE TABLE IF NOT EXISTS stage_time (stage VARCHAR, ms BIGINT)");
    const rows = await db.rows<{ stage: Stage; ms: number }>("SELECT stage, ms FROM stage_time");
    const told = new Map(rows.map(({ stage, ms }) => [stage, ms]));
    const of = (stage: Stage) => (told.size > 0 ? (told.get(stage) ?? 0) : FIRST_SHARES[stage]);
    const sum = stages.reduce((total, stage) => total + of(stage), 0) || 1;
    return new RunProgress(new Map(stages.map((stage) => [stage, of(stage) / sum])), report);
  }

  step(progress: Progress): void {
    this.#enter(progress.stage);
    const { stage, done, total } = progress;
    const before = STAGES.slice(0, STAGES.indexOf(stage));
    const behind = before.reduce((sum, each) => sum + (this.#shares.get(each) ?? 0), 0);
    const within = (total > 0 ? Math.min(1, done / total) : 0) * (this.#shares.get(stage) ?? 0);
    // 100 is for the end alone.
    this.#percent = Math.max(this.#percent, Math.min(99, Math.floor((behind + within) * 100)));
    this.#report({ ...progress, percent: this.#percent });
  }

  /** All is written: say so, and remember how long the stages took. */
  async end(db: Database): Promise<void> {
    this.#enter(this.#stage);
    this.#report({ stage: this.#stage, what: "", done: 1, total: 1, percent: 100 });
    const rows = [...this.#ms].map(([stage, ms]) => ({ stage, ms: Math.round(ms) }));
    await db.run("DELETE FROM stage_time");
    await db.run(
      `INSERT INTO stage_time SELECT stage, ms FROM (
         SELECT unnest(from_json($rows, '[{"stage":"VARCHAR","ms":"BIGINT"}]'), recursive := true))`,
      { rows: JSON.stringify(rows) },
    );
  }

  #enter(stage: Stage): void {
    const now = performance.now();
    this.#ms.set(this.#stage, (this.#ms.get(this.#stage) ?? 0) + now - this.#since);
    this.#since = now;
    this.#stage = stage;
  }
}
