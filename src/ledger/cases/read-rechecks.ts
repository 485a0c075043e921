import { mkdir, rm } from "node:fs/promises";
import { basename } from "node:path";
import { type AnswerRow, notOurs, readAnswerBook, rowsUnder } from "../answer-sheet.ts";
import { inOrder, type RefusedCell, type SaidInRow, takeAgreeing } from "../refused-cell.ts";

/** What a re-check found of one case. */
export interface RecheckRow {
  key: string;
  agrees: boolean;
  note: string;
}

export interface ReadRechecks {
  file: string;
  rows: RecheckRow[];
  /** Rows whose result stands in the ledger already: a sheet that was mended comes back whole. */
  known: number;
  refused: RefusedCell[];
}

/** Whose case a task number means, that the ledger has this very result, or why the result of no re-check can be written down for it. */
export type RecheckedCase = (
  task: string,
  agrees: boolean,
) => { key: string } | { isKnown: true } | { reason: string };

const TASK = "任务编号";
const RESULT = "复核结果";
const VERDICTS: Readonly<Record<string, boolean>> = {
  ...{ 一致: true, 结果一致: true, 相符: true, 相一致: true },
  ...{ 不一致: false, 结果不一致: false, 不相符: false, 不符: false },
};

/**
 * Read a filled-in sheet of re-checks; rows without a result are left for later, and those that cannot be taken are set aside with their place.
 *
 * Throws: UserError E3001 … E3008; E3201 for a file that is none of ours.
 */
export async function readRechecks(
  path: string,
  caseOf: RecheckedCase,
  { spoolFolder, signal }: { spoolFolder: string; signal: AbortSignal },
): Promise<ReadRechecks> {
  await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
  try {
    const { sheets, file } = await readAnswerBook(path, { spoolFolder, signal });
    const refused: RefusedCell[] = [];
    let known = 0;
    const byCase = new Map<string, SaidInRow<RecheckRow>[]>();
    const ours = sheets.flatMap(({ sheet, ...rest }) => {
      const rows = rowsUnder({ sheet, ...rest }, [TASK, RESULT]);
      return rows ? [{ sheet, rows }] : [];
    });
    if (ours.length === 0) throw notOurs(basename(path), "复核表");
    for (const { sheet, rows } of ours)
      for (const row of rows) {
        if (row.cell(TASK) === "" || row.cell(RESULT) === "") continue;
        const at = { sheet, row: row.row };
        const says = saidIn(row, caseOf);
        if ("isKnown" in says) known += 1;
        else if ("reason" in says) refused.push({ ...at, ...says });
        else byCase.set(says.key, [...(byCase.get(says.key) ?? []), { ...at, answer: says }]);
      }
    const isSame = (left: RecheckRow, right: RecheckRow) => left.agrees === right.agrees;
    const agreeing = takeAgreeing(byCase.values(), isSame, RESULT);
    return {
      file,
      known,
      rows: agreeing.taken.map(({ answer }) => answer),
      refused: inOrder([...refused, ...agreeing.refused]),
    };
  } finally {
    await rm(spoolFolder, { recursive: true, force: true });
  }
}

function saidIn(
  { cell }: AnswerRow,
  caseOf: RecheckedCase,
): RecheckRow | { isKnown: true } | Pick<RefusedCell, "column" | "reason"> {
  const agrees =
    VERDICTS[
      cell(RESULT)
        .normalize("NFKC")
        .replace(/[\s\p{P}]/gu, "")
    ];
  if (agrees === undefined)
    return { column: RESULT, reason: "只能填“一致”或“不一致”，还没有复核的留空" };
  const found = caseOf(cell(TASK), agrees);
  if ("isKnown" in found) return found;
  if ("reason" in found) return { column: TASK, reason: found.reason };
  return { key: found.key, agrees, note: cell("复核情况") };
}
