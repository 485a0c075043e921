import { PACKED_FILES } from "../../engine/spark/submit-spark.ts";
import type { CompiledPack } from "../../screening/compile-project.ts";

/** 说明.md of a compiled pack: enough to run it without this program. */
export function packReadme(pack: CompiledPack, month: string): string {
  const rows =
    pack.rows === null
      ? "只有项目的参数，其余是空表，由平台填；没有个人信息 |"
      : `本项目的全部 ${pack.rows} 行，含个人信息 |`;
  return `# 兜底规则包（Spark SQL）

排查月份 ${month}，${pack.rules} 条规则，指纹 ${pack.fingerprint}。由 doudi compile 写出，参数已经绑定，不要手改；改了参数或规则要重新写出。

| 文件 | 内容 |
|---|---|
| pack.sql | 全部步骤，在一个会话里从头跑到尾；每一步之前打印一行进度；除 doudi.out 下的 Parquet 以外不留下任何表或视图 |
| identity.sql | 把平台上已有的身份证号文字变成人员键和毛病，先建好视图 raw_id(id_text) |
| tables.sql | 规范表的建表语句，每列有说明，位置就是 pack.sql 读的地方 |
| canonical/ | 规范表：${rows}

## 运行
\`\`\`bash
export LC_ALL=C.UTF-8
export JDK_JAVA_OPTIONS=-Dfile.encoding=UTF-8
spark-sql --master yarn --conf ${PACKED_FILES} -f pack.sql
\`\`\`
数据和结果在别处时，改 pack.sql 开头的 \`SET doudi.in=…\`、\`SET doudi.out=…\`，或重新写出时用 --in、--out。

## 结果（doudi.out 下，全是 Parquet）
| 文件夹 | 一行是 |
|---|---|
| finding | 一条疑点和它所在的一个月份：rule、level（hit 疑点、check 待核、hint 提示）、person_key、household_no、period（年*12+月-1） |
| raised/world=…/rule=… | 一条规则在一个世界里返回的一行：同样四列，加这条规则的证据列和来源行 |
| rule_run | 每条规则是否检查：checked、not_evaluable（缺名册，未检查，不算 0） |
| model/、settle/ | 中间的表，可以删 |
| done | 最后写出：有它才算跑完 |

取回项目：把整个 out 文件夹取回，运行 \`doudi screen 项目 --engine spark --results out\`，清单和台账与本机跑的一样。

疑点只是线索，以入户核查为准。规则的意思、依据见 docs/rules.md，更多做法见 docs/spark.md。
`;
}
