import { JOBS } from "./jobs.ts";
import { watchUsage } from "./process-usage.ts";

/** Entry of the process that runs one job; prints one line of JSON. */
const [name = "", args = "{}"] = process.argv.slice(2);
const job = JOBS[name];
if (!job) throw new Error(`no job ${name}`);
const usage = watchUsage(process.pid);
const start = performance.now();
const { count, megabytes = 0 } = await job(JSON.parse(args));
const wall = (performance.now() - start) / 1000;
const used = usage.end();
const measured = { cpu: used.cpu, wall, megabytes: used.megabytes + megabytes, count };
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit());
