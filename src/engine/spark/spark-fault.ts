import { UserError, type UserErrorOptions } from "../../errors.ts";
import type { SparkExit } from "./submit-spark.ts";

const STATE = "原有的疑点和清单没有改动。";
const SEE_LOG = "原因见项目“结果”文件夹里的 spark.log（已隐去个人信息）。";

type Known = readonly [pattern: RegExp, code: UserError["code"], message: string, hint: string];

/** What Spark's messages mean to the user, the first that fits. */
const KNOWN: readonly Known[] = [
  [
    /JAVA_HOME is not set|\bjava: ((command )?not found|No such file|cannot execute)|UnsupportedClassVersionError|Unable to locate a Java Runtime/i,
    "E6004",
    "Spark 找不到可用的 Java。",
    "装好 Spark 所要求的 Java（4.x 要 17 以上），设置 JAVA_HOME 后重试。",
  ],
  [
    /Could not parse Master URL|Master must either be yarn|unrecognized arguments?|Unrecognized option/i,
    "E2001",
    "Spark 不认识 --master 或 --conf 里的写法。",
    "照 spark-sql 的写法改，例如 local[2]、yarn、k8s://https://地址:端口、spark://地址:7077。",
  ],
  [
    /INVALID_CONF_VALUE|Invalid (maximum|initial) heap size|must be specified as bytes/i,
    "E2001",
    "Spark 不接受 --conf 里的某个值。",
    `检查每个 --conf 的值，例如内存写 4g；${SEE_LOG}`,
  ],
  [
    /HADOOP_CONF_DIR or YARN_CONF_DIR must be set/i,
    "E6004",
    "Spark 找不到 YARN 集群的配置。",
    "把环境变量 HADOOP_CONF_DIR（或 YARN_CONF_DIR）设为集群配置文件所在的文件夹，再重试。",
  ],
  [
    /No space left on device/i,
    "E6001",
    "Spark 用的磁盘空间不足。",
    "清出空间，或用 --conf spark.local.dir=… 换一个地方后重试。",
  ],
  [
    /OutOfMemoryError|Out of memory|exceeding (physical |virtual )?memory limits|insufficient memory for the Java Runtime/i,
    "E6003",
    "Spark 的内存不足。",
    "调高 --conf spark.driver.memory=…、spark.executor.memory=… 后重试。",
  ],
  [
    /AccessControlException|Permission denied|AccessDeniedException/i,
    "E6002",
    "Spark 没有读写交换文件夹的权限。",
    "检查运行 Spark 的账号对该文件夹的权限，或用 --exchange 换一个双方都能读写的文件夹。",
  ],
  [
    /PATH_NOT_FOUND|FileNotFoundException|Path does not exist|FAILED_READ_FILE/i,
    "E6005",
    "Spark 的执行进程看不到规范表所在的文件夹。",
    "用 --exchange 指定一个各节点都能读写的共享文件夹（路径相同），再重试。",
  ],
  [
    /All masters are unresponsive|Connection refused|UnknownHostException|Failed to connect|ConnectException/i,
    "E6005",
    "连不上 Spark 集群。",
    `检查 --master 的地址和网络；${SEE_LOG}`,
  ],
];

/** Error classes of Spark that lie in a query or its numbers, not in the machine. */
const IN_THE_QUERY =
  /\[(ARITHMETIC|BINARY_ARITHMETIC|DIVIDE|REMAINDER|CAST_|NUMERIC|DATETIME|UNRESOLVED|PARSE_|DATATYPE|TABLE_OR_VIEW|INVALID_|UNSUPPORTED_|MISSING_|AMBIGUOUS|SCALAR_SUBQUERY)[A-Z_.]*\]/;

/** Did the query itself fail, so that trying again cannot help? The class of the error, without what it quotes. */
export function queryFaultOf(exit: SparkExit): string | undefined {
  return IN_THE_QUERY.exec(exit.said)?.[0].slice(1, -1);
}

/** `spark-sql` was found but the system cannot start it: no right to, or what its first line names is missing. */
export function startFault(error: Error): UserError {
  const code = (error as NodeJS.ErrnoException).code ?? error.name;
  return new UserError(
    "E6004",
    `找到了 spark-sql，但启动不了（${code}）。`,
    about("在命令行里运行 spark-sql --version，能运行了再重试；多半是没有执行权限，或装得不完整。"),
  );
}

/** A run of Spark that failed, as a fault of ours. */
export function sparkFault(exit: SparkExit): UserError {
  const known = KNOWN.find(([pattern]) => pattern.test(exit.said));
  if (known) {
    const [, code, message, hint] = known;
    return new UserError(code, message, about(hint));
  }
  // 137: killed from outside, on a small machine by the kernel for want of memory.
  if (exit.code === 137 || exit.code === null) {
    return new UserError(
      "E6005",
      "Spark 进程被系统或他人结束了。",
      about("多半是内存不足：调低 --conf spark.executor.memory=… 或关掉别的程序后重试。"),
    );
  }
  return new UserError("E6005", "Spark 没有运行成功。", about(SEE_LOG));
}

function about(hint: string): UserErrorOptions {
  return { hint, state: STATE };
}
