import type { Unheeded } from "../unheeded-config.ts";
import { type Notice, noticeOf, placeText } from "./notice.ts";

/** What doudi.yaml says and nothing heeded, a line each: a renamed file is otherwise read as if nobody had said anything of it. */
export function unheededNotices(unheeded: readonly Unheeded[]): Notice[] {
  return noticeOf({
    title: "doudi.yaml 里写了、没有用上的",
    meaning: "请改正，或再运行一次 doudi init",
    lines: unheeded.map((each) => `${placeText(each)}：${each.text}`),
  });
}
