import { Argument, type Command, Option } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import type { ExportName } from "../export/export-query.ts";
import { withAnswers } from "../export/with-answers.ts";
import { withDatabase } from "../with-project.ts";

interface Options {
  format: "csv" | "json" | "parquet";
  output?: string;
  bom?: boolean;
}

export function exportCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("export", "导出疑点、行与人的对应、人员，供其他程序使用（含身份证号，注意保管）")
    .argument("<项目文件夹>", "排查过的项目")
    .addArgument(
      new Argument(
        "<内容>",
        "findings 疑点、links 行与人的对应、people 人员、aside 没有使用的行和格、spells 在保段、exits 退出、answers 核查结果",
      ).choices(["findings", "links", "people", "aside", "spells", "exits", "answers"]),
    )
    .addOption(
      new Option("--format <格式>", "文件格式").choices(["csv", "json", "parquet"]).default("csv"),
    )
    .option("-o, --output <文件>", "写到这个文件；不写时输出到屏幕（parquet 必须写明文件）")
    .option("--bom", "CSV 开头加 BOM，供 Excel 直接打开")
    .action(async (folder: string, name: ExportName, options: Options) => {
      const { exportTo } = await import("../export/export-to.ts");
      const { createSpellTables } = await import("../../rules/spells/spell-tables.ts");
      const open = name === "answers" ? withAnswers : withDatabase;
      await open(context, folder, "export", async (db, project) => {
        if (name !== "answers") await createSpellTables(db);
        const wanted = { ...options, bom: options.bom === true };
        const { rows, path } = await exportTo(db, name, wanted, { out, project });
        const { appendAudit } = await import("../../project/audit.ts");
        const { fileDigest } = await import("../../project/file-digest.ts");
        await appendAudit(project, {
          who: context.user,
          command: `export ${name}`,
          inputs: [],
          outputs: path
            ? [{ file: `${name}.${options.format}`, sha256: await fileDigest(path) }]
            : [],
          counts: { rows },
        });
        if (!path) return;
        if (out.isJson)
          out.json({ schema: "export/1", content: name, format: options.format, rows, file: path });
        else out.result(`导出 ${rows} 行：${path}\n内含个人信息，用完请妥善保管或删除。`);
      });
    });
}
