import type { OlderList } from "../older-lists.ts";
import { datedRollText, type Labels, type Notice, noticeOf } from "./notice.ts";

/** Lists that were sent again, corrected, a line each. */
export function olderListNotices(lists: readonly OlderList[], rolls: Labels): Notice[] {
  const lines = lists.map(({ older, newer, left, ...list }) => {
    const gone = left === 0 ? "" : `；只在旧版里的 ${left} 人按不在册算`;
    return `${datedRollText(rolls, list)}：${older} 没有用，按 ${newer} 算${gone}`;
  });
  return noticeOf({
    title: "有新旧两版的名册",
    meaning: "按名称里写的，用新的；不对的，把不用的一份移出“数据”文件夹再排查",
    lines,
  });
}
