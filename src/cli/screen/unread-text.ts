import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Unread } from "../../screening/read-inputs.ts";
import { fieldLabel } from "../../sources/recognition/columns/column-questions.ts";
import type { UnreadColumn } from "../../sources/recognition/columns/unread-columns.ts";
import type { Output } from "../output.ts";

/** Columns most of whose cells were not understood: a rule that reads one finds nobody, which is no zero. */
export async function unreadSection(
  unread: readonly Unread[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (unread.length === 0) return [];
  const rolls = await loadRolls();
  const lines = unread.map(({ file, sheet, roll, field, cells, rows, open }) => {
    const known = rolls.get(roll);
    const label = open ?? (known ? fieldLabel(known, field) : field);
    const what = open === undefined ? "认不出" : "空着，看不出是哪种救助";
    const how = cells >= rows ? `${rows} 行全都${what}` : `${rows} 行里有 ${cells} 行${what}`;
    return `  ! ${sheet === "" ? file : `${file}·${sheet}`}：“${label}”列 ${how}，靠这一列的规则查不全`;
  });
  return [
    out.paint(
      "yellow",
      "大半认不出的列（请改成通行的写法，或在 doudi.yaml 里改列，或在这张表下用 values 写明本地写法各是什么）",
    ),
    ...lines,
  ];
}

/** `“照料护理档次”列的“一档”“二档”认不出；…`. */
export function unreadColumnText({ field, header, texts }: UnreadColumn): string {
  const written = texts.length > 0 ? `的${texts.map((text) => `“${text}”`).join("")}` : "多数";
  const example = texts[0] ?? "本地写法";
  return `“${header}”列${written}认不出，靠这一列的规则查不全；在 doudi.yaml 这张表下写明，例如 values: { ${field}: { ${example}: 通行的写法 } }`;
}
