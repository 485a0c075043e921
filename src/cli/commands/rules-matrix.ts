import type { Command } from "commander";
import type { ClauseRow } from "../../findings/clauses/clause-matrix.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { ruleFolders } from "../rule-folders.ts";
import { withDatabase } from "../with-project.ts";

interface Options {
  excel?: string;
}

export function rulesMatrixCommand(context: CommandContext): Command {
  return newAction("matrix", "通知各条款、规则、所需名册和本县检查情况")
    .argument("[项目文件夹]", "排查过的项目；不写时只列条款、规则和所需名册")
    .option("--excel <文件>", "写成 Excel 表")
    .addHelpText("after", "\n例：\n  doudi rules matrix 我的项目 --excel 条款矩阵.xlsx")
    .action(async (folder: string | undefined, options: Options) => {
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { clauseMatrix } = await import("../../findings/clauses/clause-matrix.ts");
      if (folder === undefined) {
        const rows = await clauseMatrix(loadPack({ folders: ruleFolders(undefined) }));
        await tell(context, rows, { county: "", round: "", date: "2019-09-13" }, options);
        return;
      }
      await withDatabase(context, folder, "rules matrix", async (db, project) => {
        const { countyCoverage } = await import("../../findings/clauses/county-coverage.ts");
        const { roundOf } = await import("../../screening/round-of.ts");
        const { asOf } = await import("../../worklists/round.ts");
        const pack = loadPack({ folders: [project.rulesFolder] });
        const rows = await clauseMatrix(pack, await countyCoverage(db));
        const about = {
          county: project.config.county ?? "",
          round: (await roundOf(db, project)).round,
          date: (await asOf(db)).day,
        };
        await tell(context, rows, about, options);
      });
    });
}

async function tell(
  { out }: CommandContext,
  rows: readonly ClauseRow[],
  about: { county: string; round: string; date: string },
  { excel }: Options,
): Promise<void> {
  let file: string | undefined;
  if (excel !== undefined) {
    const { writeBook } = await import("../../worklists/workbook/book.ts");
    const { writeClauses } = await import("../../worklists/sheets/clause-sheet.ts");
    file = await writeBook(excel, { date: about.date }, async (book) =>
      writeClauses(book, rows, { place: about.county, round: about.round }),
    );
  }
  if (out.isJson) {
    const { county, round } = about;
    out.json({ schema: "matrix/1", county, round, clauses: rows, ...(file ? { file } : {}) });
    return;
  }
  const { matrixText } = await import("../rules/matrix-text.ts");
  out.result(matrixText(rows, about.round));
  if (file) out.result(`已写成 Excel：${file}`);
}
