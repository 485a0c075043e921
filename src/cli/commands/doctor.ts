import type { Command } from "commander";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../text-width.ts";

/** The environment is not fit: exit code of the errors E6xxx. */
const UNFIT = 6;

export function doctorCommand(context: CommandContext): Command {
  return newAction("doctor", "检查这台电脑和项目文件夹能不能正常运行")
    .argument("[项目文件夹]", "要一并检查的项目；不写时只检查这台电脑")
    .action(async (folder: string | undefined) => {
      const { checkMachine } = await import("../doctor/check-machine.ts");
      const { checkProject } = await import("../doctor/check-project.ts");
      const checks = await checkMachine(context, folder ?? ".");
      if (folder !== undefined) checks.push(...(await checkProject(folder)));
      const isFit = checks.every(({ state }) => state !== "✗");
      if (!isFit) context.finish(UNFIT);
      if (context.out.isJson) {
        context.out.json({ schema: "doctor/1", fit: isFit, checks });
        return;
      }
      const { paint } = context.out;
      const colors = { "✓": "green", "!": "yellow", "✗": "red" } as const;
      const rows = checks.map(({ state, about, found }) => [
        paint(colors[state], state),
        about,
        found,
      ]);
      for (const [index, line] of table(rows).split("\n").entries()) {
        context.out.result(line);
        const fix = checks[index]?.fix;
        if (fix) context.out.result(`     怎么办：${fix}`);
      }
      context.out.result(
        isFit
          ? `\n可以运行。下一步：${folder === undefined ? "doudi demo" : `doudi screen ${asTyped(folder)}`}`
          : "\n先按“怎么办”处理标 ✗ 的项，再运行 doudi doctor。",
      );
    });
}
