import { ERROR_TITLES, type ErrorCode } from "../../errors.ts";

const EXITS: Readonly<Record<string, string>> = {
  "2": "命令、配置或规则不对",
  "3": "文件没有读入，没有写入任何数据",
  "5": "项目正被占用",
  "6": "电脑环境不满足要求",
  "7": "数据完整性有问题",
};

/** What usually lies behind a code and what to do; the message itself always says it for the case at hand. */
const ADVICE: Readonly<Partial<Record<ErrorCode, string>>> = {
  E2001: "命令或选项拼错，或缺少参数。提示里有最接近的写法；任何命令加 --help 看用法。",
  E2002: "文件夹里没有 doudi.yaml，或还没有排查过。先 doudi init，再 doudi screen。",
  E2003: "doudi.yaml 某一项写错，提示写明是第几行、哪一项、应当怎么写。",
  E2004: "--set 的项目名不存在。提示里有最接近的项目名，全部项目见 doudi.schema.json。",
  E2005: "要新建的项目文件夹里已有别的内容。换一个名称，名册文件夹用 --from 写明。",
  E2006:
    "疑点编号、身份证号或规则编号查不到。编号在导出的 finding_key 列，规则用 doudi rules list 查看。",
  E2007:
    "任务编号打错，或这一条现在的状态不允许这样办（例如没有答复就销号、已经延期过一次）。doudi cases show 任务编号 看它的经过。",
  E2101: "规则文件的说明部分不合格式，提示写明行号。",
  E2102: "规则的查询语句语法不对，或用了规则不能用的写法。doudi rules lint 逐条列出。",
  E2103: "规则编号写错。doudi rules list 列出全部规则。",
  E2104: "本县规则用了已有的编号。换一个编号。",
  E2105: "验证用例文件本身不合格式。",
  E2106:
    "例外文件缺少理由、依据、决定人或到期日，或没有写明对谁；提示写明行号。写法见 exceptions.md。",
  E3001: "文件超过大小上限。拆成几个文件，或另存为 CSV。",
  E3002: "文件没有传完整、磁盘坏块或被改动。请提供单位重新发送，或用表格软件打开后另存。",
  E3003: "文件有打开密码。在 doudi.yaml 里写明，或请提供单位去掉密码。",
  E3004: "按内容看不是表格（例如图片、PDF 改了扩展名）。请提供单位另存为 .xlsx 或 .csv。",
  E3005:
    "行数、列数或解压后的大小超出上限，可能是表格里有大量空格式，也可能是有意做坏的文件。复制有效区域到新表另存。",
  E3006: "文字编码不是 UTF-8、GB18030 或 UTF-16，或同一文件里混用。用表格软件另存为“CSV UTF-8”。",
  E3007: "文件不存在、没有读取权限，或正被别的程序独占。",
  E3008:
    "文件正在 Excel 或 WPS 里打开、还没有拷贝完，或是空的，这次跳过。关闭或等拷贝完再运行一次。",
  E3101: "前 30 行里没有像表头的行。检查是不是封面、图片，或在 doudi.yaml 里写明 header_row。",
  E3102:
    "表头不像任何一种名册，或文件夹里没有文件。在 doudi.yaml 里写明 roll，名册编号见 rolls.md。",
  E3103: "缺少这种名册必需的列，例如身份证号和姓名都没有。",
  E3104: "两列都像同一项内容，不替你猜。在 doudi.yaml 的 columns 里写明。",
  E3105: "文件名、标题和配置都没有写月份。用 --month，或在 doudi.yaml 里写明 period。",
  E3201: "交回的文件不是兜底写出的清单或核对表，或关键的列被删掉了。请交回填好的原表。",
  E3202: "有一格填写的内容看不懂或前后矛盾，提示写明是哪一格；这一格还没有记入。",
  E5001: "另一个命令正在用这个项目。提示里有它的命令和进程号；等它结束。",
  E6001: "磁盘满了。清出空间后重新运行同一条命令，已完成的步骤不会重做。",
  E6002: "文件夹只读，或要写的文件正被打开。",
  E6003: "内存不够。关掉其他程序，或调整 limits.memory_mb。",
  E6004: "Node.js 版本太旧、数据库部件没有装好，或找不到 Spark、Java。运行 doudi doctor。",
  E6005:
    "连不上 Spark、它看不到规范表，或中途失败。原因见项目“结果”文件夹里的 spark.log，做法见 spark.md。",
  E7001: "work.duckdb 或台账与记录对不上。work.duckdb 可以删除重建；台账不可删除，用备份核对。",
};

/** docs/errors.md: one heading a code. */
export function errorsPage(): string {
  const parts = [
    `<!-- 由 npm run docs 生成，不要手改。 -->
# 错误代码

每条错误写明：代码和一句话、文件和位置、怎么办、数据状态。加 \`--json\` 时同样的内容以字段输出。
代码 E 后第一位数字就是程序的退出码；此外 0 完成，1 程序内部出错（E1000），4 完成但有行或文件被搁置，或没有一条规则能检查，130 被中断。`,
  ];
  for (const [code, title] of Object.entries(ERROR_TITLES)) {
    const exit = code[1] ?? "";
    parts.push(
      `## ${code} ${title}\n\n退出码 ${exit}：${EXITS[exit]}。${ADVICE[code as ErrorCode] ?? ""}`,
    );
  }
  return `${parts.join("\n\n")}\n`;
}
