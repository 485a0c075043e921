import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { LEVEL_LABELS, STATUS_LABELS } from "../labels.ts";
import { PROJECT_OPTION, ruleFolders } from "../rule-folders.ts";
import { table } from "../text-width.ts";

interface Options {
  project?: string;
  markdown?: boolean;
}

export function listRulesCommand({ out }: CommandContext): Command {
  return newAction("list", "列出全部规则")
    .option(...PROJECT_OPTION)
    .option("--markdown", "输出 docs/rules.md 的规则目录")
    .action(async (options: Options) => {
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { FAMILY_LABELS } = await import("../../rules/rule-schema.ts");
      const pack = loadPack({ folders: ruleFolders(options.project) });
      if (options.markdown) {
        const { rulesPage } = await import("../pages/rules-page.ts");
        out.result(await rulesPage(pack));
        return;
      }
      if (out.isJson) {
        const rules = pack.map(({ header, isShipped }) => ({ ...header, shipped: isShipped }));
        out.json({ schema: "rules/1", rules });
        return;
      }
      const rows = pack.map(({ header, isShipped }) => [
        header.id,
        FAMILY_LABELS[header.family],
        LEVEL_LABELS[header.level],
        STATUS_LABELS[header.status],
        isShipped ? header.title : `${header.title}（本县）`,
      ]);
      out.result(table([["编号", "类别", "等级", "状态", "名称"], ...rows]));
      out.result(
        `\n共 ${pack.length} 条。查看一条：doudi rules show ${pack[0]?.header.id ?? "LB06"}`,
      );
    });
}
