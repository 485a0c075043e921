import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { PROJECT_OPTION, ruleFolders } from "../rule-folders.ts";

export function showRuleCommand({ out }: CommandContext): Command {
  return newAction("show", "一条规则的全部说明")
    .argument("<规则编号>", "例如 LB06")
    .option(...PROJECT_OPTION)
    .option("--sql", "连同查询语句")
    .action(async (id: string, options: { project?: string; sql?: boolean }) => {
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { rulePage } = await import("../pages/rule-page.ts");
      const [rule] = loadPack({
        folders: ruleFolders(options.project),
        only: [id.toUpperCase()],
      });
      if (!rule) throw new Error("loadPack gave no rule");
      if (out.isJson) {
        out.json({ schema: "rule/1", ...rule.header, sql: rule.sql, hash: rule.hash });
        return;
      }
      out.result(await rulePage(rule));
      if (options.sql) out.result(`\n查询语句\n${rule.sql}`);
      out.result(`\n验证这条规则：doudi rules test ${rule.header.id}`);
    });
}
