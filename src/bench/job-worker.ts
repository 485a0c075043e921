import { JOBS } from "./jobs.ts";
import { watchUsage } from "./process-usage.ts";

/** Entry of the process that runs one job; prints one line of JSON. */
const [name = "", args = "{}"] = process.argv.slice(2);
const job = JOBS[name];
if (!job) throw new Error(`no job ${name}`);
const usage = watchUsage(process.pid);
let start = performance.now();
let before = 0;
const meter = {
  begin: () => {
    start = performance.now();
    before = usage.cpu();
  },
  cpu: () => usage.cpu() - before,
};
const { count, megabytes = 0, peak, details, stages, same } = await job(JSON.parse(args), meter);
const wall = (performance.now() - start) / 1000;
const used = usage.end();
const measured = {
  cpu: used.cpu - before,
  wall,
  megabytes: peak ?? used.megabytes + megabytes,
  count,
  details,
  stages,
  same,
};
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit());
