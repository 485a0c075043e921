import type { UnplacedRows } from "../../rules/run/unplaced-rows.ts";
import { type Labels, type Notice, noticeOf, rollText } from "./notice.ts";

/** Rolls of which too many rows are nobody's for certain, a line each. */
export function unplacedNotices(unplaced: readonly UnplacedRows[], rolls: Labels): Notice[] {
  const ids = [...new Set(unplaced.map(({ roll }) => roll))];
  const lines = ids.map((id) => {
    const those = unplaced.filter(({ roll }) => roll === id);
    const towns = those.map(
      ({ county, town, percent }) => `${county ?? ""}${town ?? "全部人员"} ${percent}%`,
    );
    return `${rollText(rolls, id)}：${towns.join("、")}（见${filesOf(those)}）`;
  });
  return noticeOf({
    title: "认不准是谁的行太多的名册",
    meaning: "没有在上面找到的人一律列为待核",
    lines,
    next: "多半是姓名、证号打了星号或没有给全：请提供单位给出完整的姓名和证号再排查",
  });
}

const MOST_FILES = 3;

function filesOf(unplaced: readonly UnplacedRows[]): string {
  const files = [...new Set(unplaced.flatMap((each) => each.files))].sort();
  const named = files.slice(0, MOST_FILES).join("、");
  return files.length > MOST_FILES ? `${named} 等 ${files.length} 个文件` : named;
}
