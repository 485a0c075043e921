import type { Merge, TextRow } from "./sheet-head.ts";

/**
 * The rows of a header with each group written over all its columns, where text files and saved web pages write it once and merge nothing:
 * 父亲情况 | | | 母亲情况 | | over 姓名 | 身份证号 | 状况 | 姓名 | 身份证号 | 状况. Only where a lower text stands twice: others say what they are.
 */
export function underGroups(span: readonly TextRow[], merges: readonly Merge[]): TextRow[] {
  const lower = span.at(-1)?.cells.map((cell) => cell.trim()) ?? [];
  const texts = lower.filter((text) => text !== "");
  if (span.length < 2 || merges.length > 0 || new Set(texts).size === texts.length)
    return [...span];
  return span.map((row, index) =>
    index === span.length - 1 ? row : { ...row, cells: carried(row.cells, lower) },
  );
}

function carried(cells: readonly string[], lower: readonly string[]): string[] {
  let group = "";
  return lower.map((below, column) => {
    const own = (cells[column] ?? "").trim();
    // A column without a second header stands under no group.
    group = own !== "" ? own : below === "" ? "" : group;
    return group;
  });
}
