import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Environment } from "./find-spark.ts";
import { startFault } from "./spark-fault.ts";
import type { SparkLog } from "./spark-log.ts";

export interface SparkSubmission {
  /** Full path of `spark-sql`. */
  program: string;
  /** The .sql file. */
  script: string;
  /** As `spark-sql --master` takes it; Spark's own setting when left out. */
  master?: string;
  /** `key=value`, after ours and so stronger. */
  conf: readonly string[];
  /** Where Spark leaves what it leaves; the caller removes it. */
  folder: string;
  env: Environment;
  platform: string;
  log: SparkLog;
  /** Each line of standard output. */
  onLine: (line: string) => void;
  /** Send a signal to a process, or to a group by its negative number; throws where there is none. */
  kill: (pid: number, signal: NodeJS.Signals) => void;
  signal?: AbortSignal;
}

export interface SparkExit {
  code: number | null;
  /** The last lines of standard error, as they came: they may quote rows, so they are looked at and never shown. */
  said: string;
}

/**
 * Sorted keys and few words pack to a twentieth: by the size of its file, Spark would take a table of a million names for one that is small
 * enough to be sent to every process.
 */
export const PACKED_FILES = "spark.sql.sources.fileCompressionFactor=20";

const LAST_LINES = 400;
const GRACE_MS = 8_000;

/**
 * Run one script with `spark-sql` and wait for its end. On abort the whole process group (driver, local executors) is asked to end and
 * killed after some seconds; what it had written is left to the caller.
 *
 * Throws: the signal's reason when aborted; UserError E6004 when the program cannot be started.
 */
export async function submitSpark(submission: SparkSubmission): Promise<SparkExit> {
  const { signal, log } = submission;
  signal?.throwIfAborted();
  const child = start(submission);
  const stop = () => endGroup(child, submission);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const last: string[] = [];
    const read = Promise.all([
      eachLine(child.stdout, (line) => submission.onLine(line)),
      eachLine(child.stderr, (line) => {
        log.line(line);
        last.push(line);
        if (last.length > LAST_LINES) last.shift();
      }),
    ]);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", (error) => reject(startFault(error)));
      child.once("close", resolve);
    });
    await read;
    signal?.throwIfAborted();
    return { code, said: last.join("\n") };
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function start(submission: SparkSubmission): ChildProcess {
  const { program, script, master, platform } = submission;
  const isWindows = platform === "win32";
  const settings = [...ownSettings(submission.folder), ...submission.conf];
  const args = [
    ...(master ? ["--master", master] : []),
    ...settings.flatMap((each) => ["--conf", each]),
    "-f",
    script,
  ];
  return spawn(program, args, {
    cwd: submission.folder,
    env: driverEnvironment(submission.env, isWindows),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that its executors end with it.
    detached: !isWindows,
    shell: isWindows,
  });
}

/**
 * What has to hold for the driver unless its owner says otherwise, said where it is weaker than --conf and spark-defaults.conf: on the
 * command line it would take the place of the owner's own Java options and memory.
 */
export function driverEnvironment(env: Environment, isWindows: boolean): Environment {
  return {
    // With a local master the driver does all the work; Spark's own 1 GB is too little.
    SPARK_DRIVER_MEMORY: "2g",
    ...env,
    // The script is UTF-8, whatever the machine's locale. The first of two settings of one property gives way.
    JDK_JAVA_OPTIONS: ["-Dfile.encoding=UTF-8", env.JDK_JAVA_OPTIONS].filter(Boolean).join(" "),
    ...(isWindows ? {} : { LC_ALL: "C.UTF-8" }),
  };
}

/** No page on a port, no bar in the log, no metastore, and spill (it holds personal rows) beside the script. */
function ownSettings(folder: string): string[] {
  return [
    "spark.app.name=doudi",
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
    // Hundreds of statements: their plans and stages are of no interest once they are done.
    "spark.ui.retainedJobs=20",
    "spark.ui.retainedStages=20",
    "spark.sql.ui.retainedExecutions=5",
    "spark.sql.maxPlanStringLength=20000",
    "spark.sql.catalogImplementation=in-memory",
    PACKED_FILES,
    `spark.local.dir=${folder}/spill`,
  ];
}

async function eachLine(
  stream: NodeJS.ReadableStream | null,
  take: (line: string) => void,
): Promise<void> {
  if (!stream) return;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    take(line);
}

function endGroup(child: ChildProcess, { platform, kill }: SparkSubmission): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  const send = (signal: NodeJS.Signals) => {
    try {
      kill(-pid, signal);
    } catch {
      // The group is gone.
    }
  };
  send("SIGTERM");
  const timer = setTimeout(() => send("SIGKILL"), GRACE_MS);
  child.once("close", () => {
    clearTimeout(timer);
    // Executors that outlive their driver.
    send("SIGKILL");
  });
}
