import { monthText } from "../../rules/run-context.ts";
import type { ScreenResult } from "../../screening/screen.ts";
import { faultFields } from "../output.ts";
import { checkedNothing } from "./checked-nothing.ts";

/** The result of a run for other programs; no value of a person is in it. */
export function screenJson(result: ScreenResult): Record<string, unknown> {
  const { manifest, exits } = result;
  const { folder, aside, unread, people, rules, levels, worklists, summary } = result;
  const dated = <Each extends { month: number }>(each: Each) => ({
    ...each,
    month: monthText(each.month),
  });
  return {
    ...{ schema: "screen/1", round: manifest.round, month: manifest.month, folder },
    files: result.files.map(withPeriod),
    aside,
    unread,
    refused: result.refused.map(({ file, error }) => ({ ...faultFields(error), file })),
    people,
    findings: manifest.findings,
    standings: result.standings,
    exceptions: result.excepted,
    levels,
    nothing_checked: checkedNothing(result),
    rules,
    exits: { ...exits, months: exits.months.map(dated), cells: exits.cells.map(dated) },
    partial: result.partial.map((each) => ({
      ...withPeriod(each),
      otherPeriod: monthText(each.otherPeriod),
    })),
    undated: result.undated,
    sameFiles: result.sameFiles,
    leftOut: result.leftOut,
    unheeded: result.unheeded,
    unequalFamilies: result.unequalFamilies,
    unnumbered: result.unnumbered,
    withoutHouseholds: result.withoutHouseholds,
    mergedTowns: result.mergedTowns,
    sentTwice: result.sentTwice.map(withPeriod),
    olderLists: result.olderLists.map(withPeriod),
    unpaidLists: result.unpaidLists.map(withPeriod),
    silentTowns: result.silentTowns.map(withPeriod),
    unplaced: result.unplaced,
    headed: result.headed,
    unlisted: result.unlisted,
    numberings: result.numberings.map(withPeriod),
    ...{ worklists, summary },
  };
}

/** The month as `2019-10`; null stays null. */
function withPeriod<Each extends { period: number | null }>({ period, ...each }: Each) {
  return { ...each, period: period === null ? null : monthText(period) };
}
