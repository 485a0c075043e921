import type { Command } from "commander";
import type { Database } from "../../engine/database.ts";
import type { RefusedCell } from "../../ledger/refused-cell.ts";
import type { PairAnswer } from "../../ledger/take-decisions.ts";
import type { Project } from "../../project/project.ts";
import type { ReviewPair } from "../../reports/review/list-pairs.ts";
import { asTyped } from "../as-typed.ts";
import { newAction, repeated } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withDatabase } from "../with-project.ts";

/** Done, but some rows could not be understood, or are about pairs that are no longer there. */
const SET_ASIDE = 4;

interface Options {
  limit: string;
  excel?: boolean;
  take?: string;
  same: string[];
  notSame: string[];
  fullId?: boolean;
}

export function reviewPeopleCommand(context: CommandContext): Command {
  return newAction("review", "核对疑似同一人的记录；认定按内容记住，重新导入后仍然有效")
    .argument("<项目文件夹>", "排查过的项目")
    .option("--limit <数>", "列出多少对", "20")
    .option("--excel", "写成 Excel 核对表，分给人填")
    .option("--take <文件>", "读回填好的核对表")
    .option("--same <编号>", "认定是同一人，可以写多次", repeated, [] as string[])
    .option("--not-same <编号>", "认定不是同一人，可以写多次", repeated, [] as string[])
    .option("--full-id", "显示完整证号，并记入操作记录")
    .addHelpText("after", "\n例：\n  doudi people review 我的项目 --excel")
    .action((folder: string, options: Options) =>
      withDatabase(context, folder, "people review", async (db, project) => {
        if (options.take !== undefined || options.same.length + options.notSame.length > 0) {
          await takeAnswers(context, db, project, { folder, ...options });
        } else await showPairs(context, db, project, { folder, ...options });
      }),
    );
}

async function showPairs(
  context: CommandContext,
  db: Database,
  project: Project,
  options: Options & { folder: string },
): Promise<void> {
  const { out } = context;
  const pairs = await openPairs(db, project, options.fullId === true);
  if (options.fullId) await recordUnmasking(context, project, pairs.length);
  if (options.excel) {
    const { writeReview } = await import("../../reports/review/write-review.ts");
    const { county = "", month } = project.config;
    const path = await writeReview(pairs, { folder: project.resultsFolder, county, month });
    if (out.isJson) out.json({ schema: "review/1", pairs: pairs.length, workbook: path });
    else
      out.result(
        `核对表（${pairs.length} 对）：${path}\n下一步：填好后运行 doudi people review ${asTyped(options.folder)} --take 文件`,
      );
    return;
  }
  const limit = Math.max(1, Number.parseInt(options.limit, 10) || 20);
  if (out.isJson) {
    out.json({ schema: "review/1", count: pairs.length, pairs: pairs.slice(0, limit) });
    return;
  }
  if (context.ask && pairs.length > 0) {
    const { askPairs } = await import("../people/ask-pairs.ts");
    out.result(`共有 ${pairs.length} 对需要核对，最可能有结果的在前；随时可以填 q 结束。`);
    const answers = await askPairs(context, context.ask, pairs);
    await keep(context, db, project, {
      answers,
      open: pairs.length - answers.length,
      refused: [],
      source: null,
      ...options,
    });
    return;
  }
  const { reviewText } = await import("../people/review-text.ts");
  out.result(reviewText(pairs, { folder: options.folder, limit, out }));
}

async function openPairs(db: Database, project: Project, fullId: boolean): Promise<ReviewPair[]> {
  const { currentDecisions } = await import("../../ledger/decisions.ts");
  const { decidedPairs } = await import("../../ledger/pair-subjects.ts");
  const { listPairs } = await import("../../reports/review/list-pairs.ts");
  const decided = await decidedPairs(db, currentDecisions(project));
  return listPairs(db, { decided, fullId });
}

async function takeAnswers(
  context: CommandContext,
  db: Database,
  project: Project,
  options: Options & { folder: string },
): Promise<void> {
  const flags: PairAnswer[] = [
    ...options.same.map((code) => ({ code, verdict: "same" as const, rightId: null, note: "" })),
    ...options.notSame.map((code) => ({
      code,
      verdict: "not_same" as const,
      rightId: null,
      note: "",
    })),
  ];
  if (options.take === undefined) {
    await keep(context, db, project, {
      answers: flags,
      open: 0,
      refused: [],
      source: null,
      ...options,
    });
    return;
  }
  const { join } = await import("node:path");
  const { readAnswerBook } = await import("../../ledger/answer-sheet.ts");
  const { answersOfSheet } = await import("../../ledger/take-decisions.ts");
  const book = await readAnswerBook(options.take, {
    spoolFolder: join(project.temporaryFolder, "spool"),
    signal: context.signal,
  });
  const { answers, ...rest } = answersOfSheet(book);
  const source = { file: book.file, sha256: book.sha256 };
  await keep(context, db, project, {
    answers: [...answers, ...flags],
    ...rest,
    source,
    ...options,
  });
}

async function keep(
  context: CommandContext,
  db: Database,
  project: Project,
  taken: {
    answers: readonly PairAnswer[];
    open: number;
    refused: readonly RefusedCell[];
    source: { file: string; sha256: string } | null;
    folder: string;
  },
): Promise<void> {
  const { pairSubjects } = await import("../../ledger/pair-subjects.ts");
  const { decisionsOf } = await import("../../ledger/take-decisions.ts");
  const { saveDecisions } = await import("../people/save-decisions.ts");
  const pairs = await pairSubjects(
    db,
    taken.answers.map(({ code }) => code),
  );
  const { decisions, gone } = decisionsOf(taken.answers, pairs);
  await saveDecisions(project, context.user, { source: taken.source, decisions });
  const kept = taken.answers.length - gone;
  const { open, refused } = taken;
  if (gone + refused.length > 0) context.finish(SET_ASIDE);
  const { out } = context;
  if (out.isJson) {
    out.json({ schema: "review-receipt/1", kept, open, gone, refused });
    return;
  }
  const { receiptText } = await import("../people/receipt-text.ts");
  out.result(
    receiptText({ kept, open, gone, refused, file: taken.source?.file ?? "" }, taken.folder, out),
  );
}

async function recordUnmasking(
  { user }: CommandContext,
  project: Project,
  shown: number,
): Promise<void> {
  const { appendAudit } = await import("../../project/audit.ts");
  const command = "people review --full-id";
  await appendAudit(project, { who: user, command, inputs: [], outputs: [], counts: { shown } });
}
