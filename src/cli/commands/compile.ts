import { type Command, Option } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

interface Options {
  output: string;
  in?: string;
  out?: string;
  data?: boolean;
}

export function compileCommand(context: CommandContext): Command {
  const { out, signal } = context;
  return newAction("compile", "把规则包写成 Spark SQL，供省级平台在自己的调度里运行")
    .argument("<项目文件夹>", "doudi init 建立的文件夹")
    .addOption(new Option("--engine <引擎>", "写给哪一种引擎").choices(["spark"]).default("spark"))
    .requiredOption("-o, --output <文件夹>", "写到这个文件夹")
    .option("--in <地址>", "平台上规范表的地址，例如 hdfs:///民政/规范表")
    .option("--out <地址>", "平台上结果的地址，例如 hdfs:///民政/结果")
    .option("--data", "规范表里连同本项目的数据一起写出（含个人信息，注意保管）")
    .addHelpText("after", "\n例：\n  doudi compile 我的项目 --engine spark -o 规则包 --data")
    .action(async (folder: string, options: Options) => {
      const { join, resolve } = await import("node:path");
      const { writeFileAtomic } = await import("../../project/atomic-file.ts");
      const { compileProject } = await import("../../screening/compile-project.ts");
      const { packReadme } = await import("../compile/pack-readme.ts");
      await withProject(context, folder, "compile", async (project) => {
        const pack = await compileProject(project, {
          folder: options.output,
          ...(options.in ? { input: options.in } : {}),
          ...(options.out ? { output: options.out } : {}),
          withData: options.data === true,
          signal,
        });
        const readme = packReadme(pack, project.config.month);
        await writeFileAtomic(join(resolve(options.output), README), readme);
        const { appendAudit } = await import("../../project/audit.ts");
        await appendAudit(project, {
          who: context.user,
          command: options.data ? "compile --data" : "compile",
          inputs: [],
          outputs: [],
          counts: { rules: pack.rules, rows: pack.rows ?? 0 },
        });
        const { files, rules, steps, rows, fingerprint } = pack;
        if (out.isJson) {
          out.json({
            schema: "compile/1",
            files: [...files, README],
            rules,
            steps,
            rows,
            fingerprint,
          });
          return;
        }
        out.result(`写出 ${rules} 条规则、${steps} 步：${[...files, README].join("、")}`);
        if (rows !== null) out.result(`规范表 ${rows} 行，含个人信息，用完请妥善保管或删除。`);
        out.result(
          `下一步：照 ${options.output}/${README} 在平台上运行，再用 doudi screen --engine spark --results 取回。`,
        );
      });
    });
}

const README = "说明.md";
