import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Unread } from "../../screening/read-inputs.ts";
import { fieldLabel } from "../../sources/recognition/column-questions.ts";
import type { Output } from "../output.ts";

/** Columns most of whose cells were not understood: a rule that reads one finds nobody, which is no zero. */
export async function unreadSection(
  unread: readonly Unread[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (unread.length === 0) return [];
  const rolls = await loadRolls();
  const lines = unread.map(({ file, sheet, roll, field, cells, rows }) => {
    const known = rolls.get(roll);
    const label = known ? fieldLabel(known, field) : field;
    return `  ! ${sheet === "" ? file : `${file}·${sheet}`}：“${label}”列 ${rows} 行里有 ${cells} 行认不出，靠这一列的规则查不全`;
  });
  return [
    out.paint("yellow", "大半认不出的列（请改成通行的写法，或在 doudi.yaml 里改列）"),
    ...lines,
  ];
}
