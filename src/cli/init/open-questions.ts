import { UserError } from "../../errors.ts";
import { monthNumber } from "../../rules/run-context.ts";
import type { CommandContext } from "../context.ts";
import type { InitOptions } from "./init-project.ts";
import type { RecognisedFile } from "./recognise-files.ts";
import { takeSpansAs } from "./spans-of-months.ts";
import { takeUndatedAs } from "./undated-rolls.ts";
import { takeYearlessAs } from "./yearless-months.ts";

/** Without a terminal and without --yes, nobody has agreed to the guesses. */
export function refuseOpenQuestions(
  { ask, out }: CommandContext,
  files: readonly RecognisedFile[],
  { yes }: InitOptions,
): void {
  const open = files.flatMap(({ file, open }) => open.map((each) => ({ file, ...each })));
  if (yes || ask || open.length === 0) return;
  if (!out.isJson)
    for (const { file, sheet, text } of open) out.note(`? ${file} ${sheet}：${text}`);
  throw new UserError("E2001", `有 ${open.length} 处认不准，需要你来定。`, {
    hint: "加 --yes 先用最可能的结果（之后可用 --set 改），或在终端窗口里运行，逐项回答。",
  });
}

/** With --yes the likeliest answer stands, which for a roll without a month may be the month to be screened. */
export function withLikelyMonths(
  files: RecognisedFile[],
  { yes }: InitOptions,
  month: string | undefined,
): RecognisedFile[] {
  const asked = month === undefined ? undefined : monthNumber(month);
  if (!yes || asked === undefined) return files;
  return takeUndatedAs(asked, takeYearlessAs(asked, takeSpansAs(asked, files)));
}
