/** Seconds for each fuzzer where DOUDI_FUZZ says so (`npm run test:fuzz`: five minutes). */
const SECONDS = process.env.DOUDI_FUZZ;

/**
 * How much a fuzzer does: a set number of runs, so that a busy machine does as much as an idle one (which of a few seconds was left without
 * a single run), or as many as the time holds. fast-check prints the seed of what it finds.
 */
export function budget(runs: number) {
  if (SECONDS === undefined) return { numRuns: runs };
  return {
    numRuns: 10_000_000,
    interruptAfterTimeLimit: 1000 * Number(SECONDS),
    markInterruptAsFailure: false,
  };
}

/** Time for a test that runs a fuzzer, in milliseconds. */
export const FUZZ_TIMEOUT = 1000 * Number(SECONDS ?? 0) + 600_000;
