import type { SameFile } from "../same-files.ts";
import { type Labels, type Notice, noticeOf, rollText } from "./notice.ts";

/** Files that brought nothing new, a line each. */
export function sameFileNotices(files: readonly SameFile[], rolls: Labels): Notice[] {
  const lines = files.map(({ file, roll, other }) =>
    other === null
      ? `${file}：每一行都和别的${rollText(rolls, roll)}一样`
      : `${file}：和 ${other} 是同一个文件，一个字节都不差`,
  );
  return noticeOf({
    title: "没有新内容的文件",
    meaning: "请向提供单位确认，是不是把旧表又交了一次",
    lines,
  });
}
