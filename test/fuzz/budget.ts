/** How long each fuzzer runs: a minute on CI, a moment elsewhere. fast-check prints the seed of what it finds. */
export const FUZZ_MS = process.env.DOUDI_CI ? 60_000 : 3_000;

/** For fast-check: as many runs as the time holds. */
export const untilTimeIsUp = {
  numRuns: 10_000_000,
  interruptAfterTimeLimit: FUZZ_MS,
  markInterruptAsFailure: false,
} as const;

/** Time for a test that runs a fuzzer, in milliseconds. */
export const FUZZ_TIMEOUT = FUZZ_MS + 60_000;
