import { monthText } from "../../rules/run-context.ts";
import type { ScreenResult } from "../../screening/screen.ts";
import { faultFields } from "../output.ts";
import { checkedNothing } from "./checked-nothing.ts";

/** The result of a run for other programs; no value of a person is in it. */
export function screenJson(result: ScreenResult): Record<string, unknown> {
  const {
    manifest,
    folder,
    files,
    aside,
    unread,
    refused,
    people,
    rules,
    levels,
    exits,
    partial,
    silentTowns,
    numberings,
    sentTwice,
    worklists,
    summary,
  } = result;
  return {
    schema: "screen/1",
    round: manifest.round,
    month: manifest.month,
    folder,
    files: files.map(({ period, ...file }) => ({
      ...file,
      period: period === null ? null : monthText(period),
    })),
    aside,
    unread,
    refused: refused.map(({ file, error }) => ({ ...faultFields(error), file })),
    people,
    findings: manifest.findings,
    standings: result.standings,
    exceptions: result.excepted,
    levels,
    nothing_checked: checkedNothing(result),
    rules,
    exits: {
      ...exits,
      months: exits.months.map((each) => ({ ...each, month: monthText(each.month) })),
      cells: exits.cells.map((each) => ({ ...each, month: monthText(each.month) })),
    },
    partial: partial.map(({ period, otherPeriod, ...each }) => ({
      ...each,
      period: monthText(period),
      otherPeriod: monthText(otherPeriod),
    })),
    undated: result.undated,
    sentTwice: sentTwice.map(({ period, ...each }) => ({
      ...each,
      period: period === null ? null : monthText(period),
    })),
    silentTowns: silentTowns.map(({ period, ...each }) => ({
      ...each,
      period: period === null ? null : monthText(period),
    })),
    numberings: numberings.map(({ period, ...each }) => ({
      ...each,
      period: period === null ? null : monthText(period),
    })),
    worklists,
    summary,
  };
}
