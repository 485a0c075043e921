import type { UnequalFamilies } from "../unequal-families.ts";
import { type Notice, noticeOf, placeText } from "./notice.ts";

/** Families of which a row names fewer people than it says they are: whoever is left out counts as not on the roll. */
export function unequalFamilyNotices(unequal: readonly UnequalFamilies[]): Notice[] {
  const rowsText = (rows: readonly number[], all: number) =>
    `第 ${rows.join("、")} 行${all > rows.length ? "等" : ""}`;
  const lines = unequal.map(({ file, sheet, header, more, moreRows, fewer, fewerRows }) => {
    const parts = [
      ...(more > 0
        ? [`${more} 户写的人数多于写出的人（${rowsText(moreRows, more)}），没写出的人会当作不在册`]
        : []),
      ...(fewer > 0 ? [`${fewer} 户写的人数少于写出的人（${rowsText(fewerRows, fewer)}）`] : []),
    ];
    return `${placeText({ file, sheet })}：按“${header}”列，${parts.join("；")}`;
  });
  return noticeOf({
    title: "一行一户的名册，人数与写出的成员不一致",
    meaning: "请核对名册",
    lines,
  });
}
