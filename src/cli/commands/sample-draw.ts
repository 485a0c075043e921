import type { Command } from "commander";
import type { Database } from "../../engine/database.ts";
import { UserError } from "../../errors.ts";
import type { Project } from "../../project/project.ts";
import type { SamplePlan } from "../../reports/sampling/plan.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { type PlanOptions, planWishes } from "../sample/read-options.ts";
import { withDatabase } from "../with-project.ts";
import { withSizeOptions } from "./sample-plan.ts";

interface Options extends PlanOptions {
  seed?: string;
}

export function drawSampleCommand(context: CommandContext): Command {
  const command = newAction("draw", "抽人，写出各乡镇的走访表；表上看不出谁在疑点清单上")
    .argument("<项目文件夹>", "排查过的项目")
    .option("--seed <种子>", "随机种子；不写就随机取一个，记入台账")
    .addHelpText("after", "\n例：\n  doudi sample draw 我的项目 --margin 1.5%");
  return withSizeOptions(command).action((folder: string, options: Options) =>
    withDatabase(context, folder, "sample draw", async (db, project) => {
      const { makeFrame } = await import("../../reports/sampling/frame.ts");
      const { planSample } = await import("../../reports/sampling/plan.ts");
      const plan = planSample(await makeFrame(db, project.rulesFolder), planWishes(options));
      if (plan.visits === 0) throw nobody();
      const seed = options.seed ?? (await import("node:crypto")).randomBytes(8).toString("hex");
      await draw(context, db, project, { plan, seed, folder });
    }),
  );
}

async function draw(
  { out, user }: CommandContext,
  db: Database,
  project: Project,
  { plan, seed, folder }: { plan: SamplePlan; seed: string; folder: string },
): Promise<void> {
  const { drawSample } = await import("../../reports/sampling/frame.ts");
  const { startOf } = await import("../../reports/sampling/start.ts");
  const { writeSampleLists } = await import("../../reports/sampling/write-lists.ts");
  const { appendSample } = await import("../../ledger/samples.ts");
  const { roundOf } = await import("../../screening/round-of.ts");
  const drawn = await drawSample(
    db,
    seed,
    plan.strata.map((stratum) => ({ ...stratum, start: startOf(seed, stratum.stratum) })),
  );
  const { round, findingsHash } = await roundOf(db, project);
  // First the ledger: a list that went out must be one that can be evaluated.
  const record = await appendSample(project, {
    ...{ kind: "draw", who: user, round, findingsHash, seed, strata: plan.strata },
    drawn: drawn.map(({ code, personId, stratum, town }) => ({ code, personId, stratum, town })),
  });
  const { county = "", month } = project.config;
  const written = await writeSampleLists(db, drawn, {
    ...{ resultsFolder: project.resultsFolder, county, month, draw: record.n },
  });
  if (out.isJson) {
    out.json({ schema: "sample-draw/1", draw: record.n, seed, ...plan, ...written });
    return;
  }
  const { planText } = await import("../sample/sample-text.ts");
  out.result(
    [
      planText(plan),
      `抽样 ${record.n}，种子 ${seed}（已记入台账，同样的名册用它能抽出同样的人）`,
      `走访表：${written.folder}（${written.lists.length} 个乡镇）`,
      `下一步：走访后运行 doudi sample evaluate ${asTyped(folder)} 交回的文件夹`,
    ].join("\n"),
  );
}

function nobody(): UserError {
  return new UserError("E2006", "抽样范围里一个人也没有。", {
    hint: "抽样要有残疾、贫困、重病、儿童等名册；先运行 doudi check 看看缺什么。",
    state: "没有改动任何文件。",
  });
}
