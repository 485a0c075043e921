import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { ruleFolders } from "../rule-folders.ts";

interface Options {
  project?: string;
  folder?: string;
}

export function newRuleCommand({ out }: CommandContext): Command {
  return newAction("new", "新写一条规则：生成规则文件和用例文件的草稿")
    .argument("<规则编号>", "例如 LB50：TB、LB、FF、CB、DQ 之一加数字")
    .argument("<名称>", "规则的名称，例如 高龄津贴漏发")
    .option("--project <项目文件夹>", "写进这个项目的“规则”文件夹（在项目里运行时不用写）")
    .option("--folder <文件夹>", "写进这个文件夹")
    .action(async (given: string, title: string, options: Options) => {
      const { join, relative } = await import("node:path");
      const { RULES_FOLDER } = await import("../../rules/load-pack.ts");
      const { newRule } = await import("../../rules/new-rule.ts");
      const id = given.toUpperCase();
      const folders = ruleFolders(options.project);
      const shipped = join(RULES_FOLDER, id.replace(/\d+$/, ""));
      const folder = options.folder ?? folders[0] ?? shipped;
      const { rule, cases } = newRule(id, title, folder, { folders });
      if (out.isJson) {
        out.json({ schema: "rules-new/1", rule, cases });
        return;
      }
      out.result(`写好了草稿：\n  ${relative(".", rule)}\n  ${relative(".", cases)}`);
      const project = options.project ? ` --project ${options.project}` : "";
      out.result(
        `改好查询语句和用例后：doudi rules lint ${id}${project}，再 doudi rules test ${id}${project}`,
      );
    });
}
