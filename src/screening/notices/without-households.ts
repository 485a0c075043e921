import type { WithoutHouseholds } from "../register-without-households.ts";
import { type Notice, noticeOf, placeText } from "./notice.ts";

/** Sheets of the register of whose people the household is not known, a line each. */
export function withoutHouseholdNotices(sheets: readonly WithoutHouseholds[]): Notice[] {
  return noticeOf({
    title: "户籍册上不知道是哪一户的行",
    meaning:
      "没有户号，或户号看不出谁和谁是一户；看不到同户的人，按户查的规则查不到他们，或列为待核",
    lines: sheets.map(
      ({ rows, missing, ...place }) => `${placeText(place)}：${rows} 行里有 ${missing} 行`,
    ),
  });
}
