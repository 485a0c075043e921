import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { halfWay, isRunning, killDriver, sparksBelow } from "./support/kill-executor.ts";
import { newestRound, run, screened } from "./support/screened.ts";
import { isSmall } from "./support/spark-session.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-spark-faults-"));
const project = join(folder, "county", "项目");
const LOG = join(project, "结果", "spark.log");
const TINY = join(folder, "tiny");
/** Payments: they are joined and summed, so that Spark has something to spill. */
const RULES = ["--rules", "FF01,LB06"];

/** Everything on PATH but Java. */
function pathWithoutJava(): string {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  for (const name of [
    "bash",
    "dirname",
    "basename",
    "cat",
    "ls",
    "ps",
    "readlink",
    "tr",
    "uname",
  ]) {
    const path = execFileSync("which", [name], { encoding: "utf8" }).trim();
    if (!existsSync(join(bin, name))) symlinkSync(path, join(bin, name));
  }
  return bin;
}

/** A disk of four pages: a shuffle of next to nothing does not fit. Only the superuser can have one made. */
function tinyDisk(): boolean {
  mkdirSync(TINY);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", TINY], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const hasTinyDisk = isSmall ? false : tinyDisk();
afterAll(() => {
  if (hasTinyDisk) execFileSync("umount", [TINY]);
  rmSync(folder, { recursive: true, force: true });
});

const describeFull = isSmall ? () => {} : describe;
describeFull("when Spark cannot", () => {
  let before: ReturnType<typeof newestRound>;
  beforeAll(async () => {
    await run(["demo", join(folder, "county"), "--people", "500", "--seed", "7"]);
    await screened(project, []);
    before = newestRound(project);
  });

  /** A run that fails leaves everything as it was, nothing of the exchange behind, and names no person. */
  const failing = async (
    options: readonly string[],
    env: Record<string, string> = {},
    watch?: (pid: number) => Promise<void>,
  ) => {
    // How far a run is stands in its log: that of the run before is half done already.
    rmSync(LOG, { force: true });
    const args = ["screen", project, "--engine", "spark", ...RULES, ...options];
    const { code, said } = await run(args, watch, env);
    expect(newestRound(project)).toEqual(before);
    expect(existsSync(join(project, ".临时"))).toBe(false);
    expect(said).not.toMatch(/\d{15,}|Exception|at org\.apache/);
    return { code, said };
  };

  it("find Java, it says so", async () => {
    const none = { PATH: pathWithoutJava(), JAVA_HOME: "" };
    for (const env of [none, { JAVA_HOME: "/nowhere" }]) {
      const { code, said } = await failing(["--master", "local[1]"], env);
      expect(said).toContain("E6004");
      expect(said).toContain("Java");
      expect(code).toBe(6);
    }
  });

  it("be found, it says so", async () => {
    const { code, said } = await failing([], { SPARK_HOME: "/nowhere" });
    expect([code, said]).toEqual([6, expect.stringContaining("E6004")]);
  });

  it("read the master, it says so", async () => {
    const { code, said } = await failing(["--master", "nonsense"]);
    expect([code, said]).toEqual([2, expect.stringContaining("--master")]);
  });

  it("take a setting, it says so", async () => {
    for (const setting of ["spark.driver.memory=much", "spark.sql.shuffle.partitions=many"]) {
      const { code, said } = await failing(["--master", "local[1]", "--conf", setting]);
      expect([code, said]).toEqual([2, expect.stringContaining("--conf 里的某个值")]);
    }
  });

  it("find the settings of the cluster, it says so", async () => {
    // Where they are set, even to nothing, Spark looks for the cluster for a quarter of an hour.
    delete process.env.HADOOP_CONF_DIR;
    delete process.env.YARN_CONF_DIR;
    const { code, said } = await failing(["--master", "yarn"]);
    expect([code, said]).toEqual([6, expect.stringContaining("HADOOP_CONF_DIR")]);
  });

  it("reach the cluster, it says so", async () => {
    const { code, said } = await failing(["--master", "spark://127.0.0.1:9"]);
    expect([code, said]).toEqual([6, expect.stringContaining("连不上 Spark 集群")]);
  });

  it("go on because its driver was killed, it says so", async () => {
    const { code, said } = await failing(["--master", "local[1]"], {}, async (pid) => {
      await killDriver(pid, LOG);
    });
    expect([code, said]).toEqual([6, expect.stringContaining("被系统或他人结束了")]);
  });

  it("go on because the user has stopped it, nothing of it is left", async () => {
    let sparks: number[] = [];
    const { code } = await failing(["--master", "local-cluster[2,1,1024]"], {}, async (pid) => {
      await halfWay(pid, LOG);
      sparks = sparksBelow(pid);
      process.kill(pid, "SIGINT");
    });
    expect(code).toBe(130);
    expect(sparks.length).toBe(3);
    expect(sparks.filter(isRunning)).toEqual([]);
  });

  if (hasTinyDisk) {
    it("spill because the disk is full, it says so", async () => {
      const { code, said } = await failing([
        "--master",
        "local[1]",
        "--conf",
        `spark.local.dir=${TINY}`,
      ]);
      expect([code, said]).toEqual([6, expect.stringContaining("磁盘空间不足")]);
    });

    it("be given its tables because the shared disk is full, it says so", async () => {
      const { code, said } = await failing(["--master", "local[1]", "--exchange", TINY]);
      expect([code, said]).toEqual([6, expect.stringContaining("E6001")]);
    });
  }
});
