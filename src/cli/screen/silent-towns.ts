import type { Roll } from "../../rolls/roll.ts";
import type { SilentTown } from "../../rules/run/silent-towns.ts";
import { monthText } from "../../rules/run-context.ts";

/** Townships that are missing on a roll, a line a roll and month: most often their file was not handed in. */
export function silentTownLines(
  towns: readonly SilentTown[],
  rolls: ReadonlyMap<string, Pick<Roll, "label">>,
): string[] {
  return [...new Set(towns.map(({ roll }) => roll))].map((roll) => {
    const those = towns.filter((town) => town.roll === roll);
    const label = rolls.get(roll)?.label ?? roll;
    const period = those[0]?.period ?? null;
    const said = those.map(({ town, expected }) => `${town}（按人口应有约 ${expected} 行）`);
    return `  ! 《${label}》${period === null ? "" : ` ${monthText(period)} `}里没有${said.join("、")}的人：可能没有交来，靠它判断的线索列为待核，补交后再排查`;
  });
}
