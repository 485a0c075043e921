import { monthText } from "../../rules/run-context.ts";
import type { LocalNumbering } from "../../staging/across/household-numbers.ts";
import { type Labels, type Notice, noticeOf } from "./notice.ts";

const UNITS = { county: "各县", town: "各乡镇", village: "各村" } as const;

/** Rolls whose household numbers had to be told apart before they could stand for families. */
export function numberingNotices(numberings: readonly LocalNumbering[], rolls: Labels): Notice[] {
  const named = (those: readonly LocalNumbering[]) =>
    those
      .map(({ roll, period }) => {
        const label = rolls.get(roll)?.label ?? roll;
        return period === null ? label : `${label} ${monthText(period)}`;
      })
      .join("、");
  const lines = Object.entries(UNITS).flatMap(([unit, where]) => {
    const those = numberings.filter((each) => each.unit === unit);
    if (those.length === 0) return [];
    return [`${named(those)}：${where}各编各的户号，已在号前加地名区分`];
  });
  const own = numberings.filter(({ series }) => series !== null);
  if (own.length > 0)
    lines.push(`${named(own)}：户号是这份名单自己排的，与其他名单对不上，只按人认家庭`);
  return noticeOf({ title: "户号", lines, isInfo: true });
}
