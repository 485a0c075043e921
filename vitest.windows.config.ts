import { defineConfig } from "vitest/config";

/** The Windows package under Wine; `npm run test:windows` makes it and sets DOUDI_WINDOWS. */
export default defineConfig({
  test: {
    include: ["test/windows/**/*.test.ts"],
    globalSetup: "test/support/run-folder.ts",
    testTimeout: 900_000,
    hookTimeout: 900_000,
    maxWorkers: 1,
  },
});
