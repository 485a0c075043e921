import type { SilentTown } from "../../rules/run/silent-towns.ts";
import { monthText } from "../../rules/run-context.ts";
import { type Labels, type Notice, noticeOf, rollText } from "./notice.ts";

/** Townships that are missing on a roll, a line a roll and month: most often their file was not handed in. */
export function silentTownNotices(towns: readonly SilentTown[], rolls: Labels): Notice[] {
  const place = ({ roll, period }: SilentTown) => `${roll} ${period ?? ""}`;
  const firsts = [...new Map(towns.map((town) => [place(town), town])).values()];
  const lines = firsts.map((first) => {
    const those = towns.filter((town) => place(town) === place(first));
    const month = first.period === null ? "" : ` ${monthText(first.period)} `;
    const said = those.map(({ town, expected }) => `${town}（应有约 ${expected} 行）`);
    return `${rollText(rolls, first.roll)}${month}里没有${said.join("、")}的人：可能没有交来，靠它判断的线索列为待核，补交后再排查`;
  });
  return noticeOf({ title: "缺了乡镇的名册", lines });
}
