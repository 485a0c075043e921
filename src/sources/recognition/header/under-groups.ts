import { isClasses } from "../made/ticked-classes.ts";
import type { Merge, TextRow } from "./sheet-head.ts";

/**
 * The rows of a header with each group written over all its columns, where text files and saved web pages write it once and merge nothing:
 * 父亲情况 | | | 母亲情况 | | over 姓名 | 身份证号 | 状况 | 姓名 | 身份证号 | 状况. Only where a lower text stands twice: others say what they are,
 * but for the classes under 分类施保类别.
 */
export function underGroups(span: readonly TextRow[], merges: readonly Merge[]): TextRow[] {
  const lower = span.at(-1)?.cells.map((cell) => cell.trim()) ?? [];
  const texts = lower.filter((text) => text !== "");
  if (span.length < 2 || merges.length > 0) return [...span];
  const carries = new Set(texts).size === texts.length ? isClasses : () => true;
  return span.map((row, index) =>
    index === span.length - 1 ? row : { ...row, cells: carried(row.cells, lower, carries) },
  );
}

function carried(
  cells: readonly string[],
  lower: readonly string[],
  carries: (group: string) => boolean,
): string[] {
  let group = "";
  return Array.from({ length: Math.max(cells.length, lower.length) }, (_, column) => {
    const own = (cells[column] ?? "").trim();
    const below = lower[column] ?? "";
    // A column without a second header stands under no group.
    group = own !== "" ? own : below === "" ? "" : group;
    return own !== "" || carries(group) ? group : "";
  });
}
