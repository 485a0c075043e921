import { mkdir, rm } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../../errors.ts";
import { notOurs, readAnswerBook, rowsUnder } from "../answer-sheet.ts";

/** What a re-check found of one case. */
export interface RecheckRow {
  task: string;
  agrees: boolean;
  note: string;
}

const TASK = "任务编号";
const RESULT = "复核结果";
const VERDICTS: Readonly<Record<string, boolean>> = { 一致: true, 不一致: false };

/**
 * Read a filled-in sheet of re-checks; rows without a result are left for later.
 *
 * Throws: UserError E3001 … E3008; E3201 for a file that is none of ours; E3202 for a result that is neither 一致 nor 不一致.
 */
export async function readRechecks(
  path: string,
  { spoolFolder, signal }: { spoolFolder: string; signal: AbortSignal },
): Promise<RecheckRow[]> {
  await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
  try {
    const { sheets } = await readAnswerBook(path, { spoolFolder, signal });
    for (const sheet of sheets) {
      const rows = rowsUnder(sheet, [TASK, RESULT]);
      if (!rows) continue;
      return rows
        .filter(({ cell }) => cell(TASK) !== "" && cell(RESULT) !== "")
        .map(({ row, cell }) => {
          const agrees = VERDICTS[cell(RESULT)];
          if (agrees === undefined) throw neither(basename(path), sheet.sheet, row);
          return { task: cell(TASK), agrees, note: cell("复核情况") };
        });
    }
    throw notOurs(basename(path), "复核表");
  } finally {
    await rm(spoolFolder, { recursive: true, force: true });
  }
}

function neither(file: string, sheet: string, row: number): UserError {
  return new UserError("E3202", "“复核结果”只能填“一致”或“不一致”。", {
    hint: "改好这一格再交一次；还没有复核的留空。",
    at: { file, sheet, row, column: RESULT },
    state: "整张表都没有登记。",
  });
}
