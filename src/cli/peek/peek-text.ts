import type { Output } from "../output.ts";
import { clip, table } from "../text-width.ts";
import type { SheetDescription } from "./describe-sheet.ts";
import type { BookDescription } from "./peek.ts";

export function peekText(book: BookDescription, out: Pick<Output, "paint">): string {
  const lines = [`${out.paint("bold", book.file)}  ${book.format}，${size(book.bytes)}`];
  for (const note of book.notes) lines.push(`  ! ${note}`);
  for (const sheet of book.sheets) lines.push("", ...sheetLines(sheet, out));
  lines.push("", "没有改动任何文件。下一步：doudi init 我的项目 --from 名册所在文件夹");
  return lines.join("\n");
}

function sheetLines(sheet: SheetDescription, out: Pick<Output, "paint">): string[] {
  const name = sheet.sheet === "" ? "（文本文件）" : `工作表“${sheet.sheet}”`;
  const hidden = sheet.hidden ? "，隐藏" : "";
  const lines = [`${name}${hidden}：${sheet.rows} 行`];
  for (const note of sheet.notes) lines.push(`  ! ${note}`);
  if (sheet.roll === null) lines.push(`  ${out.paint("yellow", "认不出是哪一种名册")}`);
  else {
    const month = sheet.period ? `，${sheet.period}` : "";
    lines.push(
      `  ${out.paint("green", `${sheet.roll_label}（${sheet.roll}）`)}${month}，由${sheet.supplier}提供`,
    );
  }
  if (sheet.header_row > 0) lines.push(`  表头：第 ${headerRows(sheet)} 行`);
  if (sheet.town) lines.push(`  乡镇：${sheet.town}（取自工作表名、文件名或标题）`);
  if (sheet.village) lines.push(`  村：${sheet.village}（取自工作表名或标题）`);
  for (const said of sheet.said) lines.push(`  ${said}（没有这一列，取自工作表名、标题或文件名）`);
  for (const field of sheet.said_between)
    lines.push(`  ${field}（没有这一列，取自各行之间的标题）`);
  if (sheet.spread) lines.push(`  ${sheet.spread}`);
  for (const question of sheet.questions) lines.push(`  ? ${question}`);
  const columns = sheet.columns.map(({ column, header, label, field }) => [
    "   ",
    column,
    header,
    "→",
    label,
    field,
  ]);
  if (columns.length > 0) lines.push("  各列：", table(columns));
  if (sheet.unused.length > 0) {
    lines.push(
      `  没有用到的列：${sheet.unused.map(({ header, column }) => header || `${column} 列`).join("、")}`,
    );
  }
  if (sheet.first_rows.length > 0) {
    lines.push("  前几行（已脱敏）：");
    for (const { row, cells } of sheet.first_rows)
      lines.push(`    ${row}｜${cells.map((cell) => clip(cell, 24)).join("｜")}`);
  }
  return lines;
}

function headerRows({ header_row, header_rows }: SheetDescription): string {
  return header_rows > 1 ? `${header_row}–${header_row + header_rows - 1}` : String(header_row);
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(0)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
