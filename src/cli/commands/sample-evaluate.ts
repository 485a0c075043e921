import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import type { RefusedCell } from "../../ledger/refused-cell.ts";
import type { DrawRecord, SampleRecord } from "../../ledger/samples.ts";
import type { Project } from "../../project/project.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import type { Output } from "../output.ts";
import { refusedLines } from "../refused-lines.ts";
import { withProject } from "../with-project.ts";

/** Done, but some rows are about people of no draw, or cannot be understood. */
const SET_ASIDE = 4;

interface Options {
  draw?: string;
}

interface Receipt {
  file: string;
  taken: number;
  blank: number;
  strangers: { sheet: string; row: number }[];
  refused: readonly RefusedCell[];
}

export function evaluateSampleCommand(context: CommandContext): Command {
  return newAction("evaluate", "读交回的走访表，估计应保未保率")
    .argument("<项目文件夹>", "抽过样的项目")
    .argument("[文件或文件夹...]", "交回的走访表，或放这些文件的文件夹；不写就按已交回的估计")
    .option("--draw <号>", "哪一次抽样；不写就是最近一次")
    .addHelpText("after", "\n例：\n  doudi sample evaluate 我的项目 交回文件夹")
    .action((folder: string, files: string[], options: Options) =>
      withProject(context, folder, "sample evaluate", async (project) => {
        const { readSamples } = await import("../../ledger/samples.ts");
        const { evaluateDraw } = await import("../../reports/sampling/tally.ts");
        const draw = await drawOf(readSamples(project), options.draw);
        const receipts = await takeLists(context, project, draw, files);
        const result = evaluateDraw(draw, readSamples(project));
        const isAside = receipts.some(
          ({ strangers, refused }) => strangers.length + refused.length > 0,
        );
        if (isAside) context.finish(SET_ASIDE);
        const { out } = context;
        if (out.isJson) {
          out.json({ schema: "sample-estimate/1", draw: draw.n, receipts, ...result });
          return;
        }
        const { estimateText } = await import("../sample/sample-text.ts");
        const next =
          result.answered === 0
            ? [`下一步：走访表填好后运行 doudi sample evaluate ${asTyped(folder)} 交回的文件夹`]
            : [];
        out.result(
          [
            ...receipts.flatMap((each) => receiptLines(each, out)),
            estimateText(result, draw.n),
            ...next,
          ].join("\n"),
        );
      }),
    );
}

async function drawOf(
  records: readonly SampleRecord[],
  wanted: string | undefined,
): Promise<DrawRecord> {
  const { drawsOf } = await import("../../ledger/samples.ts");
  const draws = drawsOf(records);
  const draw =
    wanted === undefined ? draws.at(-1) : draws.find(({ n }) => String(n) === wanted.trim());
  if (draw) return draw;
  throw new UserError("E2006", draws.length === 0 ? "这个项目还没有抽过样。" : "没有这一次抽样。", {
    hint:
      draws.length === 0
        ? "先运行 doudi sample draw 项目文件夹。"
        : `有的抽样：${draws.map(({ n }) => n).join("、")}。`,
    state: "没有改动任何文件。",
  });
}

/** Every list is read before the first is kept, so that one which is none of ours leaves nothing half taken. */
async function takeLists(
  context: CommandContext,
  project: Project,
  draw: DrawRecord,
  files: readonly string[],
): Promise<Receipt[]> {
  const { join } = await import("node:path");
  const { returnedFiles } = await import("../../ledger/returned/find-files.ts");
  const { readAnswerBook } = await import("../../ledger/answer-sheet.ts");
  const { readSampleList } = await import("../../reports/sampling/read-lists.ts");
  const { appendSample } = await import("../../ledger/samples.ts");
  const codes = new Set(draw.drawn.map(({ code }) => code));
  const spoolFolder = join(project.temporaryFolder, "spool");
  const read: { file: string; sha256: string; list: ReturnType<typeof readSampleList> }[] = [];
  const { paths, notReady } = returnedFiles(files);
  for (const refusal of notReady) throw refusal;
  for (const file of paths) {
    const book = await readAnswerBook(file, { spoolFolder, signal: context.signal });
    read.push({ file: book.file, sha256: book.sha256, list: readSampleList(book, codes) });
  }
  for (const { file, sha256, list } of read) {
    if (list.answers.length === 0) continue;
    await appendSample(project, {
      ...{ kind: "answers", who: context.user, draw: draw.n, source: { file, sha256 } },
      answers: list.answers,
    });
  }
  return read.map(({ file, list: { answers, blank, strangers, refused } }) => ({
    ...{ file, taken: answers.length, blank, strangers, refused },
  }));
}

function receiptLines(
  { file, taken, blank, strangers, refused }: Receipt,
  out: Pick<Output, "paint">,
): string[] {
  const places = strangers.slice(0, 5).map(({ row }) => `第 ${row} 行`);
  const odd =
    strangers.length > 0
      ? `；${strangers.length} 行的编号不在这次抽样里，没有记入（${places.join("、")}）`
      : "";
  return [`${file}：记入 ${taken} 人，未填 ${blank} 人${odd}`, ...refusedLines(refused, file, out)];
}
