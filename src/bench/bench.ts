import type { StageUse } from "./stage-meter.ts";

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
  reach?: {
    cpuRatio?: number;
    megabytes?: number;
    cpuSeconds?: number;
    /** At most so much of each of these `details`. */
    details?: Readonly<Record<string, number>>;
  };
}

/** Steps that are compared with one another. */
export interface Group {
  title: string;
  steps: readonly Step[];
}

export interface BenchOptions {
  /** Small sizes, to see that everything runs. */
  quick: boolean;
  /** The largest size too, which takes an hour. */
  long: boolean;
  /** Only up to so many people, where a bench has sizes. */
  most: number;
  /** What DuckDB may take, such as 1GB, where a bench lets that be chosen. */
  memory: string | null;
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
  /** What all results together say, in one paragraph. */
  conclude?(results: readonly Result[]): string;
}

export interface SurveyOptions extends BenchOptions {
  /** A county with files and answers, from outside. */
  county: string | null;
  /** A folder of neutral data sets. */
  neutral: string | null;
  /** What scripts/splink-neutral.py printed. */
  splink: string | null;
  progress(text: string): void;
}

/** What is measured in right and wrong, not in seconds. */
export interface Survey {
  name: string;
  about: string;
  /** The page of docs/ it is written to. */
  page: string;
  /** Markdown sections as far as they are known, again and again: it takes long and may be cut short. */
  survey(options: SurveyOptions): AsyncGenerator<string[]>;
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
  /** More that the job counted or timed, by name. */
  details?: Readonly<Record<string, number>>;
  stages?: readonly StageUse[];
  /** Steps of a group that say the same found the same. */
  same?: string;
}

export interface Result extends Measurement {
  step: Step;
  /** CPU as a multiple of the group's baseline; null without one. */
  ratio: number | null;
  /** Null where nothing is asked. */
  reached: boolean | null;
}
