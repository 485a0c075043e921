// Finds a Spark to test with, or installs pyspark (its wheel holds spark-sql and every jar) from PyPI into a cache outside the checkout.
// Prints SPARK_HOME; exits 1 with the reason where there is none to be had.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const WANTED = "pyspark>=4,<5";
const { SPARK_HOME, XDG_CACHE_HOME } = process.env;

function run(command, args) {
  const done = spawnSync(command, args, { encoding: "utf8" });
  return done.status === 0
    ? null
    : (done.stderr || done.error?.message || "failed").trim().split("\n").at(-1);
}

function sparkIn(venv) {
  const lib = join(venv, "lib");
  const found = existsSync(lib)
    ? readdirSync(lib).map((python) => join(lib, python, "site-packages", "pyspark"))
    : [];
  return found.find((home) => existsSync(join(home, "bin", "spark-sql")));
}

/** @returns {{ home: string } | { reason: string }} */
export function sparkHome() {
  if (spawnSync("java", ["-version"]).status !== 0)
    return { reason: "no java on PATH (Spark 4 takes 17 or later)" };
  if (SPARK_HOME && existsSync(join(SPARK_HOME, "bin", "spark-sql"))) return { home: SPARK_HOME };
  const venv = join(XDG_CACHE_HOME || join(homedir(), ".cache"), "doudi-pyspark");
  const there = sparkIn(venv);
  if (there) return { home: there };
  mkdirSync(venv, { recursive: true });
  const failed =
    run("python3", ["-m", "venv", venv]) ??
    run(join(venv, "bin", "python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      WANTED,
    ]);
  if (failed) return { reason: `pyspark could not be installed from PyPI: ${failed}` };
  const home = sparkIn(venv);
  return home ? { home } : { reason: "pyspark is installed but has no spark-sql" };
}
