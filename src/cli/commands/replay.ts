import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

/** The round could not be made again as it was. */
const INTEGRITY = 7;

export function replayCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("replay", "用留存的原件重做一个轮次，核对结果是否一样；不一样的说明差在哪里")
    .argument("<项目文件夹>", "排查过的项目")
    .argument("<轮次>", "例如 2019-10-1，见“结果”文件夹")
    .addHelpText(
      "after",
      "\n结果一样退出码为 0，不一样为 7。\n例：\n  doudi replay 我的项目 2019-10-1",
    )
    .action((folder: string, round: string) =>
      withProject(context, folder, "replay", async (project) => {
        const { replayRound } = await import("../../screening/replay/replay-round.ts");
        const { progressText } = await import("../screen/progress-text.ts");
        const replay = await replayRound(project, round, {
          signal: context.signal,
          report: (progress) => out.progress(progressText(progress)),
        });
        out.endProgress();
        if (!replay.isSame) context.finish(INTEGRITY);
        if (out.isJson) out.json({ schema: "replay/1", ...replay });
        else {
          const { replayText } = await import("../replay/replay-text.ts");
          out.result(replayText(replay, { folder, out }));
        }
      }),
    );
}
