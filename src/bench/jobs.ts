/** What a job hands back: a count that shows it did its work, and the memory of programs it called. */
export interface Done {
  count: number | null;
  megabytes?: number;
}

export type Job = (args: Readonly<Record<string, string | number | boolean>>) => Promise<Done>;

/** Every job by name; each loads only what it measures. */
export const JOBS: Readonly<Record<string, Job>> = {
  inflate: async (args) => (await import("./ingest/baseline-jobs.ts")).inflate(args),
  readBytes: async (args) => (await import("./ingest/baseline-jobs.ts")).readBytes(args),
  doudi: async (args) => (await import("./ingest/doudi-job.ts")).ingest(args),
  sheetJs: async (args) => (await import("./ingest/other-readers.ts")).sheetJs(args),
  excelJs: async (args) => (await import("./ingest/other-readers.ts")).excelJs(args),
  firstScreen: async (args) => (await import("./county/county-jobs.ts")).firstScreen(args),
  nextScreen: async (args) => (await import("./county/county-jobs.ts")).nextScreen(args),
  readFiles: async (args) => (await import("./county/county-jobs.ts")).readFiles(args),
  python: async (args) => (await import("./ingest/other-readers.ts")).python(args),
};
