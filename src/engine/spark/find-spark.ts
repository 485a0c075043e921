import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { UserError } from "../../errors.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Full path of `spark-sql`: of SPARK_HOME where that is set, else the first on PATH.
 *
 * Throws: UserError E6004 when there is none.
 */
export function findSparkSql(env: Environment, platform: string): string {
  const name = platform === "win32" ? "spark-sql.cmd" : "spark-sql";
  const home = env.SPARK_HOME;
  const folders = home ? [join(home, "bin")] : (env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found) return found;
  throw new UserError(
    "E6004",
    home ? "SPARK_HOME 指的文件夹里没有 bin/spark-sql。" : "这台机器上找不到 spark-sql。",
    {
      hint: "装好 Spark 后设置 SPARK_HOME，或把它的 bin 加进 PATH；不用 Spark 时去掉 --engine spark。",
    },
  );
}
