import type { StageUse } from "./stage-meter.ts";

/** What a job hands back: a count that shows it did its work, and the memory of programs it called. */
export interface Done {
  count: number | null;
  megabytes?: number;
  /** The job's own peak, where it resets the kernel's mark for its stages. */
  peak?: number;
  stages?: readonly StageUse[];
  /** What tells that two jobs found the same, such as a hash. */
  same?: string;
  /** More that it counted or timed, by name. */
  details?: Record<string, number>;
}

/** What the process took so far. */
export interface Meter {
  /** Count time from now on: what came before was preparation. */
  begin(): void;
  /** CPU seconds since the beginning. */
  cpu(): number;
}

export type Job = (
  args: Readonly<Record<string, string | number | boolean>>,
  meter: Meter,
) => Promise<Done>;

/** Every job by name; each loads only what it measures. */
export const JOBS: Readonly<Record<string, Job>> = {
  inflate: async (...given) => (await import("./ingest/baseline-jobs.ts")).inflate(...given),
  readBytes: async (...given) => (await import("./ingest/baseline-jobs.ts")).readBytes(...given),
  doudi: async (...given) => (await import("./ingest/doudi-job.ts")).ingest(...given),
  sheetJs: async (...given) => (await import("./ingest/other-readers.ts")).sheetJs(...given),
  excelJs: async (...given) => (await import("./ingest/other-readers.ts")).excelJs(...given),
  firstScreen: async (...given) => (await import("./county/county-jobs.ts")).firstScreen(...given),
  nextScreen: async (...given) => (await import("./county/county-jobs.ts")).nextScreen(...given),
  readFiles: async (...given) => (await import("./county/county-jobs.ts")).readFiles(...given),
  worklists: async (...given) => (await import("./worklists/worklist-job.ts")).worklists(...given),
  makeRolls: async (...given) => (await import("./people/people-jobs.ts")).makeRolls(...given),
  resolve: async (...given) => (await import("./people/people-jobs.ts")).resolve(...given),
  joinIds: async (...given) => (await import("./people/people-jobs.ts")).joinIds(...given),
  readNames: async (...given) => (await import("./people/people-jobs.ts")).readNames(...given),
  wholePack: async (...given) => (await import("./scale/pack-jobs.ts")).wholePack(...given),
  someRules: async (...given) => (await import("./scale/pack-jobs.ts")).someRules(...given),
  bareRules: async (...given) => (await import("./scale/bare-jobs.ts")).bareRules(...given),
  readParquet: async (...given) => (await import("./scale/bare-jobs.ts")).readParquet(...given),
  lookUp: async (...given) => (await import("./scale/lookup-job.ts")).lookUp(...given),
  frames: async (...given) => (await import("./scale/frame-job.ts")).frames(...given),
  python: async (...given) => (await import("./ingest/other-readers.ts")).python(...given),
};
