import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { kill } from "node:process";
import { UserError } from "../../errors.ts";
import type { SparkTarget } from "../../screening/spark-run.ts";
import type { CommandContext } from "../context.ts";

export interface SparkOptions {
  engine: "duckdb" | "spark";
  master?: string;
  conf: string[];
  exchange?: string;
  results?: string;
}

/**
 * What `--engine spark` and its options say; undefined for the machine's own engine.
 *
 * Throws: UserError E2001 for options that do not go together or are not `key=value`.
 */
export function sparkTarget(
  { env, platform }: CommandContext,
  { engine, master, conf, exchange, results }: SparkOptions,
): SparkTarget | undefined {
  if (engine !== "spark") {
    if (!master && conf.length === 0 && !exchange && !results) return undefined;
    throw usage(
      "--master、--conf、--exchange、--results 只和 --engine spark 一起用。",
      "加上 --engine spark。",
    );
  }
  const odd = conf.find((each) => !/^[^=\s]+=/.test(each));
  if (odd !== undefined)
    throw usage("--conf 应写成 键=值。", "例如 --conf spark.executor.memory=4g。");
  if (exchange !== undefined && !existsSync(exchange))
    throw usage(
      `没有交换文件夹“${basename(exchange)}”。`,
      "先在共享存储上建好它，让运行 Spark 的账号能读写。",
    );
  if (results !== undefined && !existsSync(results))
    throw usage(`没有结果文件夹“${basename(results)}”。`, "写平台算完后取回的 out 文件夹。");
  return {
    ...(results ? { results: outFolder(resolve(results)) } : {}),
    ...(master ? { master } : {}),
    ...(exchange ? { exchange: resolve(exchange) } : {}),
    conf,
    env,
    platform,
    kill,
  };
}

/** Some name the folder of the pack, where `out` lies beside pack.sql. */
function outFolder(results: string): string {
  const out = join(results, "out");
  return existsSync(join(out, "done")) && !existsSync(join(results, "done")) ? out : results;
}

function usage(message: string, hint: string): UserError {
  return new UserError("E2001", message, { hint });
}
