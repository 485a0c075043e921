// `npm run test:spark`: both engines over every case, whole counties and a million people, and what Spark can run into. `--small`: a
// part of it, for every push; says why and succeeds where no Spark can be had.
import { spawnSync } from "node:child_process";
import { sparkHome } from "./spark-home.mjs";

const isSmall = process.argv.includes("--small");
const named = process.argv.slice(2).filter((each) => each !== "--small");
const SMALL = ["test/spark/cases.test.ts", "test/spark/counties.test.ts"];
const rest = isSmall && named.length === 0 ? SMALL : named;
const found = sparkHome();
if ("reason" in found) {
  console.log(`Spark is not tested here: ${found.reason}`);
  process.exit(isSmall ? 0 : 1);
}
console.log(`Spark: ${found.home}`);
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--config", "vitest.spark.config.ts", ...rest],
  {
    stdio: "inherit",
    env: { ...process.env, SPARK_HOME: found.home, DOUDI_SPARK_SMALL: isSmall ? "1" : "" },
  },
);
process.exit(status ?? 1);
