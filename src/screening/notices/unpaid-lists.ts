import type { UnpaidList } from "../unpaid-lists.ts";
import { datedRollText, type Labels, type Notice, noticeOf } from "./notice.ts";

/** Sheets of a roll on which hardly anybody is paid, a line each. */
export function unpaidListNotices(lists: readonly UnpaidList[], rolls: Labels): Notice[] {
  return noticeOf({
    title: "几乎没有人领到低保金的名册",
    meaning:
      "不是在保名册的，在 doudi.yaml 这张表下写明 skip: true 再排查；是的，请核对发放流水缺不缺这些人",
    lines: lists.map(
      ({ name, households, paid, ...list }) =>
        `${datedRollText(rolls, list)}：${name} 上 ${households} 户，有发放记录的 ${paid} 户，别的表大多有`,
    ),
  });
}
