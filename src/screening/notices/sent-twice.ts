import type { RollSentTwice } from "../rolls-sent-twice.ts";
import { datedRollText, type Labels, type Notice, noticeOf } from "./notice.ts";

/** Rolls that came twice for one month, a line each pair of sheets. */
export function sentTwiceNotices(twice: readonly RollSentTwice[], rolls: Labels): Notice[] {
  const lines = twice.map(
    ({ one, other, people, differing, ...roll }) =>
      `${datedRollText(rolls, roll)}：${one} 和 ${other} 有 ${people} 人相同，其中 ${differing} 人两处内容不一样，两处都算进去了`,
  );
  return noticeOf({
    title: "交了两份的名册",
    meaning: "留下正确的一份，把另一份移出“数据”文件夹再排查",
    lines,
  });
}
