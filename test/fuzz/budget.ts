/**
 * How long each fuzzer runs: a moment, a few times that on CI, and as many seconds as DOUDI_FUZZ says (`npm run test:fuzz`: five minutes).
 * fast-check prints the seed of what it finds.
 */
export const FUZZ_MS = 1000 * Number(process.env.DOUDI_FUZZ ?? (process.env.DOUDI_CI ? 12 : 3));

/** For fast-check: as many runs as the time holds. */
export const untilTimeIsUp = {
  numRuns: 10_000_000,
  interruptAfterTimeLimit: FUZZ_MS,
  markInterruptAsFailure: false,
} as const;

/** Time for a test that runs a fuzzer, in milliseconds. */
export const FUZZ_TIMEOUT = FUZZ_MS + 60_000;
