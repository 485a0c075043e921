import { loadRolls } from "../../rolls/load-rolls.ts";
import type { UnplacedRows } from "../../rules/run/unplaced-rows.ts";
import type { Output } from "../output.ts";

/** Rolls of which too many rows are nobody's for certain, a line each; none where there are none. */
export async function unplacedSection(
  unplaced: readonly UnplacedRows[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (unplaced.length === 0) return [];
  const rolls = await loadRolls();
  const ids = [...new Set(unplaced.map(({ roll }) => roll))];
  return [
    out.paint("yellow", "认不准是谁的行太多的名册（没有在上面找到的人一律列为待核）"),
    ...ids.map((id) => {
      const those = unplaced.filter(({ roll }) => roll === id);
      const towns = those.map(
        ({ county, town, percent }) => `${county ?? ""}${town ?? "全部人员"} ${percent}%`,
      );
      return `  ! 《${rolls.get(id)?.label ?? id}》：${towns.join("、")}（见${filesOf(those)}）`;
    }),
    "  多半是姓名、证号打了星号或没有给全：请提供单位给出完整的姓名和证号再排查",
  ];
}

const MOST_FILES = 3;

function filesOf(unplaced: readonly UnplacedRows[]): string {
  const files = [...new Set(unplaced.flatMap((each) => each.files))].sort();
  const named = files.slice(0, MOST_FILES).join("、");
  return files.length > MOST_FILES ? `${named} 等 ${files.length} 个文件` : named;
}
