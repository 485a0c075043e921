import type { Command } from "commander";
import type { Collected } from "../../ledger/returned/collect.ts";
import type { Receipt, TownToCome } from "../../ledger/returned/receipt.ts";
import type { Project } from "../../project/project.ts";
import { newAction, repeated } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { today } from "../today.ts";
import { withProject } from "../with-project.ts";

/** Done, with rows set aside, conflicts, or rows missing. */
const SET_ASIDE = 4;
/** Nothing could be taken. */
const REFUSED = 3;

interface Options {
  round?: string;
  password?: string;
  word: string[];
  on?: string;
}

export function collectCommand(context: CommandContext): Command {
  return newAction("collect", "收回乡镇填好的核查清单，逐乡镇出回执；不覆盖，不漏收")
    .argument("<项目文件夹>", "下发过清单的项目")
    .argument(
      "<文件或文件夹...>",
      "交回的 .xlsx、.xls、.ods、.csv，或放这些文件的文件夹；填好的冲突表也这样交回",
    )
    .option("--round <轮次>", "收哪一轮的清单；不写时收最近一轮")
    .option("--password <密码>", "加密清单的密码")
    .option(
      "--word <文字=代码>",
      "“核查结果”里的某种写法算哪一项，可以写多次",
      repeated,
      [] as string[],
    )
    .option("--on <日期>", "今天的日期；核查日期不能晚于它；不写时用电脑的日期")
    .addHelpText(
      "after",
      "\n退出码：0 全部收下；4 有退回、冲突或缺行；3 没有一个文件能收。\n例：\n  doudi collect 我的项目 交回文件夹\n  doudi collect 我的项目 龙潭乡.xlsx --word 打工去了=12",
    )
    .action((folder: string, named: string[], options: Options) =>
      withProject(context, folder, "collect", async (project) => {
        const { actedOption } = await import("../today.ts");
        const { collectReturns } = await import("../../ledger/returned/collect.ts");
        const { returnedFiles } = await import("../../ledger/returned/find-files.ts");
        const { receiptsOf, townsToCome } = await import("../../ledger/returned/receipt.ts");
        const { readAnswers } = await import("../../ledger/answers.ts");
        const { wordOptions, wordAsker } = await import("../collect/words.ts");
        const { olderAsker } = await import("../collect/older-file.ts");
        const { join } = await import("node:path");
        const files = returnedFiles(named);
        const collected = await collectReturns(project, files.paths, {
          ...{ who: context.user, today: options.on ? actedOption(options.on) : today() },
          spoolFolder: join(project.temporaryFolder, "spool"),
          signal: context.signal,
          words: wordOptions(options.word),
          ...(options.round ? { round: options.round } : {}),
          ...(options.password ? { password: options.password } : {}),
          ...(context.ask
            ? { askWord: wordAsker(context.ask), askOlder: olderAsker(context.ask) }
            : {}),
        });
        collected.refusedFiles.push(...files.notReady);
        const records = readAnswers(project);
        const receipts = receiptsOf(collected, records);
        const day = options.on ?? today();
        const toCome = townsToCome(collected, records);
        const { round } = options;
        const told = { folder, collected, receipts, toCome, others: files.others, day, round };
        await tell(context, project, told);
      }),
    );
}

async function tell(
  context: CommandContext,
  project: Project,
  told: {
    folder: string;
    collected: Collected;
    receipts: Receipt[];
    toCome: TownToCome[];
    others: string[];
    day: string;
    round: string | undefined;
  },
): Promise<void> {
  const { collected, receipts } = told;
  const { collectJson } = await import("../collect/collect-json.ts");
  const { collectText } = await import("../collect/collect-text.ts");
  const places = await writeBooks(project, told);
  const json = collectJson(collected, receipts);
  const isRefused = json.files_taken === 0 && collected.refusedFiles.length > 0;
  const isAside = json.refused + json.conflicting + json.missing + json.files_refused > 0;
  if (isRefused) context.finish(REFUSED);
  else if (isAside) context.finish(SET_ASIDE);
  await record(context, project, collected, json);
  if (context.out.isJson)
    context.out.json({
      ...json,
      ...{ towns_to_come: told.toCome, files_not_read: told.others },
      receipts: places.receipts,
      conflict_file: places.conflicts ?? null,
    });
  else {
    const [receiptFolder] = places.receipts.map((path) => path.replace(/[^/\\]+$/, ""));
    const conflictFile = places.conflicts;
    context.out.result(collectText({ ...told, receiptFolder, conflictFile, out: context.out }));
  }
}

/** 回执 a township, and what waits for a decision. */
async function writeBooks(
  project: Project,
  { collected, receipts, day }: { collected: Collected; receipts: Receipt[]; day: string },
): Promise<{ receipts: string[]; conflicts: string | undefined }> {
  const { removeLeftovers } = await import("../../project/atomic-file.ts");
  const { roundFolder } = await import("../../project/project.ts");
  const { writeConflicts } = await import("../../ledger/returned/conflict-book.ts");
  const { writeReceipts } = await import("../../ledger/returned/receipt-book.ts");
  const folder = roundFolder(project, collected.index.issued.round);
  for (const each of [folder, `${folder}/回执`]) await removeLeftovers(each);
  return {
    receipts: await writeReceipts(collected, receipts, { folder, day }),
    conflicts: await writeConflicts(collected.conflicts, collected.index, { folder, day }),
  };
}

async function record(
  { user }: CommandContext,
  project: Project,
  { files }: Collected,
  json: { taken: number; refused: number; conflicting: number; missing: number },
): Promise<void> {
  const { appendAudit } = await import("../../project/audit.ts");
  const { taken, refused, conflicting, missing } = json;
  await appendAudit(project, {
    ...{ who: user, command: "collect" },
    inputs: files.map(({ book, answers }) => ({ sha256: book.sha256, rows: answers.length })),
    outputs: [],
    counts: { taken, refused, conflicting, missing },
  });
}
