import { UserError } from "../../errors.ts";
import type { FileConfig, SheetConfig } from "../../project/config-schema.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthNumber } from "../../rules/run-context.ts";

/**
 * `--sheet 文件#工作表:项=值`, each an answer that `init` would ask for: roll, period, header_row, header_rows, skip, or a field of
 * the roll with the header (or `B列`) that holds it. Without `#工作表` it holds for the file's only sheet.
 *
 * Throws: UserError E2001 for what is not written so, names no roll or no month.
 */
export async function withSheetAnswers(
  files: readonly FileConfig[],
  answers: readonly string[],
): Promise<FileConfig[]> {
  const config = new Map(files.map((file) => [file.file, file]));
  for (const answer of answers) {
    const { file, sheet, item, value } = parsed(answer);
    const before = config.get(file) ?? { file, sheets: [] };
    const said = before.sheets.find((each) => each.sheet === sheet) ?? { sheet };
    const others = before.sheets.filter((each) => each.sheet !== sheet);
    config.set(file, { ...before, sheets: [...others, await answered(said, item, value)] });
  }
  return [...config.values()];
}

/** Throws E2001 for an answer about a file that is not among those to be recognised. */
export function refuseUnknownFiles(answers: readonly string[], files: readonly string[]): void {
  const stray = answers.filter((answer) => !files.includes(parsed(answer).file)).length;
  if (stray > 0) throw faulty(`--sheet 里有 ${stray} 个文件名不在要识别的文件当中。`);
}

function parsed(answer: string): { file: string; sheet: string; item: string; value: string } {
  const match = /^(.+?)(?:#(.*?))?[:：]([a-z_]+)[=＝](.*)$/su.exec(answer);
  if (!match) throw faulty("--sheet 应写成 文件#工作表:项=值 的样子。");
  const [, file = "", sheet = "", item = "", value = ""] = match;
  return { file, sheet, item, value: value.trim() };
}

async function answered(said: SheetConfig, item: string, value: string): Promise<SheetConfig> {
  if (item === "roll") {
    if (!(await loadRolls()).has(value)) throw faulty("--sheet 里的名册编号没有这一种。");
    return { ...said, roll: value };
  }
  if (item === "period") {
    if (monthNumber(value) === undefined) throw faulty("--sheet 里的月份应写成 2019-10 的样子。");
    return { ...said, period: value };
  }
  if (item === "skip") return { ...said, skip: value !== "no" };
  if (item === "header_row" || item === "header_rows") {
    if (!/^(0|[1-9]\d{0,3})$/.test(value))
      throw faulty("--sheet 里的表头行应是正整数，没有表头写 0。");
    return { ...said, [item]: Number(value) };
  }
  return { ...said, columns: { ...said.columns, [item]: value } };
}

function faulty(text: string): UserError {
  return new UserError("E2001", text, {
    hint: "例如 --sheet 名册.xlsx#Sheet1:roll=dibao 或 --sheet 名册.xlsx#Sheet1:name=户主姓名；名册编号见 docs/rolls.md。",
  });
}
