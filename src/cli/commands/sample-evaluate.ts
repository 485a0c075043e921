import type { Command } from "commander";
import { isFaultOfFile, UserError } from "../../errors.ts";
import type { RefusedCell } from "../../ledger/refused-cell.ts";
import type { DrawRecord, SampleRecord } from "../../ledger/samples.ts";
import type { Project } from "../../project/project.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { faultFields, faultText, type Output } from "../output.ts";
import { refusedLines } from "../refused-lines.ts";
import { withProject } from "../with-project.ts";

/** Done, but some rows are about people of no draw, or cannot be understood, or some files cannot be read. */
const SET_ASIDE = 4;
/** Not one of the files that were handed in could be taken. */
const REFUSED = 3;

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
    .addHelpText(
      "after",
      "\n退出码：0 全部收下；4 有没收的行或文件；3 没有一个文件能收。\n例：\n  doudi sample evaluate 我的项目 交回文件夹",
    )
    .action((folder: string, files: string[], options: Options) =>
      withProject(context, folder, "sample evaluate", async (project) => {
        const { readSamples } = await import("../../ledger/samples.ts");
        const { evaluateDraw } = await import("../../reports/sampling/tally.ts");
        const draw = await drawOf(readSamples(project), options.draw);
        const { receipts, refusedFiles } = await takeLists(context, project, draw, files);
        const result = evaluateDraw(draw, readSamples(project));
        const isAside = receipts.some(
          ({ strangers, refused }) => strangers.length + refused.length > 0,
        );
        if (receipts.length === 0 && refusedFiles.length > 0) context.finish(REFUSED);
        else if (isAside || refusedFiles.length > 0) context.finish(SET_ASIDE);
        const { out } = context;
        if (out.isJson) {
          const refused_files = refusedFiles.map(faultFields);
          out.json({
            ...{ schema: "sample-estimate/1", draw: draw.n, receipts, refused_files },
            ...result,
          });
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
            ...(refusedFiles.length === 0
              ? []
              : [
                  out.paint("red", `没有收的文件 ${refusedFiles.length} 个`),
                  ...refusedFiles.map(faultText),
                ]),
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

/** What is wrong with one file does not stop the others; every list is read before the first is kept, so that a kill leaves nothing half taken. */
async function takeLists(
  context: CommandContext,
  project: Project,
  draw: DrawRecord,
  files: readonly string[],
): Promise<{ receipts: Receipt[]; refusedFiles: UserError[] }> {
  const { join } = await import("node:path");
  const { returnedFiles } = await import("../../ledger/returned/find-files.ts");
  const { readAnswerBook } = await import("../../ledger/answer-sheet.ts");
  const { readSampleList } = await import("../../reports/sampling/read-lists.ts");
  const { appendSample } = await import("../../ledger/samples.ts");
  const codes = new Set(draw.drawn.map(({ code }) => code));
  const spoolFolder = join(project.temporaryFolder, "spool");
  const read: { file: string; sha256: string; list: ReturnType<typeof readSampleList> }[] = [];
  const { paths, notReady: refusedFiles } = returnedFiles(files);
  for (const file of paths) {
    try {
      const book = await readAnswerBook(file, { spoolFolder, signal: context.signal });
      read.push({ file: book.file, sha256: book.sha256, list: readSampleList(book, codes) });
    } catch (error) {
      if (!isFaultOfFile(error)) throw error;
      refusedFiles.push(error);
    }
  }
  for (const { file, sha256, list } of read) {
    if (list.answers.length === 0) continue;
    await appendSample(project, {
      ...{ kind: "answers", who: context.user, draw: draw.n, source: { file, sha256 } },
      answers: list.answers,
    });
  }
  const receipts = read.map(({ file, list: { answers, blank, strangers, refused } }) => ({
    ...{ file, taken: answers.length, blank, strangers, refused },
  }));
  return { receipts, refusedFiles };
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
