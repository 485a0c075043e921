import type { Command } from "commander";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { PROJECT_OPTION, ruleFolders } from "../rule-folders.ts";

/** The pack is faulty. */
const FAULTY = 2;

export function lintRulesCommand({ out, finish }: CommandContext): Command {
  return newAction("lint", "检查规则的说明、查询语句和用例是否合乎格式")
    .argument("[规则编号...]", "不写时检查全部规则")
    .option(...PROJECT_OPTION)
    .action(async (ids: string[], options: { project?: string }) => {
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { lintPack } = await import("../../rules/lint-pack.ts");
      const only = ids.length > 0 ? { only: ids.map((id) => id.toUpperCase()) } : {};
      const pack = loadPack({ folders: ruleFolders(options.project), ...only });
      const issues = await lintPack(pack);
      if (issues.length > 0) finish(FAULTY);
      if (out.isJson) {
        out.json({ schema: "rules-lint/1", rules: pack.length, issues });
        return;
      }
      for (const { file, row, message } of issues) out.result(`${file}:${row}  ${message}`);
      if (issues.length > 0) out.result(`\n${issues.length} 处要改。改完再运行 doudi rules lint。`);
      else {
        const named = ids.map((id) => ` ${id}`).join("");
        const own = options.project ? ` --project ${asTyped(options.project)}` : "";
        out.result(`${pack.length} 条规则都合乎格式。下一步：doudi rules test${named}${own}`);
      }
    });
}
