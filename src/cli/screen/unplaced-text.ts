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
      const towns = unplaced
        .filter(({ roll }) => roll === id)
        .map(({ town, percent }) => `${town ?? "没写乡镇的"} ${percent}%`);
      return `  ! 《${rolls.get(id)?.label ?? id}》：${towns.join("、")}`;
    }),
    "  多半是姓名、证号打了星号或没有给全：请提供单位给出完整的姓名和证号再排查",
  ];
}
