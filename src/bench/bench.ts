/** One thing that is measured, in a process of its own. */
export interface Step {
  /** What the row of the table says. */
  name: string;
  /** A job of `jobs.ts` and what it is given. */
  job: string;
  args: Readonly<Record<string, string | number | boolean>>;
  /** The other steps of its group are given as multiples of this one. */
  isBaseline?: boolean;
  /** What design.md section 8 asks: at most so many times the CPU of the baseline, at most so many megabytes. */
  reach?: { cpuRatio?: number; megabytes?: number; cpuSeconds?: number };
}

/** Steps that are compared with one another. */
export interface Group {
  title: string;
  steps: readonly Step[];
}

export interface BenchOptions {
  /** Small sizes, to see that everything runs. */
  quick: boolean;
  /** Where generated files lie; kept between runs. */
  folder: string;
  /** The program that runs Node. */
  node: string;
}

export interface Bench {
  name: string;
  about: string;
  /** Make what the steps need and name them. */
  prepare(options: BenchOptions): Promise<Group[]>;
}

/** What one run of a step took. */
export interface Measurement {
  /** User and system seconds of the process and its children. */
  cpu: number;
  wall: number;
  /** Peak resident memory of the process and its children together, in megabytes. */
  megabytes: number;
  /** What the job counted, such as rows; tells that every candidate did the same. */
  count: number | null;
}

export interface Result extends Measurement {
  step: Step;
  /** CPU as a multiple of the group's baseline; null without one. */
  ratio: number | null;
  /** Null where nothing is asked. */
  reached: boolean | null;
}
