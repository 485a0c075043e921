import type { Command } from "commander";
import type { HitRates, VisitCount } from "../../ledger/learning/hit-rates.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../text-width.ts";
import { withProject } from "../with-project.ts";

interface Options {
  town?: string;
}

export function ruleRatesCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("rates", "各条规则的疑点走访后有多少属实")
    .argument("<项目文件夹>", "收过核查结果的项目")
    .option("--town <乡镇>", "只看一个乡镇")
    .addHelpText("after", "\n例：\n  doudi rules rates 我的项目")
    .action((folder: string, { town }: Options) =>
      withProject(context, folder, "rules rates", async (project) => {
        const { readAnswers } = await import("../../ledger/answers.ts");
        const { countVisits } = await import("../../ledger/learning/count-visits.ts");
        const { hitRateText, learnHitRates } = await import("../../ledger/learning/hit-rates.ts");
        const counts = countVisits(readAnswers(project));
        const rates = learnHitRates(counts);
        const rules = rulesOf(counts, rates, town);
        if (out.isJson) {
          out.json({ schema: "hit-rates/1", overall: rates.overall, rules });
          return;
        }
        if (rules.length === 0) {
          out.result(`还没有走访结果。\n下一步：doudi collect ${asTyped(folder)} 交回的文件`);
          return;
        }
        const { loadPack } = await import("../../rules/load-pack.ts");
        const titles = new Map(
          loadPack({ folders: [project.rulesFolder] }).map(({ header }) => [
            header.id,
            header.title,
          ]),
        );
        out.result(
          [
            table([
              ["规则", "名称", "走访后属实"],
              ...rules.map((each) => [
                ...[each.rule, titles.get(each.rule) ?? "", hitRateText(each)],
              ]),
            ]),
            `全部：${hitRateText(rates.overall)}`,
            "括号里是 95 % 区间；走访少的规则往总体的比例靠，走访越多越看它自己。下一次清单先列最可能属实的户。",
          ].join("\n"),
        );
      }),
    );
}

function rulesOf(counts: readonly VisitCount[], rates: HitRates, town: string | undefined) {
  const here = counts.filter((count) => town === undefined || count.town === town);
  return [...new Set(here.map(({ rule }) => rule))].map((rule) => ({
    rule,
    ...(town === undefined ? rates.rule(rule) : rates.here(rule, town)),
  }));
}
