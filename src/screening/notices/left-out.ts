import type { LeftOut } from "../unread-files.ts";
import { type Notice, noticeOf, placeText } from "./notice.ts";

/** What is not used because doudi.yaml says so, for as long as it does: `init` may have said so where nobody could be asked. */
export function leftOutNotices(leftOut: readonly LeftOut[]): Notice[] {
  return noticeOf({
    title: `doudi.yaml 里写明不用的 ${leftOut.length} 处`,
    lines: leftOut.map(({ file, sheet, rows }) => {
      const place = placeText({ file, sheet });
      return rows === null ? `${place}（整个文件）` : `${place}（${rows} 行）`;
    }),
    next: "要用的，在 doudi.yaml 里去掉它的 skip，写明是哪种名册（roll）、哪个月（period）",
    isInfo: true,
  });
}
