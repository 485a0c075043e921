import type { Roll } from "../../rolls/roll.ts";
import type { SilentTown } from "../../rules/run/silent-towns.ts";
import { monthText } from "../../rules/run-context.ts";

/** Townships that are missing on a roll, a line a roll and month: most often their file was not handed in. */
export function silentTownLines(
  towns: readonly SilentTown[],
  rolls: ReadonlyMap<string, Pick<Roll, "label">>,
): string[] {
  const place = ({ roll, period }: SilentTown) => `${roll} ${period ?? ""}`;
  return [...new Map(towns.map((town) => [place(town), town])).values()].map((first) => {
    const those = towns.filter((town) => place(town) === place(first));
    const label = rolls.get(first.roll)?.label ?? first.roll;
    const month = first.period === null ? "" : ` ${monthText(first.period)} `;
    const said = those.map(({ town, expected }) => `${town}（应有约 ${expected} 行）`);
    return `  ! 《${label}》${month}里没有${said.join("、")}的人：可能没有交来，靠它判断的线索列为待核，补交后再排查`;
  });
}
