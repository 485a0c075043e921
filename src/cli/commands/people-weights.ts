import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import type { BlockRow, SessionRow, WeightRow } from "../people/weights-text.ts";
import { withDatabase } from "../with-project.ts";

export function listWeightsCommand(context: CommandContext): Command {
  return newAction("weights", "疑似核对表按什么排先后：各项权重、怎么学来的、各规则比对了多少对")
    .argument("<项目文件夹>", "排查过的项目")
    .addHelpText("after", "\n例：\n  doudi people weights 我的项目")
    .action((folder: string) =>
      withDatabase(context, folder, "people weights", async (db) => {
        const [made] = await db.rows<{ n: number }>(
          "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'weight'",
        );
        if (made?.n !== 1) {
          throw new UserError("E2006", "还没有排查过，没有权重可看。", {
            hint: `先运行 doudi screen ${asTyped(folder)}`,
            state: "没有改动任何文件。",
          });
        }
        const weights = await db.rows<WeightRow>(
          "SELECT field, label, level, level_label, m, u, bits, basis FROM weight ORDER BY rowid",
        );
        const sessions = await db.rows<SessionRow>(
          "SELECT session, pairs, share, iterations, fault FROM weight_session ORDER BY rowid",
        );
        const blocks = await db.rows<BlockRow>(
          `SELECT rule, CAST(sum(blocks) AS BIGINT) AS blocks, CAST(sum(pairs) AS BIGINT) AS pairs, max(biggest) AS biggest,
             CAST(sum(compared) AS BIGINT) AS compared, CAST(sum(skipped) AS BIGINT) AS skipped
           FROM block_log GROUP BY rule ORDER BY rule`,
        );
        const found = { weights, sessions, blocks };
        if (context.out.isJson) context.out.json({ schema: "people-weights/1", ...found });
        else {
          const { weightsText } = await import("../people/weights-text.ts");
          context.out.result(weightsText(found, context.out));
        }
      }),
    );
}
